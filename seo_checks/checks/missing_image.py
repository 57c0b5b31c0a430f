from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import main_words


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def missing_image(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """Long text without a picture

    A picture of the room, the needles or the practitioner takes away fear of a first visit, and is a way in from the
    search for images.

    Only the main content counts; a frame, such as that of a film or a map, does as well. Texts under `min_words` words
    are not judged.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    pictured = any(image.main for image in document.images) or any(frame.main for frame in document.frames)
    found = main_words(document)
    if not pictured and found >= min_words:
        yield Hit(None, f"{found} words and no picture: add one that shows what the text is about.")
