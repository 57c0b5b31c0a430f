from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.prose import Tokens, prose_tokens

# Words that say little alone: here the word after them has to be the same, too.
_LITTLE = frozenset(
    "the a an this that these those my your our their his her its one two three four five some many most if when in "
    "for to at on it".split()
)


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def repeated_sentence_opening(document: Document, *, max_in_a_row: int = 2) -> Iterator[Hit]:
    """Sentences in a row that begin alike

    Three sentences that begin with the same word sound like a list read aloud, and readers stop listening. Begin one of
    them differently, or make a list of them.

    Only sentences of paragraphs that follow one another are compared; a heading, a list, a quotation or a table between
    them ends the row. After an article, a number or another word that says little (“the”, “if”), the next word has to
    be the same as well.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    """
    for opening, row in _rows(document):
        if len(row) > max_in_a_row:
            last = row[max_in_a_row]
            first = last.words.index(opening[0])
            yield Hit(
                last.span(first, first + len(opening)),
                f"{len(row)} sentences in a row begin with “{' '.join(opening)}”. Begin some of them differently, join "
                "them, or make a list.",
            )


def _rows(document: Document) -> Iterator[tuple[tuple[str, ...], list[Tokens]]]:
    """The longest rows of neighbouring sentences that begin alike, with the words that they begin with."""
    shared: tuple[str, ...] = ()
    row: list[Tokens] = []
    for tokens in prose_tokens(document):
        block = tokens.sentence.block
        opening = _opening(tokens.words) if block.role is Role.PARAGRAPH else ()
        if opening and opening == shared and block.index - row[-1].sentence.block.index <= 1:
            row.append(tokens)
            continue
        if shared:
            yield shared, row
        shared, row = opening, [tokens]
    if shared:
        yield shared, row


def _opening(words: list[str]) -> tuple[str, ...]:
    """The word that a sentence begins with, or two where the first says little; none for a number."""
    for first, word in enumerate(words):
        if word[0].isalnum():
            opening = tuple(words[first : first + 1 + (word in _LITTLE)])
            return opening if not word[0].isdigit() and opening[-1][0].isalpha() else ()
    return ()
