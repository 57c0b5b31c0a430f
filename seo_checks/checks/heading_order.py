from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def heading_order(document: Document) -> Iterator[Hit]:
    """Heading that skips a level

    Levels are the outline of the page: an h4 right after an h2 looks as if a section were missing. Screen readers
    announce levels, and readers use them to find their way.

    Only the headings of the main content are judged, and the h1 wherever it stands. Going back up by more than one
    level is fine.

    Source: MDN, The HTML section heading elements <https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/Heading_Elements>
    Source: Deque, Heading levels should only increase by one <https://dequeuniversity.com/rules/axe/4.10/heading-order>
    """
    outline = [(heading, heading.level or 1) for heading in document.headings if heading.main or heading.level == 1]
    for (_, above), (heading, level) in pairwise(outline):
        if heading.main and level > above + 1:
            yield Hit(
                heading.span(),
                f"This h{level} follows an h{above}: the outline skips h{above + 1}. Make it an h{above + 1}, or add "
                "the heading that is missing.",
            )
