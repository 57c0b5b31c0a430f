"""The parts that a pattern is compiled to: each tells from words of a sentence where matches from there may end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, Protocol

from seo_checks.claims.words import BOUNDARY, LONGEST_TERM, Words

_LONGEST_LIST = 20  # terms
_BETWEEN_TERMS = 2  # words, such as "and" or "severe"
# Words that half of all sentences hold: a pattern is rather looked for by another of its words.
_COMMON = frozenset(
    "a an the of to and in is are was be been for with on at by it its this that your you we our i my no not can will "
    "or as from have has do does all any more so most what when how they their".split()
)

Capture = tuple[str, int, int]


class Keys(NamedTuple):
    """Words and lists by which parts of patterns are found."""

    words: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    def __or__(self, other: Keys) -> Keys:
        return Keys(self.words | other.words, self.lists | other.lists)


NO_KEYS = Keys()


class Need(NamedTuple):
    """Words and lists of which every match has one, `least` to `most` words after its beginning."""

    keys: Keys
    least: int
    most: int

    def after(self, part: Part) -> Need:
        """The same, where the part comes first."""
        return Need(self.keys, self.least + part.least, self.most + part.most)

    def commonness(self) -> int:
        """How many sentences meet it, roughly: more, the higher it is."""
        return sum(100 if word in _COMMON else 1 for word in self.keys.words) + 10 * len(self.keys.lists)


class Part(Protocol):
    """A compiled token or group of tokens.

    `first`: the words and lists that a match can begin with. `needs`: what every match has in it. `least`, `most`: the
    words that a match can have.
    """

    first: Keys
    needs: tuple[Need, ...]
    least: int
    most: int

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        """The positions where a match from one of `starts` may end, each once, the preferred one first."""
        ...

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        """What is captured in the match [at, end): name, first word, word after the last."""
        ...


def _each_once(ends: list[int]) -> list[int]:
    return list(dict.fromkeys(ends)) if len(ends) > 1 else ends


class _Plain:
    """A part with nothing to capture in it."""

    first: Keys = NO_KEYS
    needs: tuple[Need, ...] = ()
    least = 0
    most = 0

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        return iter(())


class Word(_Plain):
    """Any one of the given words."""

    def __init__(self, forms: frozenset[str]) -> None:
        self.forms = forms
        self.first = Keys(words=forms)
        self.needs = (Need(self.first, 0, 0),)
        self.least = self.most = 1

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        return [at + 1 for at in starts if words.words[at] in self.forms]


class Phrase(_Plain):
    """One word after the other, each any one of the given."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._forms = [word.forms for word in words]
        self.first = words[0].first
        self.needs = tuple(Need(word.first, place, place) for place, word in enumerate(words))
        self.least = self.most = len(words)

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        ends = []
        for at in starts:
            for forms in self._forms:
                if words.words[at] not in forms:
                    break
                at += 1
            else:
                ends.append(at)
        return ends


class Slot(_Plain):
    """A term of a list."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.first = Keys(lists=frozenset({name}))
        self.needs = (Need(self.first, 0, 0),)
        self.least = 1
        self.most = LONGEST_TERM

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        ends = []
        for at in starts:
            for sense in words.senses.get(at, ()):
                if self._name in sense.lists:
                    ends.append(at + sense.length)
        return _each_once(ends)


class Slots(Slot):
    """A run of terms of a list, with few words between them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.most = _LONGEST_LIST * (LONGEST_TERM + _BETWEEN_TERMS)

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        ends: list[int] = []
        for at in starts:
            ends += self._run(words, at)
        return _each_once(ends)

    def _run(self, words: Words, at: int) -> Sequence[int]:
        """The ends of the terms of a run from a word, the last first."""
        reached: list[int] = []
        found = super().match(words, (at,))
        while found and len(reached) < _LONGEST_LIST:
            reached.append(found[0])
            for place in range(reached[-1], min(reached[-1] + _BETWEEN_TERMS + 1, len(words.words))):
                found = () if words.words[place] == BOUNDARY else super().match(words, (place,))
                if found or words.words[place] == BOUNDARY:
                    break
            else:
                found = ()
        return reached[::-1]


class Gap(_Plain):
    """Up to so many words of one clause."""

    def __init__(self, most: int) -> None:
        self.most = most

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        ends: list[int] = []
        for at in starts:
            ends.append(at)
            most = at + self.most
            while at < most and words.words[at] != BOUNDARY:
                at += 1
                ends.append(at)
        return _each_once(ends) if len(starts) > 1 else ends


class NoneOf(_Plain):
    """Nothing, where none of the choices follows."""

    def __init__(self, choices: Sequence[Part]) -> None:
        self._choices = choices

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        return [at for at in starts if not any(choice.match(words, (at,)) for choice in self._choices)]


class OneOf:
    """One of several parts, or nothing where it is optional."""

    def __init__(self, choices: Sequence[Part], optional: bool) -> None:
        self.least = 0 if optional else min(choice.least for choice in choices)
        self.most = max(choice.most for choice in choices)
        self.first = reduce(or_, (choice.first for choice in choices), NO_KEYS)
        self.needs: tuple[Need, ...] = (
            () if optional else (_any_of([min(choice.needs, key=Need.commonness) for choice in choices]),)
        )
        self._words = frozenset[str]().union(*(choice.forms for choice in choices if isinstance(choice, Word)))
        # Longer choices by the word that they begin with; those that may begin with a term are tried everywhere.
        self._by_word: dict[str, list[Part]] = defaultdict(list)
        self._by_term: list[Part] = []
        for choice in choices:
            if choice.first.lists:
                self._by_term.append(choice)
            elif not isinstance(choice, Word):
                for word in choice.first.words:
                    self._by_word[word].append(choice)

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        ends: list[int] = []
        for at in starts:
            word = words.words[at]
            for choice in self._by_term:
                ends += choice.match(words, (at,))
            for choice in self._by_word.get(word, ()):
                ends += choice.match(words, (at,))
            if word in self._words:
                ends.append(at + 1)
            if self.least == 0:
                ends.append(at)
        return _each_once(ends)

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        choices = (*self._by_term, *self._by_word.get(words.words[at], ()))
        taken = next((choice for choice in choices if end in choice.match(words, (at,))), None)
        if taken:
            yield from taken.captures(words, at, end)


def _any_of(needs: Sequence[Need]) -> Need:
    """What each match has that meets one of the needs."""
    keys = reduce(or_, (need.keys for need in needs))
    return Need(keys, min(need.least for need in needs), max(need.most for need in needs))


class InOrder:
    """Parts one after the other."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self.least = self.most = 0
        self.needs: tuple[Need, ...] = ()
        self.first = NO_KEYS
        for part in parts:
            if self.least == 0:
                self.first |= part.first
            self.needs += tuple(need.after(self) for need in part.needs)
            self.least += part.least
            self.most += part.most

    def match(self, words: Words, starts: Sequence[int]) -> Sequence[int]:
        for part in self._parts:
            starts = part.match(words, starts)
            if not starts:
                break
        return starts

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        reached: list[Sequence[int]] = [(at,)]
        for part in self._parts:
            reached.append(part.match(words, reached[-1]))
        for part, starts in zip(reversed(self._parts), reversed(reached[:-1]), strict=True):
            start = next(start for start in starts if end in part.match(words, (start,)))
            yield from part.captures(words, start, end)
            end = start


class Captured:
    """A part whose place is noted under a name."""

    def __init__(self, name: str, part: Part) -> None:
        self._name = name
        self.match = part.match
        self.first, self.needs, self.least, self.most = part.first, part.needs, part.least, part.most

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        yield self._name, at, end
