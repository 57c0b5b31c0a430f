from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def missing_title(document: Document) -> Iterator[Hit]:
    """Page without a title

    The title is the headline of the page in search results, browser tabs and bookmarks. Without one, a search engine
    makes up a headline from other text of the page.

    Source: Google Search Central, Influencing title links <https://developers.google.com/search/docs/appearance/title-link>
    """
    if not any(document.with_role(Role.TITLE)):
        yield Hit(
            None, "The page has no title: write a <title> that names the treatment and the condition it is about."
        )
