from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.dates import in_words, iso_date, months_between
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured.statements import about_this_page
from seo_checks.trust.article import is_health_article
from seo_checks.trust.bylines import bylines


@check(category=Category.SEO, severity=Severity.REVIEW, reads_language=True)
def overdue_review(document: Document, *, max_months: int = 24) -> Iterator[Hit]:
    """Health article whose review is overdue

    Guidelines change every few years. A page that was last looked at long ago, or whose announced review never came,
    may tell patients what is no longer true.

    Flagged where the next review that the page announces has passed, or, where it announces none, where the last one is
    more than `max_months` months ago. The NHS announces the next review in its example three years ahead. The two years
    here are our own choice, shorter because nobody promised a review of these pages.

    Source: NHS digital service manual, Know that a page is up to date <https://service-manual.nhs.uk/design-system/patterns/know-that-a-page-is-up-to-date>
    """
    if not is_health_article(document):
        return
    today, found = document.about.today, bylines(document)
    due = found.next_review
    if due and due.when.last < today:
        yield Hit(
            due.span,
            f"The next review was due on {in_words(due.when.last)}: review the article, and correct both dates.",
        )
        return
    if due:
        return
    where, last = None, None
    if found.last_reviewed:
        where, last = found.last_reviewed.span, found.last_reviewed.when.last
    else:
        days = [iso_date(value) for node in about_this_page(document) for value in node.texts("lastReviewed")]
        last = max((day for day in days if day), default=None)
    if last and last < today and (months := months_between(last, today)) > max_months:
        yield Hit(
            where,
            f"The last review was on {in_words(last)}, {months} months ago; it should be at most {max_months}. Review "
            "the article, and show the new date.",
        )
