from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import occurrences, shown

_LATIN = re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b|\bconsectetur\s+adipiscing\b", re.IGNORECASE)
_SIGNS = ("psum", "PSUM", "olor", "OLOR", "dipiscing", "DIPISCING")


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def placeholder_text(document: Document) -> Iterator[Hit]:
    """Filler text in place of the real one

    “Lorem ipsum” belongs to the template, not to the page: readers see that nobody looked at it before it was
    published.

    Title and description of the page are searched too. All filler in one paragraph is one finding.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    told: set[int] = set()
    for span in occurrences(shown(document), _LATIN, *_SIGNS):
        if span.block.index not in told:
            told.add(span.block.index)
            yield Hit(span, f"“{span.quote}” is filler text. Write what belongs here, or take it out.")
