"""Patterns that are sought together in one look at a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from seo_checks.claims.pattern_parts import Keys, Part
from seo_checks.claims.words import Words

# Words that half of all sentences hold: a pattern is rather looked for by another of its words.
_COMMON = frozenset(
    "a an the of to and in is are was be been for with on at by it its this that your you we our i my no not can will "
    "or as from have has do does all any more so most what when how they their".split()
)


class _Gate:
    """What a word or list of a sentence lets through: needs that are met, and patterns that are looked for by it."""

    __slots__ = ("bits", "patterns")

    def __init__(self) -> None:
        self.bits = 0
        self.patterns: list[int] = []


def _gates(keys: Keys, by_word: Mapping[str, _Gate], by_list: Mapping[str, _Gate]) -> Iterator[_Gate]:
    yield from (by_word[word] for word in keys.words)
    yield from (by_list[name] for name in keys.lists)


def _starts(first: Keys, words: Words) -> Sequence[int]:
    """The places of a sentence where something that begins with such a word or list may begin."""
    found: list[int] = []
    for word in words.places.keys() & first.words:
        found.extend(words.places[word])
    if first.lists:
        for lists, starts in words.lists.items():
            if not lists.isdisjoint(first.lists):
                found.extend(starts)
    return sorted(set(found)) if len(found) > 1 else found


class PatternSet:
    """Patterns to be sought together; only those whose words and lists a sentence has are tried on it."""

    def __init__(self, patterns: Iterable[Part]) -> None:
        self._patterns = tuple(patterns)
        # Each need of some pattern is a bit; a sentence has the bits of its words and lists. And each pattern is looked
        # for by the need of its own that the fewest sentences meet.
        bits: dict[Keys, int] = {}
        self._needed: list[int] = []
        by_word: dict[str, _Gate] = defaultdict(_Gate)
        self._by_list: dict[str, _Gate] = defaultdict(_Gate)
        for number, pattern in enumerate(self._patterns):
            needed = 0
            for need in pattern.needs:
                if need not in bits:
                    bits[need] = 1 << len(bits)
                    for gate in _gates(need, by_word, self._by_list):
                        gate.bits |= bits[need]
                needed |= bits[need]
            self._needed.append(needed)
            for gate in _gates(min(pattern.needs, key=_commonness), by_word, self._by_list):
                gate.patterns.append(number)
        self._by_word = dict(by_word)
        self._by_lists: dict[frozenset[str], _Gate] = {}  # of the lists of one term, made when such a term is met

    def find(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Every match as (number of the pattern, first word, word after the last)."""
        has = 0
        candidates = set[int]()
        for word in words.places:
            if word in self._by_word:
                gate = self._by_word[word]
                has |= gate.bits
                candidates.update(gate.patterns)
        for lists in words.lists:
            gate = self._by_lists.get(lists) or self._gate_of(lists)
            has |= gate.bits
            candidates.update(gate.patterns)
        missing, needed = ~has, self._needed
        for number in sorted([number for number in candidates if not needed[number] & missing]):
            pattern = self._patterns[number]
            for start in _starts(pattern.first, words):
                if ends := pattern.match(words, start):
                    yield number, start, ends[0]

    def _gate_of(self, lists: frozenset[str]) -> _Gate:
        """What a term on these lists lets through."""
        merged = _Gate()
        for gate in (self._by_list[name] for name in sorted(lists) if name in self._by_list):
            merged.bits |= gate.bits
            merged.patterns.extend(gate.patterns)
        self._by_lists[lists] = merged
        return merged

    def captures(self, number: int, words: Words, first: int, last: int) -> dict[str, tuple[int, int]]:
        """What a match of a pattern captured, by name."""
        return {name: (start, end) for name, start, end in self._patterns[number].captures(words, first, last)}

    def first_lists(self, number: int) -> frozenset[str]:
        """The lists that a match of a pattern may begin with a term of."""
        return self._patterns[number].first.lists

    def matches(self, words: Words) -> bool:
        """Whether any of the patterns is found."""
        return any(True for _ in self.find(words))


def _commonness(need: Keys) -> int:
    return sum(100 if word in _COMMON else 1 for word in need.words) + 10 * len(need.lists)
