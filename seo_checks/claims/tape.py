"""The sentences of a page one after the other, as bit masks: bit p of a mask stands for the p-th word of them all.

One step of a pattern is one operation on a mask, so it is taken at all places of the page at once. Python's integers
have as many bits as it takes; the time grows linearly with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from seo_checks.claims.words import BOUNDARY, Words


class Tape:
    """Sentences, with masks of where in them words and terms stand: each made when it is first asked for."""

    def __init__(self, sentences: Sequence[Words]) -> None:
        self.sentences = sentences
        self._begins: list[int] = []
        places: dict[str, list[int]] = defaultdict(list)
        terms: dict[frozenset[str], list[int]] = defaultdict(list)
        begin = 0
        for sentence in sentences:
            self._begins.append(begin)
            for at, word in enumerate(sentence.words, begin):
                places[word].append(at)
            for found in sentence.terms.values():
                for term in found:
                    terms[term.lists].append(begin + term.start)
            begin += len(sentence.words)
        self._size = begin
        self._places = dict(places)
        self._terms = dict(terms)
        # In the n-th of these the bits say: the next 2 ** n words are of the same clause.
        self._runs = [((2 << begin) - 1) ^ self._mask(places.get(BOUNDARY, ()))]
        self._of_word: dict[str, int] = {}

    def words(self, wanted: AbstractSet[str]) -> Iterator[tuple[str, int]]:
        """Those of the words that there are, each with where it stands."""
        for word in self._places.keys() & wanted:
            if word not in self._of_word:
                self._of_word[word] = self._mask(self._places[word])
            yield word, self._of_word[word]

    @cached_property
    def lists(self) -> Mapping[str, int]:
        """The lists that have terms here, each with where these begin."""
        masks: dict[str, int] = defaultdict(int)
        for lists, places in self._terms.items():
            mask = self._mask(places)
            for name in lists:
                masks[name] |= mask
        return masks

    def before(self, mask: int, least: int, turns: int) -> int:
        """Where a place of the mask comes `least` to `least + 2 ** turns - 1` words later, in the same clause."""
        mask >>= least
        for turn in range(turns):
            mask |= mask >> (1 << turn) & self._run(turn)
        return mask

    def _run(self, turn: int) -> int:
        while len(self._runs) <= turn:
            known = self._runs[-1]
            self._runs.append(known & known >> (1 << len(self._runs) - 1))
        return self._runs[turn]

    def located(self, mask: int) -> Iterator[tuple[int, int]]:
        """The places of a mask in order, as (number of the sentence, number of the word in it)."""
        bits = f"{mask:b}"[::-1]
        at = bits.find("1")
        while at >= 0:
            number = bisect_right(self._begins, at) - 1
            yield number, at - self._begins[number]
            at = bits.find("1", at + 1)

    def _mask(self, places: Iterable[int]) -> int:
        bits = bytearray(self._size // 8 + 1)
        for at in places:
            bits[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(bits, "little")
