"""Patterns that are sought together in one look at a sentence.

Few patterns can match at a word: those that may begin there and find in the rest of the sentence all that they need.
Which these are is told for all of them at once, by integers with one bit for each pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from seo_checks.claims.pattern_parts import Keys, Need
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.words import Words

# What a word or term tells of patterns: bit n of the first, that it can begin pattern n; of the second, that it meets
# the rarest need of pattern n; of the others, the next two. Where these are met, a further need mostly is, too.
_Bits = tuple[int, int, int, int]
_NO_BITS: _Bits = (0, 0, 0, 0)


class PatternSet:
    """Patterns to be sought together; each is tried only where it may begin and the rest of the sentence has what it
    needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._signs = _Signs()
        self._always = _NO_BITS  # the bits of needs that patterns do not have
        for number, part in enumerate(pattern.part for pattern in self._patterns):
            bit = 1 << number
            self._signs.add(part.first, (bit, 0, 0, 0))
            needs = [need.keys for need in sorted(part.needs, key=Need.commonness)]
            for row, bits in enumerate(((0, bit, 0, 0), (0, 0, bit, 0), (0, 0, 0, bit))):
                if row < len(needs):
                    self._signs.add(needs[row], bits)
                else:
                    self._always = _either(self._always, bits)

    def find(self, sentences: Iterable[Words]) -> Iterator[tuple[int, int, int, int]]:
        """Every match as (number of the sentence, number of the pattern, first word, word after the last)."""
        for place, words in enumerate(sentences):
            found = []
            for number, at in self._tries(words):
                if ends := self._patterns[number].part.match(words, (at,)):
                    found.append((place, number, at, ends[0]))
            yield from sorted(found)

    def _tries(self, words: Words) -> Iterator[tuple[int, int]]:
        """Where patterns may match: number of the pattern, number of the word. From the end of the sentence, so that
        what is met so far is what follows."""
        of_words, of_lists = self._signs.of_words, self._signs
        _, first, second, third = self._always
        at = len(words.words)
        for word in reversed(words.words):
            at -= 1
            begun = 0
            if word in of_words:
                begun, a, b, c = of_words[word]
                first |= a
                second |= b
                third |= c
            for sense in words.senses.get(at, ()):
                begins, a, b, c = of_lists[sense.lists]
                begun |= begins
                first |= a
                second |= b
                third |= c
            begun = begun and begun & first & second & third
            while begun:
                lowest = begun & -begun
                begun ^= lowest
                yield lowest.bit_length() - 1, at

    def captures(self, number: int, words: Words, first: int, last: int) -> dict[str, tuple[int, int]]:
        """What a match of a pattern captured, by name."""
        pattern = self._patterns[number]
        if not pattern.captures:
            return {}
        return {name: (start, end) for name, start, end in pattern.part.captures(words, first, last)}

    def first_lists(self, number: int) -> frozenset[str]:
        """The lists that a match of a pattern may begin with a term of."""
        return self._patterns[number].part.first.lists


class _Signs(dict[frozenset[str], _Bits]):
    """What it tells of patterns that a word, or a term on some lists, stands somewhere.

    `of_words` has the bits by word. Those of a term are put together from those of its lists when one is first met.
    """

    def __init__(self) -> None:
        self.of_words: dict[str, _Bits] = {}
        self._of_list: dict[str, _Bits] = {}

    def add(self, keys: Keys, bits: _Bits) -> None:
        """Give each of the words and lists these bits, too."""
        for names, known in ((keys.words, self.of_words), (keys.lists, self._of_list)):
            for name in names:
                known[name] = _either(known.get(name, _NO_BITS), bits)

    def __missing__(self, lists: frozenset[str]) -> _Bits:
        bits = self[lists] = reduce(_either, (self._of_list.get(name, _NO_BITS) for name in lists), _NO_BITS)
        return bits


def _either(some: _Bits, others: _Bits) -> _Bits:
    a, b, c, d = others
    return some[0] | a, some[1] | b, some[2] | c, some[3] | d
