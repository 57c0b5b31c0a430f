from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.robots import directives_named, hidden_from_search


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def page_wide_nofollow(document: Document) -> Iterator[Hit]:
    """Page whose links search engines are told to ignore

    With “nofollow” for the whole page, search engines pass no trust along its links: not to the sources it cites, and
    not to the clinic's other pages, which they may then not find.

    A page that asks to be left out of the results altogether is not asked about its links.

    Source: Google Search Central, Robots meta tag specifications <https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag>
    """
    found = directives_named(document, "nofollow")
    if found and not hidden_from_search(document):
        yield Hit(
            found[0].place,
            f"The meta “{found[0].crawler}” says “nofollow” for all links of the page. Remove it, and mark single paid "
            'or doubtful links with rel="nofollow" instead.',
            subject=found[0].crawler,
        )
