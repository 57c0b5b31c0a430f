"""Files looked after: what changed is told, until Ctrl-C."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from tests.tools.conftest import CALM, CLAIM, page
from tools.check import check
from tools.pages import Wanted
from tools.watch import Changes, repeat, watch, watched_files


@pytest.fixture
def seen(tmp_path: Path) -> Callable[..., list[tuple[set[str], set[str]]]]:
    """What a watch over a folder tells while these things happen, one at each look; Ctrl-C comes last."""

    def run(*happenings: Callable[[], object]) -> list[tuple[set[str], set[str]]]:
        told: list[tuple[set[str], set[str]]] = []
        waiting: Iterator[Callable[[], object]] = iter(happenings)

        def audit(changes: Changes) -> None:
            told.append(({path.name for path in changes.changed}, {path.name for path in changes.gone}))

        def pause(seconds: float) -> None:
            assert seconds == 1
            happening = next(waiting, None)
            if happening is None:
                raise KeyboardInterrupt
            happening()

        watch(lambda: sorted(tmp_path.glob("*.html")), audit, pause)
        return told

    return run


def test_what_is_new_changed_or_gone_is_told_and_nothing_else(tmp_path: Path, seen: Callable[..., list]) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    first.write_text("one")
    told = seen(
        lambda: second.write_text("two"),
        lambda: None,
        lambda: (tmp_path / "notes.txt").write_text("not looked after"),
        lambda: first.write_text("other"),
        first.unlink,
    )
    assert told == [({"a.html"}, set()), ({"b.html"}, set()), ({"a.html"}, set()), (set(), {"a.html"})]


def test_a_change_that_leaves_the_size_is_seen(tmp_path: Path, seen: Callable[..., list]) -> None:
    page = tmp_path / "a.html"
    page.write_text("one")

    def rewrite() -> None:
        page.write_text("two")
        os.utime(page, ns=(1, 1))  # clocks of file systems may be too coarse for two writes in one test

    assert len(seen(rewrite)) == 2


def test_nothing_is_cleared_where_there_is_no_terminal(
    tmp_path: Path, seen: Callable[..., list], capsys: pytest.CaptureFixture[str]
) -> None:
    seen((tmp_path / "a.html").touch)
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_during_an_audit_ends_it_as_well(tmp_path: Path) -> None:
    def audit(changes: Changes) -> None:
        raise KeyboardInterrupt

    assert watch(lambda: [tmp_path], audit) is None


def test_check_runs_again_when_a_page_changes_whatever_its_verdict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also after a run that failed for a configuration that was half written."""
    (folder / "a.html").write_text(page(CLAIM))
    context = check.make_context("check", ["a.html", "--only", "claims", "--compact", "--no-cache"])
    looks = iter(
        [
            lambda: (folder / "caveat.toml").write_text("[checks"),
            lambda: (folder / "caveat.toml").write_text(""),
            lambda: (folder / "a.html").write_text(page(CALM)),
        ]
    )

    def pause(_: float) -> None:
        try:
            next(looks)()
        except StopIteration:
            raise KeyboardInterrupt from None

    repeat(context, context.params, lambda: [folder / "a.html", folder / "caveat.toml"], pause)
    said = capsys.readouterr()
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["a.html", "a.html"]
    assert "caveat.toml is not valid TOML" in said.err


def test_there_must_be_a_file_to_look_after(folder: Path) -> None:
    context = check.make_context("check", ["missing.html"])
    with pytest.raises(click.UsageError, match="--watch looks after files"):
        repeat(context, context.params, lambda: [folder / "missing.html"])


def test_pages_and_the_configuration_are_looked_after(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "a.html").touch()
    (folder / "site" / "notes.rst").touch()
    assert watched_files(Wanted(("site",)), Path("house.toml")) == [Path("site/a.html"), Path("house.toml")]
    assert Path("caveat.toml") in watched_files(Wanted(("site",)), None)
    with pytest.raises(click.UsageError, match="--watch looks after files"):
        watched_files(Wanted(crawl="https://clinic.example/"), None)
