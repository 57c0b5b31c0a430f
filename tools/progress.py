"""One line on standard error that says how far a long audit has come."""

from __future__ import annotations

import sys
import time

import click

from tools.terminal import is_terminal

_PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """Counts pages. It shows the count where somebody is looking and the audit takes longer than a moment."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._began = time.monotonic()
        self._shown = ""
        self._wanted = total > 1 and is_terminal(sys.stderr)

    def step(self, done: int) -> None:
        """`done` pages are audited."""
        if self._wanted and time.monotonic() - self._began >= _PATIENCE:
            self._shown = f"{done:,} of {self._total:,} pages audited"
            click.echo(f"\r{self._shown}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo(f"\r{' ' * len(self._shown)}\r", nl=False, err=True)
            self._shown = ""
