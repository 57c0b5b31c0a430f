from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.names import same_person
from seo_checks.trust.article import is_health_article
from seo_checks.trust.people import people


@check(category=Category.SEO, severity=Severity.REVIEW, reads_language=True)
def self_reviewed_article(document: Document) -> Iterator[Hit]:
    """Health article reviewed by its author

    Nobody finds their own blind spots: a review by the author is none, and readers may feel misled by the words.

    Names count as one person's whatever titles, middle initials and letters they come with.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if not is_health_article(document):
        return
    found = people(document)
    authors = [author.name for author in found.authors]
    others = [one for one in found.reviewers if not any(same_person(one.name, name) for name in authors)]
    if found.authors and found.reviewers and not others:
        name = found.reviewers[0].name
        yield Hit(
            found.reviewers[0].where,
            f"{name} is named as author and as reviewer: have somebody else review the article, or "
            "leave the review out.",
            subject=name,
        )
