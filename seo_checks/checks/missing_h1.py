from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def missing_h1(document: Document) -> Iterator[Hit]:
    """Page without a main heading

    The h1 tells visitors, screen readers and search engines what the page is about. Without one, readers who move from
    heading to heading do not find where the content begins.

    An image with an alternative text counts as the text of a heading.

    Source: Deque, Page should contain a level-one heading <https://dequeuniversity.com/rules/axe/4.10/page-has-heading-one>
    """
    if not any(block.level == 1 for block in document.blocks):
        yield Hit(None, "The page has no h1: mark the heading that names the page's subject as h1.")
