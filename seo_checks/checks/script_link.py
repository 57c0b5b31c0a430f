from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short


@check(category=Category.SEO, severity=Severity.ADVICE)
def script_link(document: Document) -> Iterator[Hit]:
    """Link to a script

    Search engines cannot follow a “javascript:” link, and it does nothing where scripts are blocked or opened in a new
    tab.

    Source: Chrome for Developers, Links are not crawlable <https://developer.chrome.com/docs/lighthouse/seo/crawlable-anchors>
    """
    for link, target in main_links(document):
        if target.leads is Leads.SCRIPT:
            yield Hit(
                link.span or link.place,
                f"This link leads to a script ({short(link.href)}). Link a page, or make it a button.",
                subject=link.href,
            )
