"""Look after files, and do something again whenever they change, for as long as somebody works on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from seo_checks import CaveatError
from seo_checks.limits import Limits
from tools.main import INTERRUPTED
from tools.pages import Wanted, find_pages
from tools.terminal import complain

_EVERY = 1.0  # seconds
_CONFIGURATIONS = (Path("caveat.toml"), Path("pyproject.toml"))
_NEEDS_FILES = "--watch looks after files and folders: name some that are there."
_States = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that are new or have changed since the last look, and those that are gone."""

    changed: tuple[Path, ...]
    gone: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


def watched_files(inputs: Wanted, config: Path | None) -> list[Path]:
    """The files to look after: the pages, and the configuration of the run.

    Raises UsageError where pages come from the web, which nobody should ask once a second.
    """
    if inputs.sitemap or inputs.crawl:
        raise click.UsageError(_NEEDS_FILES)
    pages = find_pages(inputs, Limits(), lambda what, about: None).known or ()
    return [*(page.path for page in pages if page.path), *([config] if config else _CONFIGURATIONS)]


def repeat(
    ctx: click.Context,
    options: Mapping[str, Any],
    find: Callable[[], Iterable[Path]],
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Run the command of a context with these options, and again whenever the files change, until Ctrl-C.

    What goes wrong in one run, such as a configuration that is half written, is said, and the next one tries anew.
    Raises UsageError where there is no file to look after.
    """
    if not any(path.exists() for path in find()):
        raise click.UsageError(_NEEDS_FILES)

    def run(_: Changes) -> None:
        try:
            ctx.invoke(ctx.command, **options)
        except click.exceptions.Exit as ended:
            if ended.exit_code == INTERRUPTED:
                raise KeyboardInterrupt from None
        except CaveatError as error:
            complain(str(error))

    watch(find, run, pause)


def watch(
    find: Callable[[], Iterable[Path]],
    audit: Callable[[Changes], None],
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Have all files audited, then, once a second, what has changed; return on Ctrl-C, which is how one ends this.

    `find` lists the files anew at each look, so that new ones are seen. A terminal is cleared before each audit but the
    first; a file or another program that the report goes to gets one report after another.
    """
    try:
        states = _states(find())
        audit(Changes(tuple(states)))
        while True:
            pause(_EVERY)
            before, states = states, _states(find())
            changes = _changes(before, states)
            if changes:
                click.clear()  # does nothing where there is no terminal
                audit(changes)
    except KeyboardInterrupt:
        return


def _changes(before: _States, after: _States) -> Changes:
    changed = tuple(path for path, state in after.items() if before.get(path) != state)
    return Changes(changed, tuple(path for path in before if path not in after))


def _states(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was last written, and its size; a file that is gone, or not there yet, has none."""
    states = {}
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        states[path] = found.st_mtime_ns, found.st_size
    return states
