from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short
from seo_checks.pictures import described_pictures

# A photograph or a drawing may be worth naming; an image is what a screen reader calls every one of them.
_PREFIX = re.compile(r"(?:(?:this is )?(?:an? |the )?)?(?:image|picture|pic|graphic) (?:of|showing)\b", re.IGNORECASE)


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def redundant_alt_prefix(document: Document) -> Iterator[Hit]:
    """Alternative text that begins with “image of”

    Screen readers say that it is an image before they read the text, so readers hear it twice, picture after picture.

    “Photograph of” and “drawing of” are left alone, because the kind of picture may matter.

    Source: W3C, Images tutorial: tips and tricks <https://www.w3.org/WAI/tutorials/images/tips/>
    """
    for picture in described_pictures(document):
        text = picture.alt.text
        match = _PREFIX.match(text)
        if match and match.end() < len(text.rstrip(" .")):
            yield Hit(
                picture.alt.span(0, match.end()),
                f"“{short(text)}” begins with what screen readers say anyway. Begin with what is to be seen.",
                subject=picture.image.src,
            )
