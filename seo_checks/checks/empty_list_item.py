from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import times


@check(category=Category.SEO, severity=Severity.ADVICE)
def empty_list_item(document: Document) -> Iterator[Hit]:
    """Empty point in a list

    Visitors see a bullet with nothing behind it, and screen readers count a point that is not there.

    All of them are one finding.

    Source: W3C, Content structure: lists <https://www.w3.org/WAI/tutorials/page-structure/content/#lists>
    """
    empty = [element for element in document.empty_elements if element.main and element.name == "li"]
    if empty:
        yield Hit(empty[0].place, f"A point of a list is empty ({times(len(empty))}). Fill it or take it out.")
