"""Filler text of templates: where the Latin of typesetters stands."""

from __future__ import annotations

import re

from seo_checks.document import Document, Span
from seo_checks.occurrences import occurrences, shown
from seo_checks.remembering import once_per_document

_LATIN = re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b|\bconsectetur\s+adipiscing\b", re.IGNORECASE)
_SIGNS = ("psum", "PSUM", "olor", "OLOR", "dipiscing", "DIPISCING")


@once_per_document
def filler(document: Document) -> tuple[Span, ...]:
    """The first piece of filler text in each block that readers see."""
    first: dict[int, Span] = {}
    for span in occurrences(shown(document), _LATIN, *_SIGNS):
        first.setdefault(span.block.index, span)
    return tuple(first.values())
