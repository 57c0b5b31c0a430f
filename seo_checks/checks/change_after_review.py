from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.dates import in_words, iso_date
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured.statements import about_this_page
from seo_checks.trust.article import is_health_article
from seo_checks.trust.bylines import bylines


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def change_after_review(document: Document, *, grace_days: int = 7) -> Iterator[Hit]:
    """Health article changed after its last review

    "Medically reviewed" covers what the reviewer read. What was changed later, nobody checked.

    Compared are the last review with "Updated …" on the page, else with dateModified of the structured data. Changes
    within `grace_days` days of the review are taken for the reviewer's own corrections.

    Source: NHS digital service manual, Know that a page is up to date <https://service-manual.nhs.uk/design-system/patterns/know-that-a-page-is-up-to-date>
    Source: Schema.org, lastReviewed <https://schema.org/lastReviewed>
    """
    if not is_health_article(document):
        return
    found = bylines(document)
    if not found.last_reviewed:
        return
    reviewed = found.last_reviewed.when.last
    if found.changed:
        changed = found.changed.when.first
    else:
        days = [iso_date(value) for node in about_this_page(document) for value in node.texts("dateModified")]
        changed = max((day for day in days if day), default=reviewed)
    if (changed - reviewed).days > grace_days:
        yield Hit(
            found.last_reviewed.span,
            f"The article was changed on {in_words(changed)}, after its last review on {in_words(reviewed)}: have the "
            "change reviewed, and show that date.",
        )
