"""What is written takes the place of what was there, whole or not at all."""

import os
from pathlib import Path
from threading import Thread

import pytest

from cms.whole_file import whole_file


@pytest.fixture
def file(tmp_path) -> Path:
    """Return an earlier file, which only its owner may read."""
    path = tmp_path / "trail.jsonl"
    path.write_text("old")
    path.chmod(0o600)
    return path


def test_earlier_file_is_whole_until_the_new_one_is(file):
    with whole_file(file) as stream:
        stream.write(b"ne")
        stream.flush()
        assert file.read_text() == "old"
        stream.write(b"w")
    assert file.read_bytes() == b"new"


def test_what_breaks_off_leaves_the_earlier_file_and_nothing_beside_it(file):
    def break_off() -> None:
        with whole_file(file) as stream:
            stream.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


def test_nobody_else_may_read_what_only_the_owner_could(file):
    with whole_file(file) as stream:
        [part] = set(file.parent.iterdir()) - {file}
        assert part.stat().st_mode & 0o777 == 0o600
        stream.write(b"new")
    assert file.stat().st_mode & 0o777 == 0o600


def test_first_file_has_the_permissions_of_any_new_file(tmp_path):
    usual, path = tmp_path / "usual", tmp_path / "trail.jsonl"
    usual.touch()
    with whole_file(path) as stream:
        stream.write(b"new")
    assert path.stat().st_mode == usual.stat().st_mode


def test_link_leads_to_the_new_file(file):
    link = file.with_name("latest")
    link.symlink_to(file)
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_pipe_is_written_to_as_it_is(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with whole_file(pipe) as stream:
        stream.write(b"new")
    reader.join()
    assert read == ["new"]
    assert pipe.is_fifo()


def test_folder_is_no_place_for_it(tmp_path):
    with pytest.raises(IsADirectoryError), whole_file(tmp_path):
        pass
