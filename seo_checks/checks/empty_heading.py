from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity

_HEADING = re.compile(r"h[1-6]")


@check(category=Category.SEO, severity=Severity.REVIEW)
def empty_heading(document: Document) -> Iterator[Hit]:
    """Heading without text

    Screen readers announce a heading and then say nothing, and the outline of the page has a hole. Such headings are
    mostly left over from editing, or stand for white space.

    A heading that holds a picture is not empty.

    Source: Deque, Headings should not be empty <https://dequeuniversity.com/rules/axe/4.10/empty-heading>
    """
    for element in document.empty_elements:
        if element.main and _HEADING.fullmatch(element.name):
            yield Hit(
                element.place,
                f"This {element.name} is empty. Give it a text, or take it out and leave the space to the style sheet.",
                subject=element.name,
            )
