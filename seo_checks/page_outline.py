"""A page as those get it who do not see it: what its head says, the tree of its headings, links and images in place."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from seo_checks.addresses import Leads, target
from seo_checks.document import ABOUT_THE_PAGE, Block, Document, Image, Link, Role
from seo_checks.pixel_width import DESCRIPTION_FONT_SIZE, TITLE_FONT_SIZE, pixel_width
from seo_checks.robots import robots_directives
from seo_checks.source import Place
from seo_checks.structured.nodes import graph

_KINDS = MappingProxyType({
    Leads.NOWHERE: "nowhere", Leads.HERE: "same page", Leads.INSIDE: "internal", Leads.OUTSIDE: "external",
    Leads.MAIL: "e-mail", Leads.PHONE: "telephone", Leads.SCRIPT: "script", Leads.FILE: "local file",
    Leads.OTHER: "other", Leads.UNKNOWN: "malformed",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadText:
    """A title or description, and how long it is: in characters, and in pixels as search results set it."""

    text: str
    characters: int
    pixels: int


@dataclass(frozen=True, slots=True)
class Item:
    """A link or an image. `kind` says where a link leads to; of an image, whether it is "described" by its alternative
    text, "decorative", "undescribed" (it has none), or "hidden" from screen readers.

    `text` is what a screen reader says.
    """

    what: str  # "link" or "image"
    kind: str
    text: str
    address: str
    main: bool
    rel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next one. Level 0 is what stands before the first heading.

    `words` are those of the text under the heading.
    """

    level: int
    heading: str
    main: bool
    words: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The page without its looks. `structured_data` are the types of what it describes, in order."""

    language: str
    title: HeadText | None
    description: HeadText | None
    canonical: tuple[str, ...]
    robots: tuple[str, ...]
    structured_data: tuple[str, ...]
    sections: tuple[Section, ...]

    def as_data(self) -> dict[str, Any]:
        """The outline as plain data."""
        return asdict(self)


def outline(document: Document) -> Outline:
    """The outline of a page."""
    robots = (
        f"{'' if directive.crawler == 'robots' else f'{directive.crawler}: '}{directive.name}"
        + (f":{directive.value}" if directive.value else "")
        for directive in robots_directives(document)
    )
    types = (" and ".join(node.types) for node in graph(document) if node.root)
    return Outline(
        language=document.language or "",
        title=_head_text(document, Role.TITLE, TITLE_FONT_SIZE),
        description=_head_text(document, Role.META_DESCRIPTION, DESCRIPTION_FONT_SIZE),
        canonical=tuple(link.href for link in document.canonicals),
        robots=tuple(robots),
        structured_data=tuple(name for name in types if name),
        sections=tuple(_sections(document)),
    )


def _head_text(document: Document, role: Role, font_size: int) -> HeadText | None:
    block = next(document.with_role(role), None)
    return HeadText(block.text, len(block.text), round(pixel_width(block.text, font_size))) if block else None


def _sections(document: Document) -> Iterator[Section]:
    headings = document.headings
    starts = [heading.index for heading in headings]
    words = [0] * (len(headings) + 1)
    for block in document.blocks:
        if block.role not in ABOUT_THE_PAGE | {Role.ALT_TEXT, Role.HEADING}:
            words[bisect.bisect(starts, block.index)] += len(block.words)
    items = _items(document, headings, starts)
    if words[0] or items[0]:
        shown = [block for block in document.blocks if block.role not in ABOUT_THE_PAGE]
        main = bool(shown) and shown[0].main
        yield Section(0, "", main, words[0], items[0])
    for number, heading in enumerate(headings, start=1):
        yield Section(heading.level or 1, heading.text, heading.main, words[number], items[number])


def _items(document: Document, headings: tuple[Block, ...], starts: list[int]) -> list[tuple[Item, ...]]:
    """The links and images of each section, in the order in which they are written."""
    places = [_order(heading.span().place) for heading in headings]
    found: list[list[tuple[tuple[int, int], Item]]] = [[] for _ in range(len(headings) + 1)]
    for link in document.links:
        # By its words where it has any: the tag of a link in a heading stands before the heading's text.
        at = bisect.bisect(starts, link.span.block.index) if link.span else bisect.bisect(places, _order(link.place))
        found[at].append((_order(link.place), _link(document, link)))
    for image in document.images:
        found[bisect.bisect(places, _order(image.place))].append((_order(image.place), _image(image)))
    return [tuple(item for _, item in sorted(items, key=lambda pair: pair[0])) for items in found]


def _order(place: Place | None) -> tuple[int, int]:
    return (place.line, place.column) if place else (0, 0)


def _link(document: Document, link: Link) -> Item:
    text = " ".join((link.label or link.text).split())
    return Item("link", _KINDS[target(document, link.href).leads], text, link.href.strip(), link.main, link.rel)


def _image(image: Image) -> Item:
    text = " ".join((image.alt or image.label).split())
    if image.hidden_from_readers:
        kind = "hidden"
    elif text:
        kind = "described"
    else:
        kind = "undescribed" if image.alt is None else "decorative"
    return Item("image", kind, text, image.src, image.main)
