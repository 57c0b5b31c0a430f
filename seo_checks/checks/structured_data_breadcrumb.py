from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured import Node, graph
from seo_checks.structured.vocabulary import Kind

_FEWEST = 2


@check(category=Category.SEO, severity=Severity.ADVICE)
def structured_data_breadcrumb(document: Document) -> Iterator[Hit]:
    """Structured data with a broken breadcrumb trail

    Search results show the trail instead of the bare address only where it is whole: every step numbered in order, with
    its name and its address.

    A trail has two steps at least, numbered 1, 2, 3; the last may leave out its address, because it is this page.

    Source: Google Search Central, Breadcrumb structured data <https://developers.google.com/search/docs/appearance/structured-data/breadcrumb>
    """
    for node in graph(document):
        if not node.is_a(Kind.BREADCRUMBS):
            continue
        if faults := list(_faults(node)):
            yield Hit(
                node.place, f"The breadcrumb trail of the structured data {'; '.join(faults)}.", subject=faults[0]
            )


def _faults(node: Node) -> Iterator[str]:
    steps = node.nodes("itemListElement")
    if len(steps) < _FEWEST:
        count = "no step" if not steps else "a single step"
        yield f"has {count}: list the pages on the way from the home page, or leave it out"
        return
    positions = [step.text("position") for step in steps]
    if sorted(positions, key=_number) != [str(number) for number in range(1, len(steps) + 1)]:
        shown = ", ".join(position or "none" for position in positions[:8])
        yield f"has the positions {shown}: number the steps 1 to {len(steps)}, in order"
    if nameless := [step for step in steps if not _name(step)]:
        yield f"has {len(nameless)} of {len(steps)} steps without a name: add it"
    ordered = sorted(steps, key=lambda step: _number(step.text("position")))
    if bare := [step for step in ordered[:-1] if not step.has("item")]:
        yield f"has no address (item) for “{_name(bare[0])[:60]}”: every step but the last needs one"


def _name(step: Node) -> str:
    return step.text("name") or next((page.text("name") for page in step.nodes("item")), "")


def _number(position: str) -> int:
    return int(position) if position.isdecimal() and len(position) < 6 else 0
