from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.REVIEW)
def empty_link(document: Document) -> Iterator[Hit]:
    """Link with nothing to click

    A link without text, picture or label cannot be seen, yet the keyboard stops at it and screen readers read out its
    address. It is mostly left over from editing.

    Links within the page, which often mark a heading, are not judged; a link around a picture has a check of its own.

    Source: Deque, Links must have discernible text <https://dequeuniversity.com/rules/axe/4.10/link-name>
    """
    empty = {element.place for element in document.empty_elements if element.name == "a" and element.main}
    for link, target in main_links(document):
        if link.place in empty and not link.text and target.leads not in {Leads.HERE, Leads.NOWHERE}:
            yield Hit(
                link.place,
                f"The link to {link.href} holds no text. Write what readers find there, or take the link out.",
                subject=link.href,
            )
