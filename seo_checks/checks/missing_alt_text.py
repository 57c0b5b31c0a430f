from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.REVIEW)
def missing_alt_text(document: Document) -> Iterator[Hit]:
    """Image without an alternative text

    Screen readers read the file's name instead, and search engines learn nothing of the picture.

    An empty alt says that an image is decoration and is fine; so are images hidden from screen readers, and images
    with an aria-label or a title.

    Source: Google Search Central, Image SEO best practices <https://developers.google.com/search/docs/appearance/google-images>
    Source: W3C, Images tutorial <https://www.w3.org/WAI/tutorials/images/>
    """
    for image in document.images:
        if image.main and image.alt is None and not image.label and not image.hidden_from_readers:
            yield Hit(
                image.place,
                f'The image {_name(image.src)} has no alt attribute: say what it shows, or write alt="" if it is '
                "decoration.",
                subject=image.src,
            )


def _name(src: str) -> str:
    """The file name in an address, short enough for a message; data addresses have none."""
    if src.startswith("data:"):
        return "(embedded data)"
    path = src.split("?")[0].split("#")[0].rstrip("/")
    return path.rpartition("/")[2][-60:] or "(no address)"
