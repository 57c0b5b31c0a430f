"""The arguments and options that say what to read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import click

from tools.pages import Wanted

_Parameter = Callable[[Callable[..., Any]], Callable[..., Any]]
_SECONDS = click.FloatRange(min=0)


def _option(flag: str, says: str, name: str = "", **settings: Any) -> _Parameter:
    """An option whose default is that of the field called like it."""
    name = name or flag.removeprefix("--").replace("-", "_")
    default = getattr(Wanted, name)
    if isinstance(default, bool):
        settings["is_flag"] = True
    elif isinstance(default, tuple):
        settings["multiple"] = True
    return click.option(
        flag, name, default=default, show_default=isinstance(settings.get("type"), click.FloatRange | click.IntRange),
        help=says, **settings,
    )  # fmt: skip


# In the order in which the help lists them.
_PARAMETERS = (
    click.argument("paths", nargs=-1, metavar="[PATH…]"),
    _option("--exclude", "Leave out of folders, patterns, sitemaps and crawls (repeatable).", metavar="GLOB"),
    _option("--no-ignore", "Read what .gitignore and .caveatignore leave out of folders."),
    _option("--files-from", 'Read the paths in a file, one on each line ("-": standard input).', metavar="FILE"),
    _option("--show-files", "List what would be read, and stop."),
    _option("--stdin-filename", "What standard input is called; tells its format.", metavar="NAME"),
    _option("--templates", "The files are templates: skip {{ … }} and {% … %}.  [known by .j2, .liquid …]"),
    _option("--site-url", "The address that the folder, a built site, has on the web.", metavar="URL"),
    _option("--sitemap", "Read the pages that a sitemap names.", metavar="URL|FILE"),
    _option(
        "--rewrite",
        "Read addresses beginning with OLD at NEW, an address or a folder (repeatable).",
        "rewrites",
        metavar="OLD=NEW",
    ),
    _option("--crawl", "Read the pages of a site, following its links.", metavar="URL"),
    _option("--include", "Audit only these addresses of a sitemap or crawl (repeatable).", metavar="GLOB"),
    _option(
        "--max-pages", "Read at most so many addresses.  [default: 1000]", type=click.IntRange(min=1), metavar="NUMBER"
    ),
    _option("--max-depth", "Follow links so far from the start.", type=click.IntRange(min=0), metavar="NUMBER"),
    _option("--delay", "Seconds between two requests to a site.", type=_SECONDS, metavar="SECONDS"),
    _option("--timeout", "Seconds that one answer may take.", type=click.FloatRange(min=0.1), metavar="SECONDS"),
    _option("--max-time", "Seconds that all requests may take.", type=_SECONDS, metavar="SECONDS"),
    _option("--allow-private", "The hosts named here may be on this computer or its network."),
    _option("--ignore-robots", "Do not ask robots.txt: for sites of your own."),
)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which is given them as one argument, `inputs`."""

    @functools.wraps(command)
    def packed(*args: Any, **options: Any) -> Any:
        wanted = Wanted(**{field.name: options.pop(field.name) for field in fields(Wanted)})
        return command(*args, inputs=wanted, **options)

    wrapped: Callable[..., Any] = packed
    for parameter in reversed(_PARAMETERS):
        wrapped = parameter(wrapped)
    return wrapped
