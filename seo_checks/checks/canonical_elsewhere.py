from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import WebAddress, own_address, resolved, web_address


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def canonical_elsewhere(document: Document) -> Iterator[Hit]:
    """Canonical link that leads to another page

    The canonical link tells search engines to show the page that it names instead of this one. That is right for a
    copy; on a page of its own it takes the page out of the results.

    Asked of pages whose own address is known. Capitals of the host, “www.”, the slash at the end, the name of an index
    file, and parameters that the canonical address leaves out make no difference; nor does the host of a copy on
    somebody's own computer. Of several canonical links that differ, another check speaks.

    Source: Google Search Central, How to specify a canonical URL <https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls>
    Source: Google Search Central, Fix canonicalization issues <https://developers.google.com/search/docs/crawling-indexing/canonicalization-troubleshooting>
    """
    own = own_address(document)
    targets = {found: link for link in document.canonicals if (found := web_address(resolved(document, link.href)))}
    if own is None or len(targets) != 1:
        return
    [(canonical, link)] = targets.items()
    difference = _difference(own, canonical) if link.href.strip() else ""
    if difference:
        yield Hit(
            link.place,
            f"The canonical link leads to {difference} ({link.href}); this page is {document.about.address}. Search "
            "engines will show that one instead: correct the link, unless this page is a copy.",
            subject=link.href,
        )


def _difference(own: WebAddress, canonical: WebAddress) -> str:
    """What the canonical address is, as far as it is not this page's own."""
    if canonical.local and not own.local:
        return "a computer that nobody else can reach"
    if own.site != canonical.site and not own.local:
        return "another site"
    if own.path != canonical.path or (canonical.query and canonical.query != own.query):
        return "another page"
    return "the address without encryption" if (own.scheme, canonical.scheme) == ("https", "http") else ""
