from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.READABILITY, severity=Severity.ADVICE)
def long_paragraph(document: Document, *, max_words: int = 150) -> Iterator[Hit]:
    """Very long paragraph

    A wall of text puts readers off, and those who scan for their question do not find it. One paragraph should hold one
    point.

    List items and quotations count as paragraphs. The finding points at the paragraph's first sentence.

    Source: Yoast, Paragraph length check <https://yoast.com/paragraph-length-check/>
    """
    for block in document.prose:
        length = len(block.words)
        if length > max_words:
            yield Hit(
                block.sentences[0].span,
                f"This paragraph has {length} words; beyond {max_words} readers skip. Split it where the point "
                "changes, or make a list of it.",
            )
