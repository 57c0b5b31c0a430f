from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import content_of, has_own_head
from seo_checks.page_address import own_address
from seo_checks.robots import hidden_from_search


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def missing_canonical(document: Document) -> Iterator[Hit]:
    """Page that does not say which address is its own

    A page can mostly be reached at several addresses: with and without “www.”, a slash at the end or the parameters of
    a campaign. A canonical link says which of them search results should show; without one, search engines guess.

    Google demands none and recommends one. Asked of pages whose address is known, from the site or from their og:url,
    and that search engines may show.

    Source: Google Search Central, How to specify a canonical URL <https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls>
    """
    known = document.about.address if own_address(document) else content_of(document, "og:url")
    if known and not document.canonicals and has_own_head(document) and not hidden_from_search(document):
        yield Hit(None, f'The page has no canonical link: add <link rel="canonical" href="{known}"> to its head.')
