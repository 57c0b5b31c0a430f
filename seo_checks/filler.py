"""Filler text of templates: where the Latin of typesetters stands."""

from __future__ import annotations

import re

from seo_checks.document import Document, Span
from seo_checks.occurrences import occurrences, shown
from seo_checks.remembering import once_per_document
from seo_checks.vocabulary import on_page

_LATIN = re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b|\bconsectetur\s+adipiscing\b", re.IGNORECASE)
_WORDS = frozenset({"ipsum", "dolor", "adipiscing"})


@once_per_document
def filler(document: Document) -> tuple[Span, ...]:
    """The first piece of filler text in each block that readers see."""
    first: dict[int, Span] = {}
    for span in occurrences(shown(document).holding_folded(*on_page(document, _WORDS)), _LATIN):
        first.setdefault(span.block.index, span)
    return tuple(first.values())
