from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity

# Browsers take "#top" to the top of the page; ":~:" selects text; "!" and "/" are for scripts.
_ALWAYS_FOUND = "top"
_NOT_NAMES = (":~:", "!", "/")


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def broken_fragment_link(document: Document) -> Iterator[Hit]:
    """Link to a part of the page that does not exist

    A click on it does nothing. The heading or the section it led to was renamed or taken out.

    A link within the page needs an element whose id is what follows the “#”, upper and lower case included.

    Source: MDN, The anchor element: linking to an element on the same page <https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/a#linking_to_an_element_on_the_same_page>
    """
    for link, target in main_links(document):
        name = target.fragment
        if target.leads is not Leads.HERE or name.lower() == _ALWAYS_FOUND or name.startswith(_NOT_NAMES):
            continue
        name = name.partition(":~:")[0]
        if name not in document.anchors and link.href.partition("#")[2] not in document.anchors:
            yield Hit(
                link.span or link.place,
                f"Nothing on this page has the id “{name}” that this link leads to. Correct the link, or give the "
                "section that id.",
                subject=link.href,
            )
