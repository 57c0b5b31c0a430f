"""A sentence as the rules see it: its words in order, where each stands, and which terms of the lexicon begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Stands where a clause ends inside the sentence, and after its last word. No pattern matches it and no gap crosses it.
BOUNDARY = "|"

# "don't" is one word, "body's" two ("body" and "'s"), so that a possessive finds its noun; "100 %" is one.
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?: ?%)?(?![^\W_])|[^\W_]+(?:'(?!s\b)[^\W_]+)*|'s\b|&")
# What may stand between two words of one clause: blanks, hyphens and dashes, commas, quotes, brackets, slashes.
_WITHIN_CLAUSE = re.compile(r"[\s,'\"()/®™-]*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a folded sentence, `text`, with a BOUNDARY for each end of a clause and one at the end.

    `spans` holds for each word its [start, end) in the sentence. `terms` holds for each lexicon the places where terms
    of it begin, each with the places where they end, the longest term first.
    """

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    terms: dict[str, dict[int, tuple[int, ...]]] = field(default_factory=dict)

    def written(self, first: int, last: int) -> str:
        """The words from number `first` up to, not including, number `last`, as they stand in the text."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


def split_words(folded: str) -> Words:
    """The words of a folded sentence, no terms marked yet."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for word, start, end in _with_boundaries(folded):
        words.append(word)
        spans.append((start, end))
    return Words(folded, words, spans)


def _with_boundaries(folded: str) -> Iterator[tuple[str, int, int]]:
    reached = 0
    for match in _WORD.finditer(folded):
        if reached and not _WITHIN_CLAUSE.fullmatch(folded, reached, match.start()):
            yield BOUNDARY, reached, reached
        reached = match.end()
        yield _normal(match[0]), match.start(), reached
    yield BOUNDARY, reached, reached


def _normal(word: str) -> str:
    return "and" if word == "&" else word.replace(" ", "")
