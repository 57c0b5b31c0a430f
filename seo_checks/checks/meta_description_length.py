from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pixel_width import DESCRIPTION_FONT_SIZE, last_words_shown, pixel_width


@check(category=Category.SEO, severity=Severity.ADVICE)
def meta_description_length(document: Document, *, min_characters: int = 120, max_pixels: int = 1000) -> Iterator[Hit]:
    """Meta description too short or too long

    Search engines cut long descriptions off, and a limit or a caution at the end is lost with them; a short one leaves
    room unused.

    They cut to a width: capitals, “m” and “w” take more of it than “i” and “l”. Google states no limit. About 160
    characters are shown on a wide screen; 160 characters of English in Arial at 14 pixels are 1,000 pixels. Some tools
    put the limit at 920 pixels, which 147 characters fill, and phones show about 120 characters: put what matters
    first. Below 120 characters Yoast and Squirrelscan call a description too short.

    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Wagtail guide, Page metadata <https://guide.wagtail.org/en/reference/content-checks/page-metadata/>
    Source: Squirrelscan, Meta description <https://docs.squirrelscan.com/rules/core/meta-description>
    """
    description = next(document.with_role(Role.META_DESCRIPTION), None)
    if description is None:
        return
    width, length = round(pixel_width(description.text, DESCRIPTION_FONT_SIZE)), len(description.text)
    if width > max_pixels:
        shown = last_words_shown(description.text, DESCRIPTION_FONT_SIZE, max_pixels)
        yield Hit(
            description.span(),
            f"The meta description is {width} pixels wide ({length} characters); search results show about "
            f"{max_pixels}, up to “…{shown}”. Shorten it, so that no limit or caution is cut off.",
        )
    elif length < min_characters:
        yield Hit(
            description.span(),
            f"The meta description has {length} characters of about 160 that search results show. Add what the page "
            "explains and for whom.",
        )
