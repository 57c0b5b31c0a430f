"""What the command line says: reports to standard output or a file, complaints to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import IO

import click

from seo_checks.errors import CaveatError
from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral
from tools.files import write_whole

_WIDEST = 120  # columns that a report fills by itself: longer lines are hard to read
_PIPED = 100  # columns where there is no terminal to ask


def complain(problem: str, about: str = "") -> None:
    """Say on standard error, in one line, what is wrong (with `about`, if given) and how to mend it."""
    click.echo(": ".join(neutral(part) for part in ("caveat", about, problem) if part), err=True)


def note(what: str, about: str = "") -> None:
    """Say on standard error, in one line, what is no problem but good to know."""
    complain(what, f"note: {about}" if about else "note")


def write(text: str, output: Path | None = None) -> None:
    """Write text: to a file as UTF-8, else to standard output, whose reader may leave early (`| head`)."""
    if output is None:
        write_bytes(encoded(text, sys.stdout.encoding or "utf-8"))
    else:
        write_whole(output, encoded(text))


def write_utf8(text: str) -> None:
    """Write to standard output in UTF-8, whatever the terminal's encoding: what programs read, such as JSON."""
    write_bytes(encoded(text))


def write_bytes(data: bytes) -> None:
    """Write to standard output. Raises CaveatError where it takes no more, such as a full disk."""
    try:
        click.echo(data, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_standard_output()
    except OSError as error:
        _forget_standard_output()
        raise CaveatError(f"Standard output cannot be written: {error.strerror}.", "Send it elsewhere.") from None


def _forget_standard_output() -> None:
    """Python flushes standard output once more at exit; let that go nowhere instead of into a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encoded(text: str, encoding: str = "utf-8") -> bytes:
    """The text as bytes, with a sign in the place of what the encoding lacks."""
    return text.encode(encoding, errors="replace")


def style_for(output: Path | None, color: str, width: int | None, elapsed: float | None = None) -> Style:
    """How to draw for where the report goes; `color` is auto, always or never.

    Only a terminal is told how long it took, so that what is kept in a file is the same for the same pages.
    """
    terminal = output is None and is_terminal(sys.stdout)
    return Style(
        width=width or min(_WIDEST, shutil.get_terminal_size((_PIPED, 24)).columns),
        color=color == "always" or (color == "auto" and terminal and _colors_welcome()),
        encoding="utf-8" if output else sys.stdout.encoding or "utf-8",
        elapsed=elapsed if terminal else None,
    )


def is_terminal(stream: IO[str]) -> bool:
    """Whether somebody is looking, rather than a file or another program."""
    return stream.isatty()


def _colors_welcome() -> bool:
    """See https://no-color.org: set to anything but the empty string, it asks for none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
