"""Input that cannot be read: named with its remedy, the other pages audited all the same, and 2 in the end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.conftest import CALM, CLAIM, ROOT, Caveat, Process, page


@pytest.fixture
def good(folder: Path) -> Path:
    """A page that is read without trouble."""
    path = folder / "good.html"
    path.write_text(page(CLAIM))
    return path


def complaint(caveat: Caveat, *arguments: str) -> str:
    """What standard error says when the good page is audited with others, which has to end with 2."""
    result = caveat("check", *arguments, "good.html", "--only", "permanence-recurrence")
    assert result.exit_code == 2
    assert "good.html   Back pain" in result.stdout
    assert "never comes back" in result.stdout
    assert all(line.startswith("caveat: ") for line in result.stderr.splitlines())
    assert "Traceback" not in result.stderr
    return result.stderr


# Per file: its content, and what the complaint about it has to name: the fault, and how to mend it.
CASES = {
    "empty.html": (b" \n", "The file is empty", "Give a page with text in it."),
    "pixel": (b"\x89PNG\r\n\x1a\n\0\0", "This is a binary file, not a page.", "Give HTML, Markdown or plain text."),
    "charset.html": (b"<meta charset=klingon><p>Hello", 'the encoding "klingon", which does not exist', "UTF-8"),
    "latin.html": (
        b"<title>Hello</title>\n<p>A caf\xe9 is a place for a \xc2\xa35 coffee.</p>",
        "Not valid UTF-8 from byte 29 (line 2) on",
        "Save the file as UTF-8",
    ),
    "line.txt": (
        b"never comes back " * 620_000,
        "The page has 10,540,000 characters, more than the limit of 5,000,000",
        "raise limits.max_characters in the profile.",
    ),
    "huge.txt": (
        b"never comes back " * 1_200_000,
        "It is larger than 20,000,000 bytes; it was not audited.",
        "Split the page, or raise limits.max_characters in the profile.",
    ),
    "deep.html": (
        b"<div>" * 5000 + b"We are here." + b"</div>" * 5000,
        "Elements are nested 5,002 deep",
        "Close the elements that are left open.",
    ),
    "comment.html": (b"<p>We are here.</p><!-- <p>And here.</p>", "Line 1", 'a comment is never closed: add "-->"'),
    "tag.html": (b"<p>We are here.</p>\n<p class=", "Line 2", 'the tag <p is never closed: add ">"'),
    "quote.html": (b'<p>We are here.</p>\n<a href="x><p>And here.</p>', "Line 2", "quote"),
    "script.html": (b"<p>Hi</p><script>if (1) {}", "Line 1", "<script> is never closed"),
    "drawn.html": (b"<div id=app></div>", "No text was found in the main content.", "Is content.selector right"),
}


@pytest.mark.usefixtures("good")
@pytest.mark.parametrize("name", CASES)
def test_content_that_cannot_be_read(folder: Path, caveat: Caveat, name: str) -> None:
    content, fault, remedy = CASES[name]
    (folder / name).write_bytes(content)
    said = complaint(caveat, name)
    assert said.startswith(f"caveat: {name}: ")
    assert fault in said
    assert remedy in said


@pytest.mark.usefixtures("good")
def test_paths_that_lead_nowhere(folder: Path, caveat: Caveat) -> None:
    (folder / "nothing").mkdir()
    (folder / "loop.html").symlink_to("loop.html")
    said = complaint(caveat, "missing.html", "nothing", "loop.html", "*.none")
    assert "caveat: missing.html: It cannot be read: No such file or directory. Check the path." in said
    assert "caveat: nothing: The folder holds no page. Caveat looks for .html" in said
    assert "caveat: loop.html: It cannot be read: Too many levels of symbolic links. Correct the symbolic link" in said
    assert "caveat: *.none: No file matches this pattern. Check it" in said


def test_broken_link_in_a_folder_is_not_passed_over(folder: Path, caveat: Caveat) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "page.html").write_text(page(CALM))
    (folder / "site" / "gone.html").symlink_to("nowhere.html")
    result = caveat("check", "site", "--only", "permanence-recurrence")
    assert result.exit_code == 2
    assert "caveat: site/gone.html: It cannot be read" in result.stderr
    assert "site/page.html" in result.stdout


def test_pipe_in_a_folder_is_not_waited_for(folder: Path, caveat: Caveat) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "page.html").write_text(page(CALM))
    os.mkfifo(folder / "site" / "pipe.html")
    assert caveat("check", "site", "--only", "permanence-recurrence").exit_code == 0


def test_pipe_that_is_named_is_read(folder: Path, process: Process) -> None:
    os.mkfifo(folder / "pipe.html")
    run = process("check", "pipe.html", "--only", "permanence-recurrence", "--compact")
    (folder / "pipe.html").write_text(page(CLAIM))  # waits for the reader
    out, error = run.communicate(timeout=60)
    assert (run.returncode, error) == (1, "")
    assert out.startswith("pipe.html:3:")


def test_closed_standard_input_is_named(folder: Path) -> None:
    command = f"exec {sys.executable} -m tools check - <&-"
    run = subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr == (
        'caveat: <stdin>: Standard input is closed. Pipe a page into it, or name a file in place of "-".\n'
    )


def test_guessed_encoding_is_noted_and_fails_nothing(folder: Path, caveat: Caveat) -> None:
    (folder / "old.html").write_bytes(page("Costs £40 a session.").encode("cp1252"))
    result = caveat("check", "old.html", "--only", "permanence-recurrence")
    assert result.exit_code == 0
    assert result.stderr.startswith("caveat: note: old.html: Its encoding is declared nowhere, and it is not UTF-8")
    assert "windows-1252" in result.stderr


@pytest.mark.usefixtures("good")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(folder: Path, caveat: Caveat) -> None:
    (folder / "secret.html").write_text(page(CALM))
    (folder / "secret.html").chmod(0)
    (folder / "closed").mkdir(mode=0)
    said = complaint(caveat, "secret.html", "closed")
    assert "caveat: secret.html: It cannot be read: Permission denied. Allow reading it, or leave it out." in said
    assert "caveat: closed: It cannot be read: Permission denied." in said


@pytest.mark.usefixtures("good")
def test_device_without_end_is_refused(caveat: Caveat) -> None:
    assert "caveat: /dev/zero: It is larger than 20,000,000 bytes" in complaint(caveat, "/dev/zero")


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("name = ", "caveat.toml is not valid TOML"),
        ("nmae = 'x'", 'There is no key called "nmae". Did you mean name?'),
        ("language = 3", "language must be a string. It is 3 now."),
        ("[limits]\nmax_depth = 0", "limits.max_depth must be"),
        ("[checks.missing-titel]\nenabled = true", 'no check called "missing-titel". Did you mean missing-title?'),
        ("[checks.missing-title]\nseverity = 'bad'", '"bad" is unknown. Choose one of must-fix, review, advice.'),
        ("[checks.missing-title]\nfoo = 1", 'There is no key called "checks.missing-title.foo".'),
        ("[content]\nselector = 'p['", "is not a CSS selector"),
    ],
)
@pytest.mark.usefixtures("good")
def test_profile_that_cannot_be_used(folder: Path, caveat: Caveat, profile: str, message: str) -> None:
    (folder / "caveat.toml").write_text(profile)
    result = caveat("check", "good.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("caveat: ")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("good")
def test_profile_files_that_cannot_be_read(folder: Path, caveat: Caveat) -> None:
    (folder / "latin.toml").write_bytes(b'name = "caf\xe9"')
    (folder / "pyproject.toml").write_text("[tool.other]")
    for name, message in {
        "missing.toml": "missing.toml cannot be read: No such file or directory. Name another --config.",
        "latin.toml": "latin.toml is not valid UTF-8. Save it as UTF-8.",
        "pyproject.toml": "pyproject.toml has no table [tool.caveat].",
    }.items():
        result = caveat("check", "good.html", "--config", name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr
