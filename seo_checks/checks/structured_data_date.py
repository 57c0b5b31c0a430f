from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from seo_checks.check import check
from seo_checks.dates import in_words, iso_date
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import Node, graph

_PAST = ("datePublished", "dateModified", "dateCreated", "uploadDate", "lastReviewed")
_DATES = (
    *_PAST, "startDate", "endDate", "validFrom", "validThrough", "expires", "priceValidUntil", "birthDate", "deathDate",
    "foundingDate", "datePosted",
)  # fmt: skip
_MOST_NODES = 500
_MOST_FOUND = 20  # more tell an editor nothing new
_A_DAY = timedelta(days=1)  # it may be tomorrow already where the page was written


@check(category=Category.SEO, severity=Severity.REVIEW)
def structured_data_date(document: Document) -> Iterator[Hit]:
    """Structured data with a wrong date

    Search engines ignore a date that they cannot read, and stop trusting dates that cannot be true, such as a change
    before the publication.

    Dates are written as ISO 8601 has them: 2026-03-03, with a time 2026-03-03T09:30:00+00:00. A page cannot have been
    published, changed or reviewed in the future. Of two values of lastReviewed the later is taken for the next review.

    Source: Google Search Central, Article structured data <https://developers.google.com/search/docs/appearance/structured-data/article>
    Source: Google Search Central, Influence your byline dates in Google Search <https://developers.google.com/search/docs/appearance/publication-dates>
    Source: Schema.org, Date <https://schema.org/Date>
    """
    seen: set[str] = set()
    for node in graph(document)[:_MOST_NODES]:
        for message in (*_unreadable(node), *_future(node, document), *_out_of_order(node)):
            if message not in seen and len(seen) < _MOST_FOUND:
                seen.add(message)
                yield Hit(node.place, message, subject=message.partition(" is ")[0])


def _unreadable(node: Node) -> Iterator[str]:
    for name in _DATES:
        for value in node.texts(name):
            if iso_date(value) is None:
                yield (
                    f"The {name} “{value[:40]}” of the {node.label} is no date that machines read: write it as "
                    "2026-03-03, or with a time as 2026-03-03T09:30:00+00:00."
                )


def _future(node: Node, document: Document) -> Iterator[str]:
    for name in _PAST:
        found = sorted(day for value in node.texts(name) if (day := iso_date(value)))
        if found and found[0] > document.about.today + _A_DAY:
            yield f"The {name} of the {node.label} is in the future ({in_words(found[0])}): give the day it happened."


def _out_of_order(node: Node) -> Iterator[str]:
    published, modified = iso_date(node.text("datePublished")), iso_date(node.text("dateModified"))
    if published and modified and modified < published:
        yield (
            f"The dateModified of the {node.label} is {in_words(modified)}, before its datePublished "
            f"{in_words(published)}: correct one of them."
        )
