"""What structured data states of its page that readers should see there, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from seo_checks.dates import iso_date
from seo_checks.document import Document
from seo_checks.remembering import once_per_document
from seo_checks.source import Place
from seo_checks.structured.nodes import Node, graph
from seo_checks.structured.vocabulary import Kind

# More statements than this are a list of other pages, or an attack.
_MOST = 200
DATES = ("datePublished", "dateModified", "lastReviewed")


@dataclass(frozen=True, slots=True)
class Statement:
    """A property of a node and one of its values."""

    node: Node
    name: str
    value: str

    @property
    def place(self) -> Place | None:
        """Where the node is written."""
        return self.node.place


def about_this_page(document: Document) -> list[Node]:
    """The articles and pages that the structured data says this page is."""
    pages = [node for node in graph(document) if node.root and (node.is_a(Kind.ARTICLE) or node.is_a(Kind.PAGE))]
    return pages[:_MOST]


def headlines(document: Document) -> Iterator[Statement]:
    """What articles and medical pages are called."""
    for node in about_this_page(document):
        title = "headline" if node.has("headline") else "name" if node.is_a(Kind.MEDICAL_PAGE) else ""
        if title and (value := node.text(title)):
            yield Statement(node, title, value)


def credits(document: Document) -> Iterator[Statement]:
    """Who wrote and who reviewed the page."""
    for node in about_this_page(document):
        for role in ("author", "reviewedBy"):
            yield from (Statement(node, role, name) for name in node.named(role)[:_MOST])


def days(document: Document) -> Iterator[tuple[Statement, date, date]]:
    """The days of the page, as the earliest and the latest that a time may be to readers elsewhere."""
    for node in about_this_page(document):
        for name in DATES:
            for value in node.texts(name)[:2]:
                if len(value) >= len("2026-03-03") and (day := iso_date(value)):
                    around = timedelta(days=1 if "T" in value else 0)
                    yield Statement(node, name, value), _shifted(day, -around), _shifted(day, around)


@once_per_document
def businesses(document: Document) -> list[Node]:
    """The businesses and organisations that stand on their own: the clinic itself."""
    roots = (node for node in graph(document) if node.root)
    return [node for node in roots if node.is_a(Kind.BUSINESS) or node.is_a(Kind.ORGANISATION)][:_MOST]


def questions(document: Document) -> list[Node]:
    """The questions of pages of questions and answers."""
    pages = (node for node in graph(document) if node.is_a(Kind.FAQ))
    return [question for page in pages for question in page.nodes("mainEntity") if question.is_a(Kind.QUESTION)][:_MOST]


def is_business(node: Node) -> bool:
    """Whether a node is a business or an organisation, or a clinician's practice."""
    return node.is_a(Kind.BUSINESS) or node.is_a(Kind.ORGANISATION) or "Physician" in node.types


def ratings(document: Document) -> Iterator[Statement]:
    """The figures of average ratings, but for those of businesses: these have no place in the data at all."""
    nodes = graph(document)
    own = {id(rating) for node in nodes if is_business(node) for rating in node.nodes("aggregateRating")}
    averages = (node for node in nodes if node.is_a(Kind.AGGREGATE_RATING) and id(node) not in own)
    for node in islice((node for node in averages if not any(map(is_business, node.nodes("itemReviewed")))), _MOST):
        for name in ("ratingValue", "ratingCount", "reviewCount"):
            if value := node.text(name):
                yield Statement(node, name, value)


def breadcrumbs(document: Document) -> Iterator[Statement]:
    """The names of the pages on the way to this one."""
    for node in [node for node in graph(document) if node.is_a(Kind.BREADCRUMBS)][:_MOST]:
        for item in node.nodes("itemListElement")[:_MOST]:
            if name := item.text("name") or next((page.text("name") for page in item.nodes("item")), ""):
                yield Statement(node, "name", name)


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
