from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import file_name, main_images


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def image_without_size(document: Document) -> Iterator[Hit]:
    """Image without width and height

    Until such a picture has arrived the browser keeps no room for it, and then the text jumps while it is being read.
    Search engines count these jumps against a page.

    All such images of a page are one finding. Embedded data and vector graphics are not judged.

    Source: Google Search Central, Understanding page experience <https://developers.google.com/search/docs/appearance/page-experience>
    Source: web.dev, Optimize Cumulative Layout Shift <https://web.dev/articles/optimize-cls>
    """
    images = [image for image in main_images(document) if image.src and not _sized_otherwise(image.src)]
    without = [image for image in images if not image.width.strip() or not image.height.strip()]
    if without:
        names = ", ".join(dict.fromkeys(file_name(image.src) for image in without[:3]))
        more = f" and {len(without) - 3} more" if len(without) > 3 else ""
        yield Hit(
            without[0].place,
            f"{len(without)} of {len(images)} images have no width or height attribute ({names}{more}). Write both, as "
            "the picture's own size in pixels.",
        )


def _sized_otherwise(src: str) -> bool:
    return src.startswith("data:") or file_name(src).lower().endswith(".svg")
