from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pixel_width import TITLE_FONT_SIZE, last_words_shown, pixel_width


@check(category=Category.SEO, severity=Severity.ADVICE)
def title_length(document: Document, *, max_pixels: int = 600, min_characters: int = 30) -> Iterator[Hit]:
    """Title too short or too long

    Search engines cut long titles off, so that their end is not read; a title of a word or two does not tell the page
    from others.

    They cut to a width: capitals, “m” and “w” take more of it than “i” and “l”. Google sets titles in Arial at 20
    pixels and shows about 600 pixels on a wide screen, which are about 60 characters; it states no limit. Titles below
    30 characters seldom name a treatment, a condition and the clinic.

    Source: Google Search Central, Influencing title links <https://developers.google.com/search/docs/appearance/title-link>
    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Lumar, Max title length <https://api-docs.lumar.io/docs/report-templates/crawl_urls/max_title_length.md>
    Source: Wagtail guide, Page metadata <https://guide.wagtail.org/en/reference/content-checks/page-metadata/>
    Source: Squirrelscan, Meta title <https://docs.squirrelscan.com/rules/core/meta-title>
    """
    title = next(document.with_role(Role.TITLE), None)
    if title is None:
        return
    width, length = round(pixel_width(title.text, TITLE_FONT_SIZE)), len(title.text)
    if width > max_pixels:
        shown = last_words_shown(title.text, TITLE_FONT_SIZE, max_pixels)
        yield Hit(
            title.span(),
            f"The title is {width} pixels wide ({length} characters); search results show about {max_pixels}, up to "
            f"“…{shown}”. Shorten it, or put what matters first.",
        )
    elif length < min_characters:
        yield Hit(
            title.span(),
            f"The title has {length} characters; below {min_characters} it hardly tells this page from others. Add the "
            "treatment, the condition or the clinic's name.",
        )
