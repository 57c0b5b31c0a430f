"""Where a pattern occurs in what readers see, and how a message names several places at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from seo_checks.document import Block, Blocks, Document, Role, Span
from seo_checks.remembering import once_per_document

_SHORTEST_CUT = 60


@once_per_document
def shown(document: Document) -> Blocks:
    """All that readers and search engines get to read of the page's own: title, description and main content."""
    return Blocks(block for block in document.blocks if block.main or block.role in {Role.TITLE, Role.META_DESCRIPTION})


@once_per_document
def running_text(document: Document) -> Blocks:
    """The main content as it is seen: without alternative texts."""
    return Blocks(block for block in document.main if block.role is not Role.ALT_TEXT)


@once_per_document
def text_outside_tables(document: Document) -> Blocks:
    """The running text but for the cells of tables, which may hold anything."""
    return Blocks(block for block in running_text(document) if block.role is not Role.TABLE_CELL)


def occurrences(blocks: Iterable[Block], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where a pattern matches. To search fewer blocks, give those that hold a sign that each match has."""
    for block in blocks:
        for match in pattern.finditer(block.text):
            yield block.span(*match.span())


def with_word(span: Span, longest_part: int = 40) -> Span:
    """A stretch with the letters and digits around it, so that a reader recognises the word."""
    text, start, end = span.block.text, span.start, span.end
    while start > max(0, span.start - longest_part) and text[start - 1].isalnum():
        start -= 1
    while end < min(len(text), span.end + longest_part) and text[end].isalnum():
        end += 1
    return span.block.span(start, end)


def listed(spans: Sequence[Span], most: int = 3) -> str:
    """The words of the first few places in quotation marks, and how many more there are."""
    quotes = list(dict.fromkeys(f"“{short(span.quote)}”" for span in spans))
    more = f" and {len(quotes) - most} more" if len(quotes) > most else ""
    return ", ".join(quotes[:most]) + more


def short(text: str) -> str:
    """Text on one line, cut where it is too long for a message."""
    text = " ".join(text.split())
    return text if len(text) <= _SHORTEST_CUT else f"{text[: _SHORTEST_CUT - 1].rstrip()}…"


def times(count: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
