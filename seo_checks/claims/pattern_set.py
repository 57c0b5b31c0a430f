"""Patterns that are sought together in one look at a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from seo_checks.claims.pattern_parts import Keys, Need
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.tape import Tape
from seo_checks.claims.words import Words

_ENOUGH = 2  # needs of a pattern: no further one of common words is looked for


class PatternSet:
    """Patterns to be sought together; each is tried only where all that it needs is within its reach."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        # What patterns need, or begin with, by number; and each place that a need may have, as (need, words to it at
        # least, powers of two that those above that may be).
        needs: dict[Keys, int] = {}
        places: dict[tuple[int, int, int], int] = {}
        # For each pattern its beginning, its needs, and the places of these, that of the rarest first.
        self._sought: list[tuple[int, frozenset[int], list[int]]] = []
        self._by_rarest: dict[int, list[int]] = defaultdict(list)
        for number, part in enumerate(pattern.part for pattern in self._patterns):
            numbered = [
                (needs.setdefault(keys, len(needs)), least, (most - least).bit_length())
                for keys, least, most in _most_telling(part.needs)
            ]
            first = needs.setdefault(part.first, len(needs))
            self._by_rarest[numbered[0][0]].append(number)
            wanted = frozenset({first, *(need for need, _, _ in numbered)})
            self._sought.append((first, wanted, [places.setdefault(place, len(places)) for place in numbered]))
        self._places = list(places)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_list: dict[str, list[int]] = defaultdict(list)
        for keys, number in needs.items():
            for word in keys.words:
                self._by_word[word].append(number)
            for name in keys.lists:
                self._by_list[name].append(number)

    def find(self, tape: Tape) -> Iterator[tuple[int, int, int, int]]:
        """Every match as (number of the sentence, number of the pattern, first word, word after the last)."""
        met = self._met(tape)
        reached: dict[int, int] = {}
        for number in sorted(number for need in met for number in self._by_rarest.get(need, ())):
            first, needs, places = self._sought[number]
            if not needs <= met.keys():
                continue
            starts = met[first]
            for place in places:
                if place not in reached:
                    need, least, turns = self._places[place]
                    reached[place] = tape.before(met[need], least, turns)
                starts &= reached[place]
                if not starts:
                    break
            else:
                pattern = self._patterns[number].part
                for sentence, start in tape.located(starts):
                    if ends := pattern.match(tape.sentences[sentence], start):
                        yield sentence, number, start, ends[0]

    def _met(self, tape: Tape) -> dict[int, int]:
        """The needs that are met, each with a mask of where on the tape it is."""
        met: dict[int, int] = defaultdict(int)
        for word, mask in tape.words(self._by_word.keys()):
            for need in self._by_word[word]:
                met[need] |= mask
        for name in tape.lists.keys() & self._by_list.keys():
            mask = tape.lists[name]
            for need in self._by_list[name]:
                met[need] |= mask
        return met

    def captures(self, number: int, words: Words, first: int, last: int) -> dict[str, tuple[int, int]]:
        """What a match of a pattern captured, by name."""
        return {name: (start, end) for name, start, end in self._patterns[number].part.captures(words, first, last)}

    def first_lists(self, number: int) -> frozenset[str]:
        """The lists that a match of a pattern may begin with a term of."""
        return self._patterns[number].part.first.lists


def _most_telling(needs: Iterable[Need]) -> list[Need]:
    """The needs by which a pattern is looked for, the rarest first: words that most sentences hold tell little."""
    rarest_first = sorted(needs, key=Need.commonness)
    return [need for number, need in enumerate(rarest_first) if number < _ENOUGH or not need.is_common()]
