"""Where in a page's flow a node stands, and the text gathered there on the way to becoming a block."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bs4 import Tag

from seo_checks.document import Block, Link, Role, Span
from seo_checks.source import Place
from seo_checks.text import trimmed

_HEADING = re.compile(r"h([1-6])\Z")
_ROLES = MappingProxyType({
    "title": Role.TITLE, "li": Role.LIST_ITEM, "dt": Role.LIST_ITEM, "dd": Role.LIST_ITEM, "blockquote": Role.QUOTE,
    "td": Role.TABLE_CELL, "th": Role.TABLE_CELL, "figcaption": Role.CAPTION, "caption": Role.CAPTION,
    "legend": Role.CAPTION, "button": Role.CAPTION,
})  # fmt: skip
# Elements whose text no visitor reads as text of the page.
HIDDEN_ELEMENTS = frozenset(
    "script style template noscript svg math iframe object canvas audio video select textarea datalist".split()
)
# Styles that take text off the page, for screen readers too.
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Styles that leave text in the page and show it to nobody.
_CONCEALING_STYLE = re.compile(
    r"""font-size\s*:\s*0(?![.\d]) | opacity\s*:\s*0(?:\.0+)?(?![.\d]) | text-indent\s*:\s*-\d{3,}
        | (?:left|top|right|margin-left)\s*:\s*-\d{4,} | color\s*:\s*transparent""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class OpenLink:
    """A link still being read, with the pieces of its text and where they stand."""

    href: str
    rel: tuple[str, ...]
    label: str
    main: bool
    place: Place | None
    pieces: list[str] = field(default_factory=list)
    span: Span | None = None

    def covers(self, block: Block, start: int, end: int) -> None:
        """Note that the characters [start, end) of a block are the link's. The first block it touches counts."""
        start, end = trimmed(block.text, start, end)
        if start < end and (self.span is None or self.span.block is block):
            self.span = Span(block, self.span.start if self.span else start, end)

    def read(self) -> Link:
        """The link, once all of the page is read."""
        text = " ".join("".join(self.pieces).split())
        return Link(self.href, text, self.rel, self.main, self.place, self.label, self.span)


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a node make of its text."""

    role: Role = Role.PARAGRAPH
    level: int | None = None
    main: bool = False
    visible: bool = True
    heard: bool = True
    language: str | None = None
    link: OpenLink | None = None
    in_article: bool = False
    in_caption: bool = False  # of a table

    def inside(self, tag: Tag, main_roots: frozenset[int], whole_body: bool) -> Context:
        """The context of the nodes inside `tag`.

        `main_roots` are the ids of the elements that hold the main content; `whole_body` says that this is the page
        itself, in which page header, page footer, asides and menus are not content.
        """
        name = tag.name
        heading = _HEADING.match(name)
        role = Role.HEADING if heading else _ROLES.get(name, self.role)
        main = (self.main or id(tag) in main_roots) and not self._leaves_main(tag, whole_body)
        return replace(
            self,
            role=role,
            level=int(heading[1]) if heading else self.level,
            main=main and name != "title",
            visible=self.visible and not _hides(tag),
            heard=self.heard and attribute(tag, "aria-hidden") != "true",
            language=attribute(tag, "lang") or attribute(tag, "xml:lang") or self.language,
            in_article=self.in_article or name in {"article", "section", "blockquote"},
            in_caption=self.in_caption or name == "caption",
        )

    def _leaves_main(self, tag: Tag, whole_body: bool) -> bool:
        role = attribute(tag, "role")
        if tag.name == "nav" or role == "navigation":
            return True
        if not whole_body:
            return False
        if tag.name == "aside" or role in {"banner", "complementary", "contentinfo", "search"}:
            return True
        return tag.name in {"header", "footer", "search"} and not self.in_article


def _hides(tag: Tag) -> bool:
    if tag.name in HIDDEN_ELEMENTS or tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return True
    return bool(HIDING_STYLE.search(attribute(tag, "style") or ""))


def concealing_style(tag: Tag) -> str:
    """The inline style of a tag where it keeps what is inside from readers' eyes; else ""."""
    style = attribute(tag, "style") or ""
    return style.strip() if HIDING_STYLE.search(style) or _CONCEALING_STYLE.search(style) else ""


def attribute(tag: Tag, name: str) -> str | None:
    """An attribute's value as one string, or None where the tag does not have it."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value


def tokens(tag: Tag, name: str) -> tuple[str, ...]:
    """An attribute's value as lower-case tokens, such as those of `rel`."""
    return tuple((attribute(tag, name) or "").lower().split())


# Blanks, and what stands between them; characters that show nothing (soft hyphen, zero-width blank) are left out.
_RUNS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f\u00ad\u200b\u2060\ufeff]+")


@dataclass(slots=True)
class TextBuffer:
    """Text on its way to a block: white space collapsed as a browser does, origins kept character by character."""

    _text: list[str] = field(default_factory=list)
    _starts: array[int] = field(default_factory=lambda: array("q"))
    _ends: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def ends_line(self) -> bool:
        """Whether nothing has been added since the last line break."""
        return bool(self._text) and self._text[-1] == "\n"

    def add(self, text: str, starts: array[int], ends: array[int]) -> None:
        """Append `text`, whose characters begin and end in the source at `starts` and `ends`."""
        for run in _RUNS.finditer(text):
            begin, end = run.span()
            if not self._text:
                begin = end - len(text[begin:end].lstrip())
            if begin == end:
                continue
            if text[begin] not in " \t\n\r\f":
                self._append(text[begin:end], starts[begin:end], ends[begin:end])
            elif self._text[-1][-1] not in " \n":
                self._append(" ", starts[begin : begin + 1], ends[begin : begin + 1])

    def add_break(self, position: int) -> None:
        """Append a line break (`<br>`), replacing the blank before it."""
        if self._text and self._text[-1] == " ":
            self._text.pop(), self._starts.pop(), self._ends.pop()
        if self._text:
            self._append("\n", array("q", [position]), array("q", [position]))

    def take(self) -> tuple[str, array[int], array[int]]:
        """The collected text without the blanks around it, and its origins; the buffer is empty afterwards."""
        text = "".join(self._text).rstrip()
        taken = text, self._starts[: len(text)], self._ends[: len(text)]
        self._text, self._starts, self._ends = [], array("q"), array("q")
        return taken

    def _append(self, text: str, starts: array[int], ends: array[int]) -> None:
        self._text.append(text)
        self._starts.extend(starts)
        self._ends.extend(ends)
