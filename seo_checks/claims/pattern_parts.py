"""The parts that a pattern is compiled to: each tells from a word of a sentence where a match of it may end."""

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

    def is_common(self) -> bool:
        """Whether most sentences meet it."""
        return not _COMMON.isdisjoint(self.keys.words)


class Part(Protocol):
    """A compiled token or group of tokens.

    `first`: the words and lists that a match can begin with. `needs`: what every match has in it. `least`, `most`: the
    words that a match can have.
    """

    first: Keys
    needs: tuple[Need, ...]
    least: int
    most: int

    def match(self, words: Words, at: int) -> Sequence[int]:
        """The positions where a match from `at` may end, the preferred one first."""
        ...

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        """What is captured in the match [at, end): name, first word, word after the last."""
        ...


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

    def match(self, words: Words, at: int) -> Sequence[int]:
        return (at + 1,) if words.words[at] in self.forms else ()


class Slot(_Plain):
    """A term of a list, or with `several` a run of such terms."""

    def __init__(self, name: str, several: bool) -> None:
        self._name = name
        self._several = several
        self.first = Keys(lists=frozenset({name}))
        self.needs = (Need(self.first, 0, 0),)
        self.least = 1
        self.most = _LONGEST_LIST * (LONGEST_TERM + _BETWEEN_TERMS) if several else LONGEST_TERM

    def match(self, words: Words, at: int) -> Sequence[int]:
        ends = self._ends(words, at)
        return self._run(words, ends) if self._several and ends else ends

    def _ends(self, words: Words, at: int) -> Sequence[int]:
        terms = words.terms.get(at)
        if not terms:
            return ()
        if len(terms) == 1:
            return (terms[0].end,) if self._name in terms[0].lists else ()
        return [term.end for term in terms if self._name in term.lists]

    def _run(self, words: Words, found: Sequence[int]) -> Sequence[int]:
        reached: list[int] = []
        while found and len(reached) < _LONGEST_LIST:
            reached.append(found[0])
            for place in range(reached[-1], min(reached[-1] + _BETWEEN_TERMS + 1, len(words.words))):
                found = () if words.words[place] == BOUNDARY else self._ends(words, place)
                if found or words.words[place] == BOUNDARY:
                    break
            else:
                found = ()
        return reached[::-1]


class Gap(_Plain):
    """Up to so many words of one clause."""

    def __init__(self, most: int) -> None:
        self.most = most

    def match(self, words: Words, at: int) -> Sequence[int]:
        most = at + self.most
        ends = [at]
        while at < most and words.words[at] != BOUNDARY:
            at += 1
            ends.append(at)
        return ends


class NoneOf(_Plain):
    """Nothing, where none of the choices follows."""

    def __init__(self, choices: Sequence[Part]) -> None:
        self._choices = choices

    def match(self, words: Words, at: int) -> Sequence[int]:
        return () if any(choice.match(words, at) for choice in self._choices) else (at,)


class OneOf:
    """One of several parts, or nothing where it is optional."""

    def __init__(self, choices: Sequence[Part], optional: bool) -> None:
        self.least = 0 if optional else min(choice.least for choice in choices)
        self.most = max(choice.most for choice in choices)
        self.first = reduce(or_, (choice.first for choice in choices), NO_KEYS)
        self.needs: tuple[Need, ...] = (
            () if optional else (_any_of([min(choice.needs, key=Need.commonness) for choice in choices]),)
        )
        # Choices by the word that they begin with; those that may begin with a list are tried everywhere.
        self._by_word: dict[str, list[Part]] = defaultdict(list)
        self._by_list: list[Part] = []
        for choice in choices:
            if choice.first.lists:
                self._by_list.append(choice)
            else:
                for word in choice.first.words:
                    self._by_word[word].append(choice)

    def match(self, words: Words, at: int) -> Sequence[int]:
        choices = self._possible(words, at)
        if len(choices) == 1:
            ends = choices[0].match(words, at)
        else:
            ends = [end for choice in choices for end in choice.match(words, at)] if choices else ()
        return [*ends, at] if self.least == 0 else ends

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        taken = next((choice for choice in self._possible(words, at) if end in choice.match(words, at)), None)
        if taken:
            yield from taken.captures(words, at, end)

    def _possible(self, words: Words, at: int) -> Sequence[Part]:
        """The choices that may begin at a word."""
        here = self._by_word.get(words.words[at], ())
        return [*self._by_list, *here] if self._by_list else here


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

    def match(self, words: Words, at: int) -> Sequence[int]:
        ends: Sequence[int] = (at,)
        for part in self._parts:
            if len(ends) == 1:
                ends = part.match(words, ends[0])
            else:
                found: dict[int, None] = {}  # a set in order
                for reached in ends:
                    for end in part.match(words, reached):
                        found[end] = None
                ends = list(found)
            if not ends:
                return ()
        return ends

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        reached: list[Sequence[int]] = [(at,)]
        for part in self._parts:
            reached.append(list(dict.fromkeys(to for start in reached[-1] for to in part.match(words, start))))
        for part, starts in zip(reversed(self._parts), reversed(reached[:-1]), strict=True):
            start = next(start for start in starts if end in part.match(words, start))
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
