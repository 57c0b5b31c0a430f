from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.dates import in_words
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.bylines import bylines


@check(category=Category.SEO, severity=Severity.REVIEW, reads_language=True)
def future_review_date(document: Document) -> Iterator[Hit]:
    """Last review in the future

    A review that has not happened yet is a slip of the pen at best. It makes readers doubt the other dates too.

    Judged is the date that the page shows; the one of the structured data has a check of its own.

    Source: NHS digital service manual, Know that a page is up to date <https://service-manual.nhs.uk/design-system/patterns/know-that-a-page-is-up-to-date>
    """
    reviewed = bylines(document).last_reviewed if is_health_article(document) else None
    if reviewed and reviewed.when.first > document.about.today:
        yield Hit(
            reviewed.span,
            f"The page says that it was last reviewed on {in_words(reviewed.when.first)}, which is in the future: "
            "correct the date.",
        )
