from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import own_address


@check(category=Category.SEO, severity=Severity.REVIEW)
def insecure_address(document: Document) -> Iterator[Hit]:
    """Page served without encryption

    Browsers call a page at “http://” not secure, and others on the network can read and change what a patient sees and
    writes on it. Of two copies, search engines show the encrypted one.

    Addresses that only one computer or network can reach are left alone.

    Source: Google Search Central, Understanding page experience <https://developers.google.com/search/docs/appearance/page-experience>
    Source: Google Search Central, How to specify a canonical URL <https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls>
    """
    own = own_address(document)
    if own and own.scheme == "http" and not own.local:
        yield Hit(
            None,
            f"The page's address is not encrypted ({document.about.address}): serve it at “https://” and redirect the "
            "old address there.",
            subject=document.about.address,
        )
