from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def nofollow_internal_link(document: Document) -> Iterator[Hit]:
    """Link to an own page that search engines are told not to follow

    “nofollow” tells search engines that you do not vouch for a page. Said of your own page, it only keeps that
    page from being found.

    Each address is named once. Where the page's own address is not known, only relative links are judged.

    Source: Google Search Central, Qualify your outbound links <https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links>
    """
    seen: set[str] = set()
    for link, target in main_links(document):
        if target.leads is Leads.INSIDE and "nofollow" in link.rel and target.url not in seen:
            seen.add(target.url)
            yield Hit(
                link.span or link.place,
                f"The link to {link.href} on this site is marked nofollow. Take the mark out.",
                subject=link.href,
            )
