from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.robots import directives_named, hidden_from_search


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def snippet_ban(document: Document) -> Iterator[Hit]:
    """Page that forbids search engines to quote it

    With “nosnippet” search results show the title alone: neither the meta description nor a passage tells readers what
    the page is about, and answers that search engines put together leave it out.

    “max-snippet:0” means the same. A page that asks to be left out of the results altogether is not asked.

    Source: Google Search Central, Robots meta tag specifications <https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag>
    """
    found = [
        directive
        for directive in directives_named(document, "nosnippet", "max-snippet")
        if directive.name == "nosnippet" or directive.value == "0"
    ]
    if found and not hidden_from_search(document):
        said = "max-snippet:0" if found[0].value else found[0].name
        yield Hit(
            found[0].place,
            f"The meta “{found[0].crawler}” says “{said}”, so search results show no text below the title. Remove it, "
            'or mark the passage that must not be quoted with the attribute "data-nosnippet".',
            subject=found[0].crawler,
        )
