from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import has_own_head

_ICONS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed"})


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def missing_favicon(document: Document) -> Iterator[Hit]:
    """Page without an icon

    The icon stands beside the page in search results, tabs and bookmarks. Without one, readers find the clinic less
    easily among the rest.

    Browsers also look for “/favicon.ico”, which cannot be seen here. Google shows the icon that the home page names for
    all pages of a site.

    Source: Google Search Central, Define a favicon to show in search results <https://developers.google.com/search/docs/appearance/favicon-in-search>
    """
    if has_own_head(document) and not any(_ICONS.intersection(link.rel) for link in document.head_links):
        yield Hit(
            None,
            'The page names no icon: add <link rel="icon" href="…"> to its head, unless the site serves /favicon.ico.',
        )
