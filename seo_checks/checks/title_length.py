from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def title_length(document: Document, *, min_characters: int = 30, max_characters: int = 60) -> Iterator[Hit]:
    """Title too short or too long

    Search engines cut long titles off, so that their end is not read; a title of a word or two does not tell the page
    from others.

    Google states no limit and cuts titles to the width of the device. About 60 characters fit on a wide screen; fewer
    than 30 seldom name a treatment, a condition and the clinic.

    Source: Google Search Central, Influencing title links <https://developers.google.com/search/docs/appearance/title-link>
    Source: MDN, The document title element <https://developer.mozilla.org/en-US/docs/Web/HTML/Element/title>
    Source: Squirrelscan, Meta title <https://docs.squirrelscan.com/rules/core/meta-title>
    """
    for title in document.with_role(Role.TITLE):
        length = len(title.text)
        if length > max_characters:
            message = (
                f"The title has {length} characters; search results show about {max_characters}. Shorten it, or put "
                "what matters first."
            )
            yield Hit(title.span(), message)
        elif length < min_characters:
            message = (
                f"The title has {length} characters; below {min_characters} it hardly tells this page from others. "
                "Add the treatment, the condition or the clinic's name."
            )
            yield Hit(title.span(), message)
