from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short
from seo_checks.pictures import Picture, described_pictures, picture_name
from seo_checks.text import fold, words


@check(category=Category.SEO, severity=Severity.ADVICE)
def repeated_alt_text(document: Document) -> Iterator[Hit]:
    """Same alternative text for different images

    Different pictures show different things; who hears the same words for each learns nothing of the second. Search
    engines learn what a picture shows from its alternative text.

    Sizes of one picture count as the same image.

    Source: W3C, Images tutorial <https://www.w3.org/WAI/tutorials/images/>
    Source: Google Search Central, Image SEO best practices <https://developers.google.com/search/docs/appearance/google-images>
    """
    found: defaultdict[str, dict[str, Picture]] = defaultdict(dict)
    for picture in described_pictures(document):
        if text := " ".join(words(fold(picture.alt.text))):
            found[text].setdefault(picture_name(picture.image.src), picture)
    for pictures in found.values():
        if len(pictures) > 1:
            second = list(pictures.values())[1]
            yield Hit(
                second.alt.span(),
                f"{len(pictures)} different images have the alternative text “{short(second.alt.text)}”. Say of each "
                "what it alone shows, or leave alt empty where it is decoration.",
                subject=second.image.src,
            )
