from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def missing_meta_description(document: Document) -> Iterator[Hit]:
    """Page without a meta description

    Search engines may show the meta description below the title. Without one they pick a passage of the page, which
    may be a claim without its limits.

    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    """
    if not any(document.with_role(Role.META_DESCRIPTION)):
        yield Hit(
            None,
            "The page has no meta description: sum up in one or two sentences what the page says, without promising a "
            "result.",
        )
