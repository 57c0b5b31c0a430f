from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def meta_description_length(
    document: Document, *, min_characters: int = 120, max_characters: int = 160
) -> Iterator[Hit]:
    """Meta description too short or too long

    Search engines cut long descriptions off, and a limit or a caution at the end is lost with them; a short one leaves
    room unused.

    Google states no limit and cuts descriptions to the width of the device. About 160 characters are shown on a wide
    screen; below 120, search engines often add a passage of their own choice.

    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    Source: Wagtail guide, Page metadata <https://guide.wagtail.org/en/reference/content-checks/page-metadata/>
    Source: Squirrelscan, Meta description <https://docs.squirrelscan.com/rules/core/meta-description>
    """
    for description in document.with_role(Role.META_DESCRIPTION):
        length = len(description.text)
        if length > max_characters:
            message = (
                f"The meta description has {length} characters; search results show about {max_characters}. Shorten "
                "it, so that no limit or caution is cut off."
            )
            yield Hit(description.span(), message)
        elif length < min_characters:
            message = (
                f"The meta description has {length} characters of about {max_characters} that search results show. "
                "Add what the page explains and for whom."
            )
            yield Hit(description.span(), message)
