"""Follow the links of one site from page to page."""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from mimetypes import MimeTypes
from urllib.parse import urlsplit

from seo_checks import UnreadableError, decode
from seo_checks.page_address import WebAddress, web_address
from seo_checks.scanning import scan_html
from tools.inputs import Input
from tools.web.addresses import to_ask
from tools.web.asking import OutOfTimeError, WrongTypeError
from tools.web.choosing import Choice
from tools.web.reader import Reader
from tools.web.robots import DisallowedError
from tools.web.visiting import ElsewhereError

_SHOWN = 3
_MOST_KNOWN = 100_000  # addresses that are remembered, however many a site makes up
_NO_PAGES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "text/css")
_BY_SUFFIX = MimeTypes()


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a crawl goes. Reaching `pages` is a problem unless that limit was chosen."""

    pages: int
    depth: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """An address, how many links it is away from the start, and the page that it was found on."""

    address: str
    depth: int = 0
    on: str = ""


@dataclass(slots=True)
class Crawl:
    """The pages of the site that `start` is on, nearest first. `note` is told what was left out."""

    start: str
    reader: Reader
    choice: Choice
    how_far: HowFar
    note: Callable[[str, str], None]
    _waiting: deque[_Found] = field(default_factory=deque, init=False)
    _known: set[WebAddress] = field(default_factory=set, init=False)
    _left_out: dict[str, list[str]] = field(default_factory=dict, init=False)

    def pages(self) -> Iterator[Input]:
        """The pages, each read when it is asked for; those that cannot be had as problems."""
        asked, given = 0, False
        self._add(_Found(self.start))
        while self._waiting:
            if asked == self.how_far.pages:
                yield from self._too_many()
                break
            found = self._waiting.popleft()
            asked += 1
            try:
                page = self._read(found)
            except OutOfTimeError as error:
                page = Input(self.start, problem=f"{len(self._waiting) + 1:,} known addresses were not read. {error}")
                self._waiting.clear()
            if page and (page.problem or self.choice.wants(page.address)):
                given = True
                yield page
        for reason, addresses in self._left_out.items():
            shown = ", ".join(addresses[:_SHOWN])
            more = f" and {len(addresses) - _SHOWN:,} more" if len(addresses) > _SHOWN else ""
            self.note(f"Left out, {reason}: {shown}{more}.", self.start)
        if not given:
            yield Input(self.start, problem="No page was found that is wanted. Check --include and --exclude.")

    def _too_many(self) -> Iterator[Input]:
        said = f"{len(self._waiting):,} known addresses were not read: the limit is {self.how_far.pages:,} pages."
        if self.how_far.chosen:
            self.note(said, self.start)
        else:
            yield Input(self.start, problem=f"{said} Raise --max-pages, or choose with --include and --exclude.")

    def _read(self, found: _Found) -> Input | None:
        """The page at an address with its links noted; None for what is left out. Raises OutOfTimeError."""
        try:
            page = self.reader.page(found.address)
        except OutOfTimeError:
            raise
        except UnreadableError as error:
            reason = _REASONS.get(type(error))
            if found.depth and reason:
                self._left_out.setdefault(reason, []).append(found.address)
                return None
            where = f" It is linked on {found.on}." if found.on else ""
            return Input(found.address, problem=f"{error}{where}")
        reached = web_address(page.address)
        if reached is None or (reached != web_address(found.address) and reached in self._known):
            return None  # it was redirected to a page that is read anyway
        self._known.add(reached)
        if found.depth < self.how_far.depth:
            for address in _links(page):
                self._add(_Found(address, found.depth + 1, page.address))
        return page

    def _add(self, found: _Found) -> None:
        known = web_address(found.address)
        here = web_address(self.start)
        if known is None or here is None or known.site != here.site or known in self._known:
            return
        if len(self._known) >= _MOST_KNOWN or (found.depth and self.choice.excludes(found.address)):
            return
        self._known.add(known)
        kind, _ = _BY_SUFFIX.guess_type(urlsplit(found.address).path)
        if found.depth and kind and kind.startswith(_NO_PAGES):
            self._left_out.setdefault(_REASONS[WrongTypeError], []).append(found.address)
        else:
            self._waiting.append(found)


_REASONS: dict[type[UnreadableError], str] = {
    WrongTypeError: "as they are no HTML",
    DisallowedError: "as robots.txt disallows them",
    ElsewhereError: "as they lead to other sites",
}


def _links(page: Input) -> Iterator[str]:
    """The addresses that the page links to, as they are asked for."""
    try:
        text, _ = decode(page.data or b"", page.encoding)
    except UnreadableError:
        return
    tags = scan_html(text).tags
    spans = [
        (tag.name, tag.values["href"]) for tag in tags if tag.name in {"a", "area", "base"} and "href" in tag.values
    ]
    written = [(name, html.unescape(text[start:end])) for name, (start, end) in spans]
    base = next((href for name, href in written if name == "base"), "")
    for name, href in written:
        if name != "base":
            try:
                yield to_ask(href, _joined(page.address, base))
            except UnreadableError:
                continue  # mail, telephone, script, or no address at all, which is for the checks to say


def _joined(address: str, base: str) -> str:
    try:
        return to_ask(base, address) if base else address
    except UnreadableError:
        return address
