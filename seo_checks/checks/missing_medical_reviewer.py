from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.people import people


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_medical_reviewer(document: Document) -> Iterator[Hit]:
    """Health article without a medical reviewer

    A second pair of eyes finds what the author overlooks. Readers, and the people who rate search results, take
    "medically reviewed by" as a sign that somebody did look.

    Looked for are "Medically reviewed by …", "Reviewed by …" and the like, and reviewedBy in the structured data.

    Source: Schema.org, reviewedBy <https://schema.org/reviewedBy>
    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if is_health_article(document) and not people(document).reviewers:
        yield Hit(
            None,
            "The article names no medical reviewer: have a clinician other than the author check it, and add "
            "“Medically reviewed by …” with name, qualification and date.",
        )
