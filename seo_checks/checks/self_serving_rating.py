from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import Node, graph
from seo_checks.structured.statements import is_business
from seo_checks.structured.vocabulary import Kind


@check(category=Category.SEO, severity=Severity.REVIEW)
def self_serving_rating(document: Document) -> Iterator[Hit]:
    """Rating of the clinic in its own structured data

    Search engines show no stars for reviews that a business publishes of itself, so the markup gains nothing. In some
    countries a clinic may not publish patients' ratings at all.

    Flagged are ratings and reviews of a local business (a clinic, practice, dentist, physician) or organisation.
    Reviews of a book, a course or a product are not.

    Source: Google Search Central, Review snippet structured data <https://developers.google.com/search/docs/appearance/structured-data/review-snippet>
    """
    flagged: set[int] = set()
    for node in graph(document):
        for rated in _rated(node):
            if id(rated) in flagged:
                continue
            flagged.add(id(rated))
            name = rated.text("name")[:60]
            named = f" “{name}”" if name else ""
            yield Hit(
                rated.place or node.place,
                f"The structured data rates the {rated.label}{named} on what seems to be its own page: remove the "
                "rating and the reviews from the markup.",
                subject=f"{rated.label} {name}",
            )


def _rated(node: Node) -> Iterator[Node]:
    """The businesses that a node rates: itself, or what it is a review of."""
    if is_business(node) and node.has("aggregateRating", "review", "reviews"):
        yield node
    elif node.is_a(Kind.REVIEW) or node.is_a(Kind.AGGREGATE_RATING):
        yield from (about for about in node.nodes("itemReviewed") if is_business(about))
