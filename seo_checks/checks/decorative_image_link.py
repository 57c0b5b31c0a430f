from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from seo_checks.check import check
from seo_checks.document import Document, Image
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import file_name, main_images
from seo_checks.source import Place


@check(category=Category.SEO, severity=Severity.REVIEW)
def decorative_image_link(document: Document) -> Iterator[Hit]:
    """Link of an image that is said to be decoration

    An empty alt tells screen readers to pass over the picture. Where it is all there is of a link, they announce a link
    and cannot say where it leads.

    The alternative text of such a picture is the text of the link: it names the page behind it.

    Source: W3C, Functional images <https://www.w3.org/WAI/tutorials/images/functional/>
    Source: Deque, Links must have discernible text <https://dequeuniversity.com/rules/axe/4.10/link-name>
    """
    inside = _pictures_by_link(document)
    for link in document.links:
        images = inside.get(link.place, []) if link.main and not link.text and not link.label else []
        if images and all(image.alt is not None and not image.alt.strip() and not image.label for image in images):
            yield Hit(
                images[0].place,
                f"The image {file_name(images[0].src)} is a link to {link.href} and has an empty alt. Write there what "
                "readers find behind it.",
                subject=images[0].src,
            )


def _pictures_by_link(document: Document) -> Mapping[Place | None, list[Image]]:
    """The images of the main content that are in a link, by the place of that link: the last that begins before."""
    places = [link.place for link in document.links if link.place is not None]
    found: defaultdict[Place | None, list[Image]] = defaultdict(list)
    for image in main_images(document):
        if image.link is not None and image.place is not None:
            before = bisect_right(places, _order(image.place), key=_order)
            if before:
                found[places[before - 1]].append(image)
    return found


def _order(place: Place) -> tuple[int, int]:
    return place.line, place.column
