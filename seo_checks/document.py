"""The parsed page: what every check reads. Nothing in it can change, and nothing after it sees HTML."""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from seo_checks.about import About
from seo_checks.source import Place, Source
from seo_checks.text import fold, sentence_spans, words


class Role(StrEnum):
    """What a block of text is on its page."""

    TITLE = "title"
    META_DESCRIPTION = "meta-description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"  # of a figure or table; labels of controls, too
    ALT_TEXT = "alt-text"
    STRUCTURED_DATA = "structured-data"  # prose of structured data that the page does not show


# Running prose: what readability is judged on. Headings, cells, captions and alt texts are fragments.
PROSE = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE})
# What is said of the page and not shown on it.
ABOUT_THE_PAGE = frozenset({Role.TITLE, Role.META_DESCRIPTION, Role.STRUCTURED_DATA})


@dataclass(frozen=True)
class Block:
    """A stretch of text between two block boundaries of the page; sentences never cross them.

    `text` has its white space collapsed; a `<br>` is a newline. `origins` holds for each character the [start, end)
    of the source it was written at, or (-1, -1) where the source does not hold it in that form.
    """

    index: int
    role: Role
    text: str
    main: bool
    level: int | None = None  # 1 to 6 for headings, and for the alt texts of images in them
    language: str | None = None
    source: Source = field(repr=False, compare=False, default_factory=lambda: Source(""))
    starts: array[int] = field(repr=False, compare=False, default_factory=lambda: array("q"))
    ends: array[int] = field(repr=False, compare=False, default_factory=lambda: array("q"))

    @cached_property
    def folded(self) -> str:
        """`text` folded for comparison; offsets carry over."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The block's sentences in order."""
        return tuple(Sentence(self, start, end) for start, end in sentence_spans(self.text))

    @cached_property
    def words(self) -> list[str]:
        """The block's words in order."""
        return words(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The characters [start, end) of this block; the whole block by default."""
        return Span(self, start, len(self.text) if end is None else end)


class Blocks(tuple[Block, ...]):
    """Blocks in reading order that are searched together: a look at all of their text spares most looks at each."""

    @cached_property
    def text(self) -> str:
        """Their texts, with a line break between two."""
        return "\n".join([block.text for block in self])

    @cached_property
    def folded(self) -> str:
        """`text` folded for comparison."""
        return "\n".join([block.folded for block in self])

    def matching(self, pattern: re.Pattern[str]) -> list[Block]:
        """Those in which a pattern, to which a line break is an edge like any other, finds anything."""
        return [block for block in self if pattern.search(block.text)] if pattern.search(self.text) else []

    def holding(self, *signs: str) -> list[Block]:
        """Those whose text holds any of the signs, in that very case."""
        found = [sign for sign in signs if sign in self.text]
        return [block for block in self if any(sign in block.text for sign in found)] if found else []

    def holding_folded(self, *signs: str) -> list[Block]:
        """Those whose folded text holds any of the signs."""
        found = [sign for sign in signs if sign in self.folded]
        return [block for block in self if any(sign in block.folded for sign in found)] if found else []


@dataclass(frozen=True)
class Sentence:
    """One sentence of a block, as [start, end) offsets in the block's text."""

    block: Block = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.block.text[self.start : self.end]

    @property
    def folded(self) -> str:
        """The sentence folded for comparison; same length as `text`."""
        return self.block.folded[self.start : self.end]

    @cached_property
    def words(self) -> list[str]:
        """The sentence's words in order."""
        return words(self.text)

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.block, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Span:
    """The characters [start, end) of a block's text."""

    block: Block
    start: int
    end: int

    @property
    def quote(self) -> str:
        """Exactly the words of the page."""
        return self.block.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence (or sentences) the span lies in."""
        return self.sentence_span.quote

    @property
    def sentence_span(self) -> Span:
        """Where the sentence (or sentences) the span lies in stands; the whole block where it lies in none."""
        sentences = self.block.sentences
        first = bisect.bisect_right(sentences, self.start, key=lambda sentence: sentence.end)
        after = bisect.bisect_left(sentences, self.end, lo=first, key=lambda sentence: sentence.start)
        return self.block.span(sentences[first].start, sentences[after - 1].end) if first < after else self.block.span()

    @property
    def source_range(self) -> tuple[int, int] | None:
        """The [start, end) of the source that holds these characters, or None where it is not known."""
        starts = [s for s in self.block.starts[self.start : self.end] if s >= 0]
        ends = [e for e in self.block.ends[self.start : self.end] if e >= 0]
        return (starts[0], ends[-1]) if starts and ends else None

    @property
    def place(self) -> Place | None:
        """Line and column of the first character, or of the nearest one before it whose place is known."""
        for position in range(min(self.start, len(self.block.starts) - 1), -1, -1):
            if self.block.starts[position] >= 0:
                return self.block.source.place(self.block.starts[position])
        return None

    @property
    def end_place(self) -> Place | None:
        """Line and column just after the last character whose place is known; None where no character's is."""
        known = self.source_range
        return self.block.source.place(known[1]) if known else None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page, with the text a reader sees or hears (image alternatives included).

    `span` is where that text stands in the page's text, in the first block the link touches; None for a link of images.
    """

    href: str
    text: str
    rel: tuple[str, ...]
    main: bool
    place: Place | None
    label: str = ""  # aria-label or title, which a screen reader uses where there is no text
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the page. `alt` is None where the attribute is missing, "" where the image is declared decorative.

    `width` and `height` are the attributes as written, "" where there are none. `link` is the address that the image
    leads to, None where it is in no link.
    """

    src: str
    alt: str | None
    main: bool
    place: Place | None
    hidden_from_readers: bool = False  # role="presentation", or aria-hidden="true" on it or around it
    label: str = ""  # aria-label or title, which a screen reader uses where there is no alt
    width: str = ""
    height: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """A `<meta>`: its name, property or http-equiv in lower case, and its content; a charset is named "charset"."""

    name: str
    content: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A `<link>`: its rel as lower-case tokens, its address, and the other attributes that say what it leads to."""

    rel: tuple[str, ...]
    href: str
    hreflang: str
    media: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: how many rows, data cells and header cells it has, nested tables apart; its caption.

    `layout`: it is declared to be no table but a means of layout.
    """

    rows: int
    cells: int
    headers: int
    caption: str
    layout: bool
    main: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class Frame:
    """An `<iframe>`: what it shows, and its title or aria-label."""

    src: str
    label: str
    hidden: bool
    main: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class EmptyElement:
    """A heading, paragraph, list item or link that holds neither text nor picture, by the name of its tag."""

    name: str
    main: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that an inline style hides from readers, and that style."""

    text: str
    style: str
    main: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class StructuredData:
    """Structured data of one place: its value as JSON-LD has it, or the error that parsing it gave.

    `syntax` is "json-ld", "microdata" or "rdfa"; items of the last two are turned into the shape of the first.
    """

    value: Any
    error: str | None
    place: Place | None
    syntax: str = "json-ld"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an author wrote to let findings stand, and where: from `start` to `end`, without a start on the whole page.

    Without an end it is for all that follows. `place` is where it was written.
    """

    text: str
    place: Place | None
    start: Place | None = None
    end: Place | None = None


@dataclass(frozen=True)
class Document:
    """A page, parsed once. Blocks come in reading order, title and meta description first, structured data last.

    `whole_page` is False for a fragment (an article body, Markdown or plain text without front matter): what only a
    whole page can have, such as a meta description, is not asked of it. `problems` says what could not be read.
    """

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    metas: tuple[Meta, ...] = ()
    canonicals: tuple[Link, ...] = ()
    structured_data: tuple[StructuredData, ...] = ()
    head_links: tuple[HeadLink, ...] = ()
    tables: tuple[Table, ...] = ()
    frames: tuple[Frame, ...] = ()
    empty_elements: tuple[EmptyElement, ...] = ()
    hidden_texts: tuple[HiddenText, ...] = ()
    anchors: frozenset[str] = frozenset()  # what a fragment of an address may name: ids, and names of links
    allowances: tuple[Allowance, ...] = ()
    base: str | None = None  # the address of <base>, against which others are resolved
    about: About = field(default_factory=About)
    language: str | None = None
    whole_page: bool = True
    problems: tuple[str, ...] = ()

    def with_role(self, *roles: Role) -> Iterator[Block]:
        """The blocks that have one of `roles`, wherever on the page they stand."""
        return (block for block in self.blocks if block.role in roles)

    @cached_property
    def main(self) -> Blocks:
        """The blocks of the main content, alt texts included; not the title, menus or footers."""
        return Blocks(block for block in self.blocks if block.main)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """All visible headings of the page in order."""
        return tuple(self.with_role(Role.HEADING))

    @cached_property
    def prose(self) -> Blocks:
        """The main content's paragraphs, list items and quotes."""
        return Blocks(block for block in self.main if block.role in PROSE)

    @cached_property
    def title(self) -> str:
        """The `<title>`, else the first h1, else the first heading, else ""."""
        first_h1 = next((block for block in self.headings if block.level == 1), None)
        found = next(self.with_role(Role.TITLE), None) or first_h1 or next(iter(self.headings), None)
        return found.text if found else ""
