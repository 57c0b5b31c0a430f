from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import content_of, has_own_head


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def missing_viewport(document: Document) -> Iterator[Hit]:
    """Page that is not laid out for phones

    Without a viewport meta, phones draw the page as wide as a desk screen and shrink it until nobody can read it. Most
    patients search by phone, and search engines judge the page as phones show it.

    A viewport that states neither a width nor a scale has no effect and counts as missing.

    Source: MDN, Using the viewport meta element <https://developer.mozilla.org/en-US/docs/Web/HTML/Guides/Viewport_meta_element>
    Source: Google Search Central, Mobile-first indexing best practices <https://developers.google.com/search/docs/crawling-indexing/mobile/mobile-sites-mobile-first-indexing>
    """
    if not has_own_head(document):
        return
    viewport = content_of(document, "viewport").lower()
    if "width" not in viewport and "initial-scale" not in viewport:
        lacking = (
            "The viewport meta states neither a width nor a scale" if viewport else "The page has no viewport meta"
        )
        yield Hit(None, f'{lacking}: write <meta name="viewport" content="width=device-width, initial-scale=1">.')
