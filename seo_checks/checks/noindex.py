from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.robots import directives_named


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def noindex(document: Document) -> Iterator[Hit]:
    """Page that asks search engines to leave it out

    With “noindex” no search engine shows the page, however good it is. It is right for thank-you pages and drafts; on
    a treatment page it is mostly left over from the time before it was published.

    “None” means the same and more. Orders to a single crawler count too.

    Source: Google Search Central, Robots meta tag specifications <https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag>
    """
    found = directives_named(document, "noindex", "none")
    if found:
        crawlers = list(dict.fromkeys(directive.crawler for directive in found))
        whom = "search engines" if "robots" in crawlers else " and ".join(crawlers)
        yield Hit(
            found[0].place,
            f"The page asks {whom} not to show it (“{found[0].name}” in the meta “{found[0].crawler}”). Remove that if "
            "patients are to find the page.",
            subject=" ".join(crawlers),
        )
