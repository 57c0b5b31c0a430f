from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, occurrences, shown, times

_SHORTCODE = re.compile(
    r"\[/[A-Za-z][\w-]{0,40}\]"  # an end
    r"|\[[A-Za-z][\w-]{0,40}(?:\s+[\w-]{1,40}=[\"'“”″‘’&]?[^\[\]\n]{0,300})\s*/?\]"  # with attributes
    r"|\[[a-z]{2,20}_[a-z_]{2,40}/?\]"  # a name of two parts
    r"|\[(?:gallery|contact-form|contact-form-7|playlist|toc|recent-posts|woocommerce_cart)/?\]"
)


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def stray_shortcode(document: Document) -> Iterator[Hit]:
    """Shortcode that was not carried out

    Codes in square brackets, such as “[gallery id=…]” or “[/vc_row]”, are instructions to another system. Here visitors
    read them, and the gallery or the form is missing.

    All of them are one finding. Remarks in square brackets such as “[sic]” and numbers of notes are fine.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    found = list(occurrences(shown(document).holding("["), _SHORTCODE))
    if found:
        yield Hit(
            found[0],
            f"A shortcode shows as text {times(len(found))}: {listed(found)}. Take it out, and put in what it stood "
            "for.",
        )
