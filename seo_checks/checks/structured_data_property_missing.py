from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import Node, graph
from seo_checks.structured.vocabulary import DEMANDS, Kind
from seo_checks.trust.bylines import bylines

_MOST_NODES = 500
_MOST_FOUND = 20  # more tell an editor nothing new


@check(category=Category.SEO, severity=Severity.ADVICE)
def structured_data_property_missing(document: Document, *, recommended: bool = True) -> Iterator[Hit]:
    """Structured data that leaves out what it should say

    Search engines show a rich result, or trust who is behind a page, only where the data says enough. What they
    require and is missing is for review; what they recommend is advice.

    Asked of articles, medical pages, people, clinics and other organisations, breadcrumbs, questions, reviews and
    ratings. A medical page need name its author, its reviewer and the day of its review where the page shows them.
    With `recommended` off, only what is required is asked for.

    Source: Google Search Central, Article structured data <https://developers.google.com/search/docs/appearance/structured-data/article>
    Source: Google Search Central, Local business structured data <https://developers.google.com/search/docs/appearance/structured-data/local-business>
    Source: Schema.org, MedicalWebPage <https://schema.org/MedicalWebPage>
    """
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    for node in graph(document)[:_MOST_NODES]:
        required, advised = _missing(node)
        if not recommended:
            advised = []
        elif node.root and node.is_a(Kind.MEDICAL_PAGE):
            advised += _shown_only(document, node)
        identity = (node.label, (*required, *advised), node.text("name"))
        if not (required or advised) or identity in seen or len(seen) >= _MOST_FOUND:
            continue
        seen.add(identity)
        named = f" “{node.text('name')[:60]}”" if node.text("name") else ""
        lacks = [f"{_listed(required)} (required)"] if required else []
        lacks += [f"{_listed(advised)} (recommended)"] if advised else []
        yield Hit(
            node.place,
            f"The structured data of the {node.label}{named} lacks {' and '.join(lacks)}: add it where it is true and "
            "the page shows it.",
            severity=Severity.REVIEW if required else Severity.ADVICE,
            subject=f"{node.label} {node.text('name')[:60]}",
        )


def _missing(node: Node) -> tuple[list[str], list[str]]:
    """The required and the recommended properties that a node lacks."""
    required: dict[str, None] = {}
    advised: dict[str, None] = {}
    for kind, demands in DEMANDS.items():
        if not node.is_a(kind):
            continue
        for demand in demands:
            if node.root or not demand.rooted:
                required |= dict.fromkeys(name for name in demand.required if not node.has(*name.split("|")))
                advised |= dict.fromkeys(name for name in demand.recommended if not node.has(*name.split("|")))
    return list(required), [name for name in advised if name not in required]


def _shown_only(document: Document, node: Node) -> list[str]:
    """What the page shows of its author and its review and the node does not say."""
    found = bylines(document)
    shown = {"author": found.authors, "reviewedBy": found.reviewers, "lastReviewed": found.last_reviewed}
    return [name for name, value in shown.items() if value and not node.has(name)]


def _listed(names: list[str]) -> str:
    return ", ".join(name.replace("|", " or ") for name in names)
