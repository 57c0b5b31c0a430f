"""What the tests of the command line share: a folder of their own, and `caveat` run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tools.main import cli

ROOT = Path(__file__).parents[2]

# One claim that must be fixed, and beside it nothing for which the tests' profile has a check.
CLAIM = "We make sure that your back pain never comes back."
CALM = "A session takes about forty minutes."

Caveat = Callable[..., Result]
Process = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of the test, with nothing in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


@pytest.fixture
def caveat(folder: Path) -> Caveat:
    """`caveat` with these arguments, in this process."""

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(cli, arguments, input=stdin, prog_name="caveat")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


@pytest.fixture
def process(folder: Path) -> Process:
    """`caveat` with these arguments, as a process of its own."""

    def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tools", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    return start


def page(text: str, title: str = "Back pain") -> str:
    """A small whole page with one paragraph."""
    return f'<!doctype html>\n<html lang="en"><title>{title}</title>\n<main><p>{text}</p></main></html>\n'
