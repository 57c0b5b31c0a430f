"""What a page holds beside its text, links and images, gathered in the walk over its tree."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from bs4 import Tag

from seo_checks.document import EmptyElement, Frame, HeadLink, HiddenText, Meta, StructuredData, Table
from seo_checks.flow import Context, attribute, concealing_style, tokens
from seo_checks.source import Place

_MAY_BE_EMPTY = frozenset("h1 h2 h3 h4 h5 h6 p li".split())
_NAMES = ("aria-label", "aria-labelledby", "title")  # attributes that tell what a link without text is
# Elements that show something without text in them.
_SHOWN = frozenset("img svg video audio canvas iframe object embed input select textarea math hr button".split())
_UNSHOWN = frozenset("meta link base script".split())


@dataclass(slots=True)
class _Opened:
    """An element that is still being read, with what was shown before it."""

    tag: Tag
    place: Place | None
    main: bool
    shown: int


@dataclass(slots=True)
class _OpenTable(_Opened):
    rows: int = 0
    cells: int = 0
    headers: int = 0
    caption: list[str] = field(default_factory=list)

    def count(self, name: str) -> None:
        self.rows += name == "tr"
        self.cells += name == "td"
        self.headers += name == "th"

    def read(self) -> Table:
        layout = attribute(self.tag, "role") in {"presentation", "none"}
        caption = " ".join("".join(self.caption).split())
        return Table(self.rows, self.cells, self.headers, caption, layout, self.main, self.place)


@dataclass(slots=True)
class _OpenHidden(_Opened):
    style: str = ""
    pieces: list[str] = field(default_factory=list)


class Elements:
    """Gathers elements as the walk enters and leaves them."""

    def __init__(self) -> None:
        self._shown = 0  # pieces of text and pictures so far
        self._maybe_empty: list[_Opened] = []
        self._tables: list[_OpenTable] = []
        self._hidden: list[_OpenHidden] = []
        self.tables: list[Table] = []
        self.frames: list[Frame] = []
        self.empty: list[EmptyElement] = []
        self.hidden: list[HiddenText] = []
        self.metas: list[Meta] = []
        self.head_links: list[HeadLink] = []
        self.structured_data: list[StructuredData] = []
        self.anchors: set[str] = set()
        self.base: str | None = None

    def enter(self, tag: Tag, outer: Context, inner: Context, place: Place | None, written: bool) -> None:
        """Note an element; `written` says that the source has its tag, which parsers add here and there."""
        for name in ("id", "name") if tag.name == "a" else ("id",):
            if anchor := attribute(tag, name):
                self.anchors.add(anchor)
        if tag.name in _UNSHOWN:
            self._unshown(tag, place)
            return
        if outer.visible and tag.name in _SHOWN:
            self._shown += 1
        if inner.visible and written and (tag.name in _MAY_BE_EMPTY or _lacks_name(tag, inner)):
            self._maybe_empty.append(_Opened(tag, place, inner.main, self._shown))
        style = concealing_style(tag)
        if style and not self._hidden:
            self._hidden.append(_OpenHidden(tag, place, outer.main, self._shown, style))
        if tag.name == "table" and inner.visible:
            self._tables.append(_OpenTable(tag, place, inner.main, self._shown))
        elif tag.name in {"tr", "td", "th"} and self._tables:
            self._tables[-1].count(tag.name)
        elif tag.name == "iframe":
            label = (attribute(tag, "title") or attribute(tag, "aria-label") or "").strip()
            hidden = not (outer.visible and inner.heard) or tag.has_attr("hidden") or bool(style)
            self.frames.append(Frame(attribute(tag, "src") or "", label, hidden, outer.main, place))

    def _unshown(self, tag: Tag, place: Place | None) -> None:
        """Note an element that is about the page."""
        if tag.name == "meta":
            self.metas.append(_meta(tag, place))
        elif tag.name == "link":
            self.head_links.append(_head_link(tag, place))
        elif tag.name == "base":
            self.base = attribute(tag, "href") if self.base is None else self.base
        elif (attribute(tag, "type") or "").strip().lower() == "application/ld+json":
            self.structured_data.append(_json_ld(tag.get_text(), place))

    def text(self, text: str, context: Context) -> None:
        """Note a piece of text."""
        if context.visible and not text.isspace():
            self._shown += 1
        if self._hidden:
            self._hidden[-1].pieces.append(text)
        if self._tables and context.in_caption:
            self._tables[-1].caption.append(text)

    def leave(self, tag: Tag) -> None:
        """Note that an element has ended."""
        if self._maybe_empty and self._maybe_empty[-1].tag is tag:
            opened = self._maybe_empty.pop()
            if opened.shown == self._shown:
                self.empty.append(EmptyElement(tag.name, opened.main, opened.place))
        if self._tables and self._tables[-1].tag is tag:
            self.tables.append(self._tables.pop().read())
        if self._hidden and self._hidden[-1].tag is tag:
            hidden = self._hidden.pop()
            if text := " ".join("".join(hidden.pieces).split()):
                self.hidden.append(HiddenText(text, hidden.style, hidden.main, hidden.place))


def _lacks_name(tag: Tag, inner: Context) -> bool:
    """Whether this is a link that only what is inside it can name."""
    return tag.name == "a" and tag.has_attr("href") and inner.heard and not any(attribute(tag, name) for name in _NAMES)


def _meta(tag: Tag, place: Place | None) -> Meta:
    if (charset := attribute(tag, "charset")) is not None:
        return Meta("charset", charset, place)
    name = attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "http-equiv") or ""
    return Meta(name.strip().lower(), attribute(tag, "content") or "", place)


def _head_link(tag: Tag, place: Place | None) -> HeadLink:
    return HeadLink(
        tokens(tag, "rel"),
        attribute(tag, "href") or "",
        attribute(tag, "hreflang") or "",
        attribute(tag, "media") or "",
        place,
    )


def _json_ld(text: str, place: Place | None) -> StructuredData:
    try:
        return StructuredData(json.loads(text), None, place)
    except (ValueError, RecursionError) as error:
        return StructuredData(None, str(error) or "nested too deep", place)
