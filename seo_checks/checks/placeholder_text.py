from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.filler import filler
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def placeholder_text(document: Document) -> Iterator[Hit]:
    """Filler text in place of the real one

    “Lorem ipsum” belongs to the template, not to the page: readers see that nobody looked at it before it was
    published.

    Title and description of the page are searched too. All filler in one paragraph is one finding.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    for span in filler(document):
        yield Hit(span, f"“{span.quote}” is filler text. Write what belongs here, or take it out.")
