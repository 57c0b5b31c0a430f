from __future__ import annotations

from collections.abc import Iterator, Sequence

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.filler import filler
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def repeated_paragraph(document: Document, *, min_words: int = 15) -> Iterator[Hit]:
    """Same paragraph twice

    A paragraph that was pasted twice makes readers think that they lost their place, and adds nothing for search
    engines.

    Paragraphs, points of lists and quotations of `min_words` words and more are compared, whatever their case and kind
    of quotation marks; shorter ones, such as a call to book, may well come back. Several in a row that were pasted
    together are one finding. Filler text has a check of its own.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    latin = {span.block.index for span in filler(document)}
    blocks = [block for block in document.prose if len(block.words) >= min_words and block.index not in latin]
    for number, place, length in _repeats(blocks):
        block, same = blocks[number], blocks[place].span().place
        where = f"on line {same.line}" if same else "before"
        what = "This paragraph" if length == 1 else f"This stretch of {length} paragraphs"
        yield Hit(
            block.sentences[0].span,
            f"{what} (“{short(block.text)}”) stands {where} already. Take one of the two out.",
        )


def _repeats(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """The stretches of repeated paragraphs: where each begins, where the same stretch stands before, and its length."""
    first: dict[str, int] = {}
    begin, same, length = 0, 0, 0
    for number, block in enumerate(blocks):
        place = first.setdefault(" ".join(block.folded.split()), number)
        if place != number and length and (number, place) == (begin + length, same + length):
            length += 1
            continue
        if length:
            yield begin, same, length
        begin, same, length = number, place, int(place != number)
    if length:
        yield begin, same, length
