"""The texts of links: which say nothing, and which stretches of the page's text are links."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from seo_checks.document import Block, Document, Span
from seo_checks.remembering import once_per_document
from seo_checks.text import fold, words

# The first fourteen are those of Lighthouse.
GENERIC_TEXTS = (
    "click here", "click this", "go", "here", "information", "learn more", "more", "more info", "more information",
    "right here", "read more", "see more", "start", "this",
    "click", "find out more", "link", "this link", "this page", "this website", "view more",
    "click here for more", "click here for more information", "click here to find out more",
    "click here to learn more", "click here to read more", "click on this link", "click the link", "click this link",
    "continue", "continue reading", "details", "find out more here", "follow this link", "for more information",
    "learn more here", "more details", "more here", "read more here", "read on", "read this", "see here",
    "the link", "view", "view here", "visit", "website",
)  # fmt: skip


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """The words of a link's text, whatever their case and the punctuation around them."""
    return " ".join(words(fold(text)))


@once_per_document
def linked_spans(document: Document) -> Mapping[int, tuple[Span, ...]]:
    """The stretches that are links, by the index of their block."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for link in document.links:
        if link.span is not None:
            found[link.span.block.index].append(link.span)
    return {index: tuple(spans) for index, spans in found.items()}


def holds_link(document: Document, block: Block) -> bool:
    """Whether some of a block's text is a link."""
    return block.index in linked_spans(document)


def in_link(document: Document, span: Span) -> bool:
    """Whether a stretch of text is a link, or part of one is."""
    links = linked_spans(document).get(span.block.index, ())  # in order, and none inside another
    first = bisect_right(links, span.start, key=lambda linked: linked.end)
    return first < len(links) and links[first].start < span.end
