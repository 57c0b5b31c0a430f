"""Patterns that are sought together in one look at a sentence.

Few patterns can match in a sentence: those that find in it all that they need. Which these are is told for all of them
at once, by integers with one bit for each pattern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from seo_checks.claims.pattern_parts import Need
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.words import Words

_ROWS = 4  # needs of a pattern that are looked at, the rarest first: where these are met, a further one mostly is, too


class PatternSet:
    """Patterns to be sought together; each is tried only in sentences that have what it needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        # By word and by lists, what they meet: bit n of row r, the r * len(patterns) + n-th, is the r-th need of
        # pattern n.
        self._by_word: dict[str, int] = defaultdict(int)
        self._by_lists = _ByLists()
        self._always = 0  # the bits of needs that patterns do not have
        for number, part in enumerate(pattern.part for pattern in self._patterns):
            rarest_first = sorted(part.needs, key=Need.commonness)
            for row in range(_ROWS):
                bit = 1 << row * len(self._patterns) + number
                if row >= len(rarest_first):
                    self._always |= bit
                    continue
                for word in rarest_first[row].keys.words:
                    self._by_word[word] |= bit
                for name in rarest_first[row].keys.lists:
                    self._by_lists.by_list[name] |= bit

    def find(self, sentences: Iterable[Words]) -> Iterator[tuple[int, int, int, int]]:
        """Every match as (number of the sentence, number of the pattern, first word, word after the last)."""
        for place, words in enumerate(sentences):
            possible = self._possible(words)
            while possible:
                lowest = possible & -possible
                possible ^= lowest
                number = lowest.bit_length() - 1
                pattern = self._patterns[number].part
                for at in words.beginning_with(*pattern.first):
                    if ends := pattern.match(words, (at,)):
                        yield place, number, at, ends[0]

    def _possible(self, words: Words) -> int:
        """The patterns that find all that they need in a sentence."""
        known = words.distinct & self._by_word.keys()
        met = reduce(or_, map(self._by_word.__getitem__, known), self._always)
        met = reduce(or_, map(self._by_lists.__getitem__, words.kinds), met)
        possible = met
        for row in range(1, _ROWS):
            possible &= met >> row * len(self._patterns)
        return possible

    def captures(self, number: int, words: Words, first: int, last: int) -> dict[str, tuple[int, int]]:
        """What a match of a pattern captured, by name."""
        return {name: (start, end) for name, start, end in self._patterns[number].part.captures(words, first, last)}

    def first_lists(self, number: int) -> frozenset[str]:
        """The lists that a match of a pattern may begin with a term of."""
        return self._patterns[number].part.first.lists


class _ByLists(dict[frozenset[str], int]):
    """The bits by the lists that a term is on: put together from those of each list when such a term is first met."""

    def __init__(self) -> None:
        self.by_list: dict[str, int] = defaultdict(int)

    def __missing__(self, lists: frozenset[str]) -> int:
        bits = self[lists] = reduce(or_, (self.by_list.get(name, 0) for name in lists), 0)
        return bits
