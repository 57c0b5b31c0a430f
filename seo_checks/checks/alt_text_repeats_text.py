from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import plain
from seo_checks.occurrences import short
from seo_checks.pictures import described_pictures

_WHAT = MappingProxyType(
    {Role.CAPTION: "caption", Role.HEADING: "heading", Role.PARAGRAPH: "text", Role.LIST_ITEM: "text"}
)
_MARKS_APART = 10  # as many more signs may a text have that holds the same words


@check(category=Category.SEO, severity=Severity.ADVICE)
def alt_text_repeats_text(document: Document) -> Iterator[Hit]:
    """Alternative text that repeats what stands next to it

    Screen readers read the same words twice in a row. Where the text beside a picture says it all, the picture may have
    an empty alt; else the alternative text says what the other does not.

    The text directly before and after a picture is compared, whatever its case and punctuation.

    Source: W3C, Images tutorial: decorative images <https://www.w3.org/WAI/tutorials/images/decorative/>
    Source: Deque, Alternative text of images should not be repeated as text <https://dequeuniversity.com/rules/axe/4.10/image-redundant-alt>
    """
    for picture in described_pictures(document):
        index, most = picture.alt.index, len(picture.alt.text) + _MARKS_APART
        beside = (*document.blocks[max(0, index - 1) : index], *document.blocks[index + 1 : index + 2])
        candidates = [block for block in beside if block.role in _WHAT and len(block.text) <= most]
        same = next((block for block in candidates if plain(block.text) == plain(picture.alt.text) != ""), None)
        if same is not None:
            yield Hit(
                picture.alt.span(),
                f"The alternative text “{short(picture.alt.text)}” repeats the {_WHAT[same.role]} next to it. Say what "
                "else the picture shows, or leave alt empty.",
                subject=picture.image.src,
            )
