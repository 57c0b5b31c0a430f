from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Block, Document, Link, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.source import Place

_JUDGED = frozenset({Leads.INSIDE, Leads.OUTSIDE})


@check(category=Category.SEO, severity=Severity.ADVICE)
def repeated_adjacent_link(document: Document) -> Iterator[Hit]:
    """Two links side by side that lead to the same page

    Who uses the keyboard or a screen reader has to go past the same link twice, as with a picture and a caption that
    are linked one by one.

    Only links with nothing between them count. One link around both does the same.

    Source: W3C, Combining adjacent image and text links for the same resource <https://www.w3.org/WAI/WCAG22/Techniques/html/H2>
    """
    for (before, there), (link, target) in pairwise(main_links(document)):
        same = (there.url, there.fragment) == (target.url, target.fragment)
        if same and target.leads in _JUDGED and _adjacent(document, before, link):
            yield Hit(
                link.span or link.place,
                f"This link and the one right before it both lead to {link.href}. Make one link of them.",
                subject=link.href,
            )


def _adjacent(document: Document, before: Link, link: Link) -> bool:
    if before.span and link.span:
        block = before.span.block
        return block is link.span.block and not block.text[before.span.end : link.span.start].strip()
    if link.span and link.span.start == 0:  # a picture, then text
        last = _next_text(document.blocks[: link.span.block.index][::-1])
        return before.place is not None and not _begins_after(last, before.place)
    if before.span and before.span.end == len(before.span.block.text):  # text, then a picture
        following = _next_text(document.blocks[before.span.block.index + 1 :])
        return link.place is not None and (following is None or _begins_after(following, link.place))
    return False


def _next_text(blocks: Sequence[Block]) -> Block | None:
    return next((block for block in blocks if block.role is not Role.ALT_TEXT), None)


def _begins_after(block: Block | None, place: Place) -> bool:
    own = block.span().place if block else None
    return own is not None and (own.line, own.column) > (place.line, place.column)
