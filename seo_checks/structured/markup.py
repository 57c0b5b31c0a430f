"""Microdata and RDFa Lite of a page's own elements, in the shape of JSON-LD.

extruct reads them too, but parses the page a second time and brings rdflib, mf2py and html-text along, and the packages
`microdata` and `pyRdfa3` work on html5lib's trees: too much for an engine that parses each page once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from seo_checks.document import StructuredData
from seo_checks.flow import attribute

Item: TypeAlias = dict[str, Any]

# An item within so many others stands on its own, so that what reads the result never meets a deeper one.
_DEEPEST = 50
_LONGEST_TEXT = 5_000  # characters of one value; and no more values than this are gathered at a time
_MOST_OPEN = 20
_SCHEMA = "https://schema.org"
_MICRODATA = re.compile(r"\bitemscope\b", re.IGNORECASE)
_RDFA = re.compile(r"\btypeof\s*=", re.IGNORECASE)
_IS_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org(?:/|\Z)", re.IGNORECASE)
_ADDRESS_IN = MappingProxyType({
    "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src", "iframe": "src",
    "source": "src", "track": "src", "video": "src", "object": "data",
})  # fmt: skip
_VALUE_IN = MappingProxyType({"meta": "content", "data": "value", "meter": "value", "time": "datetime"})
_UNREAD = frozenset("script style template noscript".split())


@dataclass(slots=True)
class _Open:
    """An element being read: the item that it begins, the values whose text it gathers, and what held before it."""

    tag: Tag
    item: Item | None = None
    depth: int = 0
    vocabulary: str = ""
    names: tuple[str, ...] = ()
    owner: Item | None = None
    pieces: list[str] | None = None


def embedded(soup: BeautifulSoup, html: str) -> Iterator[StructuredData]:
    """The items of microdata, then those of RDFa. Their places are not known. `html` is what was parsed: most pages
    hold neither, and a look at it spares the walk over the tree."""
    if _MICRODATA.search(html):
        for item in _Microdata(soup).read():
            yield StructuredData(item, None, None, "microdata")
    if _RDFA.search(html):
        for item in _Rdfa(soup).read():
            yield StructuredData(item, None, None, "rdfa")


class _Syntax:
    """Walks the tree once, with a stack of its own, and builds the items that its elements begin."""

    property_in = ""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        base = soup.find("base", href=True)
        self._base = (attribute(base, "href") or "") if isinstance(base, Tag) else ""
        self._gathering: list[list[str]] = []
        self._items: list[Item] = []

    def read(self) -> list[Item]:
        opened: list[tuple[_Open, Iterator[PageElement]]] = []
        current, siblings = _Open(self._soup), iter(self._soup.contents)
        while True:
            node = next(siblings, None)
            if isinstance(node, Tag):
                if node.name in _UNREAD:
                    continue
                opened.append((current, siblings))
                current, siblings = self._enter(node, current), iter(node.contents)
            elif isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    self._text(str(node))
            elif opened:
                self._leave(current)
                current, siblings = opened.pop()
            else:
                return self._items

    def _enter(self, tag: Tag, outer: _Open) -> _Open:
        inner = _Open(tag, outer.item, outer.depth, attribute(tag, "vocab") or outer.vocabulary)
        names = tuple(self._name(name, inner) for name in (attribute(tag, self.property_in) or "").split())
        item = self._begun(tag, inner)
        if item is not None:
            inner.item, inner.depth = item, outer.depth + 1
            if names and outer.item is not None and inner.depth <= _DEEPEST:
                _add(outer.item, names, item)
            else:
                self._items.append(item)
                inner.depth = 1
        elif names and outer.item is not None:
            value = self._value(tag)
            if value is not None:
                _add(outer.item, names, value)
            elif len(self._gathering) < _MOST_OPEN:
                inner.names, inner.owner, inner.pieces = names, outer.item, []
                self._gathering.append(inner.pieces)
        return inner

    def _text(self, text: str) -> None:
        for pieces in self._gathering:
            if len(pieces) < _LONGEST_TEXT:
                pieces.append(text)

    def _leave(self, left: _Open) -> None:
        if left.pieces is not None and left.owner is not None:
            self._gathering.pop()
            _add(left.owner, left.names, " ".join("".join(left.pieces).split())[:_LONGEST_TEXT])

    def _begun(self, tag: Tag, inner: _Open) -> Item | None:
        """The item that an element begins, or None."""
        raise NotImplementedError

    def _name(self, name: str, inner: _Open) -> str:
        return name

    def _value(self, tag: Tag) -> str | None:
        """The value that the attributes of an element give its property; None where its text is the value."""
        if tag.name in _ADDRESS_IN:
            return self._resolved(attribute(tag, _ADDRESS_IN[tag.name]) or "")
        return attribute(tag, _VALUE_IN[tag.name]) if tag.name in _VALUE_IN else None

    def _resolved(self, address: str) -> str:
        try:
            return urljoin(self._base, address.strip()) if self._base else address.strip()
        except ValueError:  # an address that is none
            return address


class _Microdata(_Syntax):
    """https://html.spec.whatwg.org/multipage/microdata.html, without itemref."""

    property_in = "itemprop"

    def _begun(self, tag: Tag, inner: _Open) -> Item | None:
        if not tag.has_attr("itemscope"):
            return None
        return _item((attribute(tag, "itemtype") or "").split(), attribute(tag, "itemid") or "")

    def _value(self, tag: Tag) -> str | None:
        content = attribute(tag, "content")  # of any element, as search engines read it
        return content if content is not None else super()._value(tag)


class _Rdfa(_Syntax):
    """https://www.w3.org/TR/rdfa-lite/"""

    property_in = "property"

    def _begun(self, tag: Tag, inner: _Open) -> Item | None:
        if not tag.has_attr("typeof"):
            return None
        types = [_with_vocabulary(name, inner.vocabulary) for name in (attribute(tag, "typeof") or "").split()]
        return _item(types, attribute(tag, "resource") or attribute(tag, "about") or "")

    def _name(self, name: str, inner: _Open) -> str:
        return name.partition("schema:")[2] or name

    def _value(self, tag: Tag) -> str | None:
        content = attribute(tag, "content")
        if content is not None:
            return content
        if (resource := attribute(tag, "resource")) is not None:
            return self._resolved(resource)
        return super()._value(tag)


def _with_vocabulary(name: str, vocabulary: str) -> str:
    if name.lower().startswith("schema:"):
        return f"{_SCHEMA}/{name[7:]}"
    return name if ":" in name or not vocabulary else f"{vocabulary.rstrip('/#')}/{name}"


def _item(types: list[str], identity: str) -> Item:
    item: Item = {"@type": types}
    if any(_IS_SCHEMA.match(name) for name in types):
        item["@context"] = _SCHEMA
    if identity:
        item["@id"] = identity
    return item


def _add(item: Item, names: tuple[str, ...], value: Item | str) -> None:
    for name in names:
        if not name.startswith("@"):
            item.setdefault(name, []).append(value)
