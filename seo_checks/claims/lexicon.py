"""The vocabulary that rules share: named lists of terms, expanded once and marked in each sentence that is read."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from seo_checks.claims.inflection import inflections
from seo_checks.claims.words import Term, Words, key_of, split_words
from seo_checks.errors import RuleError

_ANY_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms as data: `lists` by name, the concept that each term names, and each concept's next broader one.

    A term is one or more words. "heal~" stands for all inflections of that word, "scar(s)" for the word with and
    without the ending, "#" for any number in digits, and "@name" for all terms of another list.
    """

    lists: Mapping[str, Sequence[str]]
    concepts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    broader: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_terms(self, more: Mapping[str, Iterable[str]]) -> Vocabulary:
        """This vocabulary with further terms on its lists. Raises RuleError for a list that it does not have."""
        lists = dict(self.lists)
        for name, terms in more.items():
            if name not in lists:
                raise RuleError(f'there is no list "{name}".', f"Known: {', '.join(sorted(lists))}.")
            lists[name] = [*lists[name], *terms]
        return Vocabulary(lists, self.concepts, self.broader)


class Lexicon:
    """A vocabulary made ready: `read` finds its terms in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names = frozenset(vocabulary.lists)
        self._vocabulary = vocabulary
        self._spelling: dict[str, str] = {}
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        concepts: dict[tuple[str, ...], str] = {}
        for term, names in self._lists_by_term().items():
            concept = vocabulary.concepts.get(term, "")
            for words in _expanded(term):
                found[words] |= names
                if concept:
                    concepts[words] = concept
            if not term.islower():
                self._spelling[term.lower()] = term
        same: dict[frozenset[str], frozenset[str]] = {}
        self._starting: dict[str, list[tuple[tuple[str, ...], frozenset[str], str]]] = defaultdict(list)
        for words, names in sorted(found.items(), key=lambda item: -len(item[0])):
            lists = frozenset(names)
            self._starting[words[0]].append((words, same.setdefault(lists, lists), concepts.get(words, "")))
        self._keys = {lists: tuple(map(key_of, sorted(lists))) for lists in same}

    def spelled(self, term: str) -> str:
        """A folded term as the lexicon writes it ("reiki": "Reiki", "ibs": "IBS"), for use in a sentence of ours."""
        return self._spelling.get(term, term)

    def broader(self, concept: str) -> tuple[str, ...]:
        """The broader concepts of a concept, the nearest first: of "sciatica" perhaps "nerve pain" and "pain"."""
        chain: list[str] = []
        while (concept := self._vocabulary.broader.get(concept, "")) and concept not in chain:
            chain.append(concept)
        return tuple(chain)

    def read(self, folded: str) -> Words:
        """The words of a folded sentence with all terms marked."""
        words, spans = split_words(folded)
        terms: dict[int, tuple[Term, ...]] = {}
        places: dict[str, list[int]] = {}
        for start, word in enumerate(words):
            places.setdefault(word, []).append(start)
            here = [Term(start, start + len(term), lists, concept) for term, lists, concept in self._at(words, start)]
            if here:
                terms[start] = tuple(here)
                for lists in {term.lists for term in here}:
                    for key in self._keys[lists]:
                        beginning = places.setdefault(key, [])
                        if not beginning or beginning[-1] != start:
                            beginning.append(start)
        return Words(folded, words, spans, terms, places)

    def _at(self, words: list[str], start: int) -> Iterator[tuple[tuple[str, ...], frozenset[str], str]]:
        """The terms that begin at a word, the longest first."""
        word = words[start]
        starting = self._starting.get(word, ())
        if word[0].isdigit():
            starting = [*starting, *self._starting.get(_ANY_NUMBER, ())]
        for found in starting:
            term = found[0]
            if len(term) == 1 or _same(words[start : start + len(term)], term):
                yield found

    def _lists_by_term(self) -> dict[str, set[str]]:
        members: dict[str, list[str]] = {}
        for name in self._vocabulary.lists:
            self._resolve(name, members, ())
        by_term: dict[str, set[str]] = defaultdict(set)
        for name, terms in members.items():
            for term in terms:
                by_term[term].add(name)
        return by_term

    def _resolve(self, name: str, members: dict[str, list[str]], within: tuple[str, ...]) -> list[str]:
        """The terms of a list, included lists replaced by theirs; remembered in `members`."""
        if name in members:
            return members[name]
        if name not in self._vocabulary.lists:
            raise RuleError(f'"{within[-1]}" includes "@{name}", and there is no such list.', "Correct the name.")
        if name in within:
            raise RuleError(f'"{name}" includes itself by way of "{within[-1]}".', "Remove one of the two.")
        terms: list[str] = []
        for term in self._vocabulary.lists[name]:
            terms.extend(self._resolve(term[1:], members, (*within, name)) if term.startswith("@") else (term,))
        members[name] = terms
        return terms


def _same(words: list[str], term: tuple[str, ...]) -> bool:
    return len(words) == len(term) and all(
        word == part or (part == _ANY_NUMBER and word[0].isdigit()) for word, part in zip(words, term, strict=True)
    )


def _expanded(term: str) -> Iterable[tuple[str, ...]]:
    """The term as tuples of words, one for each combination of forms."""
    if term.replace(" ", "").isalpha():
        return (tuple(term.lower().split()),)
    return itertools.product(*(choice for part in term.lower().split() for choice in _choices(part)))


def _choices(part: str) -> list[list[str]]:
    """The forms of each word in a part of a term that has no blank; "x-ray" is two words."""
    if part == _ANY_NUMBER:
        return [[part]]
    stem, _, ending = part.rstrip("~)").partition("(")
    words = split_words(stem)[0][:-1]
    if not words:
        raise RuleError(f'the term part "{part}" holds no word.', "Correct the term.")
    *others, last = words
    forms = sorted(inflections(last)) if part.endswith("~") else [last, last + ending] if ending else [last]
    return [*([word] for word in others), forms]
