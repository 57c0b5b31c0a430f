"""A sentence as the rules see it: its words in order, where each stands, and which terms of the lexicon begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

# Stands where a clause ends inside the sentence, and after its last word. No pattern matches it and no gap crosses it.
BOUNDARY = "|"
LONGEST_TERM = 12  # words

# "don't" and "u.s." are one word, "body's" two ("body" and "'s"), so that a possessive finds its noun; "100 %" is one.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?: ?%)?(?![^\W_])|(?<![^\W_])(?:[^\W\d_]\.){2,}|[^\W_]+(?:'(?!s\b)[^\W_]+)*|'s\b|&"
)
# What may stand between two words of one clause: blanks, hyphens and dashes, commas, quotes, brackets, slashes, "500+".
_WITHIN_CLAUSE = re.compile(r"[\s,'\"()/®™+-]*")
# A sentence of words and such characters alone, as most are, is one clause.
_ONE_CLAUSE = re.compile(r"[\w\s,'\"()/®™+-]*[.!?]?")
# Their stop ends nothing.
_ABBREVIATIONS = frozenset("st dr mr mrs ms prof vs".split())


class Sense(NamedTuple):
    """What some words stand for, wherever they are: a term of so many words, the lists that it is on, the concept that
    it names."""

    length: int
    lists: frozenset[str]
    concept: str


class Term(NamedTuple):
    """A term of the lexicon in a sentence: words [start, end), the lists that it is on, the concept that it names."""

    start: int
    end: int
    lists: frozenset[str]
    concept: str


class Words:
    """The words of a folded sentence, `text`, with a BOUNDARY for each end of a clause and one at the end.

    `senses` holds by the word that they begin at what terms stand for, the longest first.
    """

    def __init__(self, text: str, senses: Mapping[int, tuple[Sense, ...]], words: list[str]) -> None:
        self.text = text
        self.words = words
        self.senses = senses

    @cached_property
    def terms(self) -> Mapping[int, tuple[Term, ...]]:
        """The terms by the word that they begin at, the longest first."""
        return {start: tuple(_term(start, sense) for sense in senses) for start, senses in self.senses.items()}

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """For each word its [start, end) in the sentence. Asked for only where something is found."""
        return spans_of(self.text)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The names of all lists that have a term in the sentence."""
        return frozenset[str]().union(*[sense.lists for senses in self.senses.values() for sense in senses])

    def has(self, *names: str) -> bool:
        """Whether the sentence holds a term of any of the lists."""
        return not self.lists.isdisjoint(names)

    def count(self, *names: str) -> int:
        """How many terms of any of the lists the sentence holds."""
        if not self.has(*names):
            return 0
        return sum(not sense.lists.isdisjoint(names) for senses in self.senses.values() for sense in senses)

    def terms_of(self, *names: str, first: int = 0, last: int | None = None) -> Iterator[Term]:
        """The terms of any of the lists that lie in words [first, last), in order, of several at a word the longest."""
        if not self.has(*names):
            return
        end = len(self.words) if last is None else last
        named = 0  # up to where the words belong to a name, within which no other term is of interest
        for start, senses in self.senses.items():
            if not first <= start < end or start < named:
                continue
            longest = senses[0]
            if longest.concept and start + longest.length <= end:
                named = start + longest.length
                senses = senses[:1]
            for sense in senses:
                if start + sense.length <= end and not sense.lists.isdisjoint(names):
                    yield _term(start, sense)
                    break

    def terms_within(self, first: int, last: int) -> Iterator[Term]:
        """The terms of several words that lie in words [first, last), the longest at each."""
        for start in range(first, last):
            longest = next((sense for sense in self.senses.get(start, ()) if start + sense.length <= last), None)
            if longest and longest.length > 1:
                yield _term(start, longest)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words [first, last) stand in the text."""
        return self.spans[first][0], self.spans[last - 1][1]

    def written(self, first: int, last: int) -> str:
        """The words [first, last) as they stand in the text."""
        start, end = self.span(first, last)
        return self.text[start:end]


def _term(start: int, sense: Sense) -> Term:
    return Term(start, start + sense.length, sense.lists, sense.concept)


def words_of(folded: str) -> list[str]:
    """The words of a folded sentence, with a BOUNDARY at each end of a clause and at the end."""
    if _ONE_CLAUSE.fullmatch(folded) and "_" not in folded:
        return [*_WORD.findall(folded), BOUNDARY]
    return split_words(folded)[0]


def spans_of(folded: str) -> list[tuple[int, int]]:
    """Where the words of a folded sentence, as `words_of` gives them, stand in it."""
    if _ONE_CLAUSE.fullmatch(folded) and "_" not in folded:
        spans = [match.span() for match in _WORD.finditer(folded)]
        end = spans[-1][1] if spans else 0
        return [*spans, (end, end)]
    return split_words(folded)[1]


def split_words(folded: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a folded sentence as `words_of` gives them, with their places in it."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    reached = 0
    for match in _WORD.finditer(folded):
        start, end = match.span()
        # Most words are parted by a single blank; the look at it spares a match of the pattern.
        between = folded[reached:start] if reached else " "
        if between != " " and not _WITHIN_CLAUSE.fullmatch(between) and not _joins(between, words):
            words.append(BOUNDARY)
            spans.append((reached, reached))
        reached = end
        words.append(_normal(match[0]))
        spans.append((start, end))
    words.append(BOUNDARY)
    spans.append((reached, reached))
    return words, spans


def _joins(between: str, words: list[str]) -> bool:
    """Whether a colon or stop after the words parts no clauses: "Improve: sleep, focus", "St. John's wort"."""
    return (between == ": " and len(words) == 1) or (between == ". " and words[-1] in _ABBREVIATIONS)


def _normal(word: str) -> str:
    return "and" if word == "&" else word.replace(" ", "")
