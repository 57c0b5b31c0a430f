from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def empty_paragraph(document: Document, *, max_empty: int = 2) -> Iterator[Hit]:
    """Empty paragraphs used as white space

    Some screen readers say “blank” at each of them, and the gaps change with every new design. The space above and
    below a paragraph is the style sheet's business.

    All of them are one finding; up to `max_empty` of them, which editors leave by accident, are let pass.

    Source: MDN, The paragraph element <https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/p>
    """
    empty = [element for element in document.empty_elements if element.main and element.name == "p"]
    if len(empty) > max_empty:
        yield Hit(
            empty[0].place,
            f"{len(empty)} paragraphs are empty. Take them out, and leave the space to the style sheet.",
        )
