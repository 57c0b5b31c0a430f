"""The pages that a command was asked to read, from wherever they come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from seo_checks import CaveatError, UnreadableError
from seo_checks.limits import Limits
from tools.ignoring import Excluded
from tools.inputs import STANDARD_INPUT, Input, Search, find_inputs, read_input
from tools.reading import most_bytes
from tools.terminal import complain, write
from tools.web.addresses import is_web_address, to_ask
from tools.web.choosing import Choice
from tools.web.gathering import gather
from tools.web.reader import Reader
from tools.web.rewriting import as_rewrite

if TYPE_CHECKING:
    from tools.web.visiting import Visitor

Note = Callable[[str, str], None]  # takes what is to be said, and what it is about
_MOST_PAGES = 1_000
_MOST_BYTES_OF_LIST = 50_000_000


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages, each read or at least looked for when its turn comes.

    `known` lists them beforehand, not read yet; it is None for a crawl, which has to find them first.
    """

    each: Iterable[Input]
    known: Sequence[Input] | None

    @property
    def total(self) -> int | None:
        """How many there are; None where that is not known before the end."""
        return None if self.known is None else len(self.known)


@dataclass(frozen=True)
class Wanted:
    """What the options of the command line say of the pages to read, and their defaults."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    no_ignore: bool = False
    files_from: str | None = None
    show_files: bool = False
    stdin_filename: str = "<stdin>"
    templates: bool = False
    site_url: str | None = None
    sitemap: str | None = None
    rewrites: tuple[str, ...] = ()
    crawl: str | None = None
    include: tuple[str, ...] = ()
    max_pages: int | None = None
    max_depth: int = 10
    delay: float = 0.5
    timeout: float = 30.0
    max_time: float = 3600.0
    allow_private: bool = False
    ignore_robots: bool = False


def find_pages(wanted: Wanted, limits: Limits, note: Note) -> Pages:
    """The pages that are wanted. `note` is told what is left out on the way.

    Raises UsageError for options that make no sense together, CaveatError for one that cannot be used.
    """
    _refuse_nonsense(wanted)
    reader = Reader(_visitors(wanted), most_bytes(limits), [as_rewrite(text) for text in wanted.rewrites])
    if wanted.sitemap:
        return _of_sitemap(wanted, wanted.sitemap, reader, note)
    if wanted.crawl:
        return _of_crawl(wanted, wanted.crawl, reader, note)
    return _of_paths(wanted, reader)


def show_files(pages: Pages) -> int:
    """List what would be read; the exit code is 2 where something of it cannot be."""
    known = pages.known or ()
    write("".join(f"{page.name}\n" for page in known if not page.problem))
    problems = [page for page in known if page.problem]
    for page in problems:
        complain(page.problem, page.name)
    return 2 if problems else 0


def _of_paths(wanted: Wanted, reader: Reader) -> Pages:
    search = Search(
        Excluded(wanted.exclude), not wanted.no_ignore, wanted.site_url or "", wanted.templates, wanted.stdin_filename
    )
    paths = [*wanted.paths, *(_listed(wanted.files_from) if wanted.files_from else ())]
    files = find_inputs((path for path in paths if not is_web_address(path)), search)
    addresses = list(dict.fromkeys(path for path in paths if is_web_address(path)))
    return Pages(chain(files, reader.pages(addresses)), [*files, *map(Input, addresses)])


def _listed(source: str) -> list[str]:
    """The lines of a list of paths."""
    path = None if source == STANDARD_INPUT else Path(source)
    try:
        data = read_input(Input(source, path), _MOST_BYTES_OF_LIST)
    except UnreadableError as error:
        raise CaveatError(f"--files-from {source}: {error.problem}", error.remedy) from None
    paths = [line for line in os.fsdecode(data).splitlines() if line.strip()]
    if not paths:
        raise CaveatError(f"--files-from {source} names no page.", "Put one path on each line.")
    return paths


def _of_sitemap(wanted: Wanted, sitemap: str, reader: Reader, note: Note) -> Pages:
    most = wanted.max_pages or _MOST_PAGES
    source = sitemap if is_web_address(sitemap) else Path(sitemap)
    gathered = gather(source, reader, Choice(wanted.include, wanted.exclude), most)
    if len(gathered.pages) > most:
        said = f"It names more than {most:,} pages; only the first {most:,} were read."
        if wanted.max_pages:
            note(said, sitemap)
        else:
            gathered.problems.append(Input(sitemap, problem=f"{said} Raise --max-pages, or choose with --include."))
    addresses = gathered.pages[:most]
    return Pages(chain(reader.pages(addresses), gathered.problems), [*map(Input, addresses), *gathered.problems])


def _of_crawl(wanted: Wanted, start: str, reader: Reader, note: Note) -> Pages:
    with _web():
        from tools.web.crawling import Crawl, HowFar
    how_far = HowFar(wanted.max_pages or _MOST_PAGES, wanted.max_depth, chosen=wanted.max_pages is not None)
    choice = Choice(wanted.include, wanted.exclude)
    return Pages(Crawl(to_ask(start), reader, choice, how_far, note).pages(), None)


def _visitors(wanted: Wanted) -> Callable[[], Visitor]:
    """Gives the one visitor of the run, made when the web is first needed, from when its time counts."""

    @cache
    def visitor() -> Visitor:
        with _web():
            from tools.web.asking import Asker
            from tools.web.visiting import Visitor
        asker = Asker(wanted.timeout, _named_hosts(wanted), allow_private=wanted.allow_private)
        until = time.monotonic() + wanted.max_time
        return Visitor(asker, delay=wanted.delay, until=until, ignore_robots=wanted.ignore_robots)

    return visitor


@contextmanager
def _web() -> Iterator[None]:
    """Imports what the extra `web` brings. Raises CaveatError where it is not installed."""
    try:
        yield
    except ImportError as error:
        raise CaveatError(
            f"Reading from the web needs the package {error.name}.", 'Install it: pip install "caveat[web]".'
        ) from None


def _named_hosts(wanted: Wanted) -> frozenset[str]:
    """The hosts that the caller named, and so may mean to be private ones."""
    news = (text.partition("=")[2] for text in wanted.rewrites)
    named = [text for text in (*wanted.paths, wanted.sitemap, wanted.crawl, *news) if text and is_web_address(text)]
    hosts = set()
    for address in named:
        with suppress(UnreadableError):  # reported where it is asked for
            hosts.add(urlsplit(to_ask(address)).hostname or "")
    return frozenset(hosts)


def _refuse_nonsense(wanted: Wanted) -> None:
    """Raise UsageError for options that make no sense together."""
    sources = [bool(wanted.paths or wanted.files_from), bool(wanted.sitemap), bool(wanted.crawl)]
    said = {
        'Nothing to read: name files, folders, patterns, addresses or "-", or give --sitemap or --crawl.': not any(
            sources
        ),
        "Choose one of paths, --sitemap and --crawl.": sum(sources) > 1,
        "--rewrite is about the addresses of a --sitemap: add that.": wanted.rewrites and not wanted.sitemap,
        "--include is about the addresses of a --sitemap or --crawl: add one.": wanted.include and sources[0],
        "--show-files cannot list a --crawl: what it reads shows only while it reads.": wanted.show_files
        and wanted.crawl,
        'Standard input can be read once: as a page ("-") or as --files-from.': (
            wanted.files_from == STANDARD_INPUT and STANDARD_INPUT in wanted.paths
        ),
        "--site-url is the address of one folder: name that alone. For one page there is --address.": (
            wanted.site_url and not (len(wanted.paths) == 1 and Path(wanted.paths[0]).is_dir())
        ),
        f'--site-url "{wanted.site_url}" is no address of the web: begin with https:// and the host.': (
            wanted.site_url and not is_web_address(wanted.site_url)
        ),
    }
    for message, holds in said.items():
        if holds:
            raise click.UsageError(message)
