from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.READABILITY, severity=Severity.ADVICE)
def long_paragraph(document: Document, *, max_words: int = 150, max_sentences: int = 0) -> Iterator[Hit]:
    """Very long paragraph

    A wall of text puts readers off, and those who scan for their question do not find it. One paragraph should hold one
    point.

    List items and quotations count as paragraphs. The finding points at the paragraph's first sentence. HHS asks for no
    more than five sentences; as five short ones are no wall, sentences are counted only where `max_sentences` is set.

    Source: Yoast, Paragraph length check <https://yoast.com/paragraph-length-check/>
    Source: HHS, Plain writing in one page <https://www.hhs.gov/web/building-and-managing-websites/managing-websites/plain-writing-in-one-page/index.html>
    """
    for block in document.prose:
        if too_much := _too_much(block, max_words, max_sentences):
            yield Hit(
                block.sentences[0].span,
                f"This paragraph has {too_much} readers skip. Split it where the point changes, or make a list of it.",
            )


def _too_much(block: Block, max_words: int, max_sentences: int) -> str:
    """What there is too much of and from where on; "" where the paragraph is short enough."""
    words, sentences = len(block.words), len(block.sentences)
    if words > max_words:
        return f"{words} words; beyond {max_words}"
    if max_sentences and sentences > max_sentences:
        return f"{sentences} sentences; beyond {max_sentences}"
    return ""
