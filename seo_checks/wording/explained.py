"""Whether a term or an abbreviation is explained where it stands."""

from __future__ import annotations

from seo_checks.document import Document
from seo_checks.remembering import once_per_document
from seo_checks.text import fold
from seo_checks.wording.prose import Tokens, split

_SIGNS = frozenset({"(", ":", "-"})
# What begins an explanation after the term, straight away or after a comma.
_AFTER = frozenset({"or", "means", "refers", "stands", "called", "also", "aka", "namely"})
_AFTER_COMMA = _AFTER | frozenset({"which", "a", "an", "the", "that", "where", "when", "meaning"})
_IS = frozenset({"is", "are", "was", "were"})
_AFTER_IS = frozenset({"a", "an", "the", "when", "where", "what", "one", "called", "also", "any", "another"})
# What announces a term before it.
_BEFORE = frozenset({"called", "termed", "named", "as", "or", "term", "word", "name", "means"})


def explained_here(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words beside tokens [first, end) say that they are explained."""
    words = tokens.words
    after = [*words[end : end + 3], "", "", ""]
    if after[0] in _SIGNS or after[0] in _AFTER or (after[0] in _IS and after[1] in _AFTER_IS):
        return True
    if after[0] == "," and after[1] in _AFTER_COMMA:
        return True
    if after[0] in {")", '"'} and (after[1] in _SIGNS or after[1] in _IS):
        return True
    if after[0] == ")" or _in_brackets(words, first):
        return True
    before = next((word for word in reversed(words[:first]) if word not in {'"', "'", "the", "a", "an"}), "")
    return before in _BEFORE


def _in_brackets(words: list[str], first: int) -> bool:
    """Whether a bracket that is opened before a token is not closed yet."""
    return words[:first].count("(") > words[:first].count(")")


@once_per_document
def _title_words(document: Document) -> str:
    headings = [block.text for block in document.headings if block.level == 1]
    return f" {' '.join(word for text in (document.title, *headings) for word in split(fold(text)))} "


def in_title(document: Document, words: list[str]) -> bool:
    """Whether words stand in the title or the main heading: the page is about them."""
    return f" {' '.join(words)} " in _title_words(document)
