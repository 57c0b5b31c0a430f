from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import file_name, main_images


@check(category=Category.SEO, severity=Severity.REVIEW)
def missing_alt_text(document: Document) -> Iterator[Hit]:
    """Image without an alternative text

    Screen readers read the file's name instead, and search engines learn nothing of the picture.

    An empty alt says that an image is decoration and is fine, unless the image is all there is of a link, which has a
    check of its own; so are images hidden from screen readers, and images with an aria-label or a title.

    Source: Google Search Central, Image SEO best practices <https://developers.google.com/search/docs/appearance/google-images>
    Source: W3C, Images tutorial <https://www.w3.org/WAI/tutorials/images/>
    """
    for image in main_images(document):
        if image.alt is None and not image.label and not image.hidden_from_readers:
            yield Hit(
                image.place,
                f'The image {file_name(image.src)} has no alt attribute: say what it shows, or write alt="" if it is '
                "decoration.",
                subject=image.src,
            )
