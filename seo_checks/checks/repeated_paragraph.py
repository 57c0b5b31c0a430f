from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def repeated_paragraph(document: Document, *, min_words: int = 15) -> Iterator[Hit]:
    """Same paragraph twice

    A paragraph that was pasted twice makes readers think that they lost their place, and adds nothing for search
    engines.

    Paragraphs, points of lists and quotations of `min_words` words and more are compared, whatever their case and kind
    of quotation marks; shorter ones, such as a call to book, may well come back.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    first: dict[str, Block] = {}
    for block in document.prose:
        if len(block.words) < min_words:
            continue
        same = first.setdefault(" ".join(block.folded.split()), block)
        if same is not block:
            place = same.span().place
            where = f" on line {place.line}" if place else " before"
            yield Hit(
                block.sentences[0].span,
                f"This paragraph (“{short(block.text)}”) stands{where} already. Take one of the two out.",
            )
