"""One line on standard error that says how far a long audit has come."""

from __future__ import annotations

import sys
import time

import click

from tools.terminal import is_terminal, note

_PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """Counts pages. It shows the count where somebody is looking and the audit takes longer than a moment."""

    def __init__(self) -> None:
        self._total: int | None = None
        self._began = time.monotonic()
        self._shown = ""
        self._wanted = is_terminal(sys.stderr)

    def expect(self, total: int | None) -> None:
        """There are `total` pages, or nobody knows how many."""
        self._total = total
        self._wanted = self._wanted and total != 1

    def step(self, done: int) -> None:
        """`done` pages are audited."""
        if self._wanted and time.monotonic() - self._began >= _PATIENCE:
            of = "" if self._total is None else f" of {self._total:,}"
            self._shown = f"{done:,}{of} pages audited"
            click.echo(f"\r{self._shown}", nl=False, err=True)

    def note(self, what: str, about: str = "") -> None:
        """Say something that is no problem, on a line of its own."""
        self.clear()
        note(what, about)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo(f"\r{' ' * len(self._shown)}\r", nl=False, err=True)
            self._shown = ""
