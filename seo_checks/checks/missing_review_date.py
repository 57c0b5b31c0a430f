from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured.statements import about_this_page
from seo_checks.trust.article import is_health_article
from seo_checks.trust.bylines import bylines


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_review_date(document: Document) -> Iterator[Hit]:
    """Health article without the date of its last review

    Medicine changes. Without a date readers cannot tell whether a page is current advice or ten years old.

    Looked for are "Last reviewed", "Reviewed on", "Reviewed by … on" and the like with a date, and lastReviewed in the
    structured data. A date of publication or of an update does not say that a clinician looked.

    Source: NHS digital service manual, Know that a page is up to date <https://service-manual.nhs.uk/design-system/patterns/know-that-a-page-is-up-to-date>
    Source: Schema.org, lastReviewed <https://schema.org/lastReviewed>
    """
    if not is_health_article(document) or bylines(document).last_reviewed:
        return
    if not any(node.has("lastReviewed") for node in about_this_page(document)):
        yield Hit(
            None,
            "The article does not say when it was last reviewed: add “Last reviewed: …” with the day, and when the "
            "next review is due.",
        )
