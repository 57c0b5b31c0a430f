"""Which profile an audit uses."""

import json
from pathlib import Path

import pytest

from tests.tools.conftest import CLAIM, Caveat, page


@pytest.fixture
def name(folder: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> object:
    """The name of the profile that `caveat check` uses two folders further down."""
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "page.html").write_text(page(CLAIM))
    monkeypatch.chdir(inner)

    def ask(*arguments: str) -> str:
        return str(json.loads(caveat("check", "page.html", "--format", "json", *arguments).stdout)["profile"])

    return ask


def test_without_a_file_it_is_the_default(name) -> None:
    assert name() == "default"


def test_nearest_file_wins(folder: Path, name) -> None:
    (folder / "caveat.toml").write_text('name = "far"')
    assert name() == "far"
    (folder / "a" / "pyproject.toml").write_text('[tool.caveat]\nname = "near"')
    assert name() == "near"
    (folder / "a" / "caveat.toml").write_text('name = "own"')
    assert name() == "own"


def test_pyproject_that_does_not_mention_caveat_is_passed_over(folder: Path, name) -> None:
    (folder / "caveat.toml").write_text('name = "far"')
    (folder / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert name() == "far"


def test_named_profile_wins(folder: Path, name) -> None:
    (folder / "a" / "b" / "caveat.toml").write_text('name = "near"')
    (folder / "strict.toml").write_text('name = "strict"')
    (folder / "pyproject.toml").write_text('[tool.caveat]\nname = "shared"')
    assert name("--config", str(folder / "strict.toml")) == "strict"
    assert name("--config", str(folder / "pyproject.toml")) == "shared"


def test_profile_changes_the_audit(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    only = ("--only", "permanence-recurrence")
    assert caveat("check", "page.html", *only).exit_code == 1
    (folder / "caveat.toml").write_text('[checks.permanence-recurrence]\nseverity = "review"\n')
    assert caveat("check", "page.html", *only).exit_code == 0
    (folder / "caveat.toml").write_text("[checks.permanence-recurrence]\nenabled = false\n")
    assert "permanence-recurrence" not in caveat("check", "page.html").stdout
