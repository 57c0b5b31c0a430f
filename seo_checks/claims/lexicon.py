"""The vocabulary that rules share: named lists of terms, expanded once and marked in each sentence that is read."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.claims.inflection import inflections
from seo_checks.claims.words import LONGEST_TERM, Sense, Words, split_words, words_of
from seo_checks.errors import RuleError

_ANY_NUMBER = "#"
_ANY_SHARE = "#%"
_VERBS = "verbs"  # the list of words that mean nothing within a name: there is no verb in "lower back pain"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms as data: `lists` by name, the concept that each term names, and each concept's next broader one.

    A term is one or more words. "heal~" stands for all inflections of that word, "scar(s)" for the word with and
    without the ending, "#" for any number in digits, "#%" for any percentage, "@name" for all terms of another list.
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


class _Found(NamedTuple):
    """What the terms that begin at a word stand for, the longest first.

    `name`: how many words the longest name of a concept has, 0 where none has several. `verbs`: whether any term is a
    verb.
    """

    senses: tuple[Sense, ...]
    name: int
    verbs: bool


_NOTHING = _Found((), 0, False)


class _Node:
    """A word of terms that begin alike: what the term stands for that ends with it, and the words that may follow.

    `found` is what is found by those who come as far as this word and no further. `counts`, of a first word: any of the
    terms has a number in it.
    """

    __slots__ = ("counts", "found", "next", "sense")

    def __init__(self) -> None:
        self.sense: Sense | None = None
        self.next: dict[str, _Node] = {}
        self.found = _NOTHING
        self.counts = False


class Lexicon:
    """A vocabulary made ready: `read` finds its terms in a sentence.

    Thousands of terms take their time to expand, so those that begin with a word are, when that word is first met.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names = frozenset(vocabulary.lists)
        self._vocabulary = vocabulary
        self._spelling: dict[str, str] = {}
        self._lists: dict[str, frozenset[str]] = {}  # by term
        self._same: dict[frozenset[str], frozenset[str]] = {}  # so that equal sets are one
        self._raw: dict[str, list[str]] = defaultdict(list)  # by first word: terms not expanded yet
        self._ready: dict[str, _Node] = {}
        for term, lists in _lists_by_term(vocabulary.lists).items():
            _demand_words(term)
            self._lists[term] = lists
            for first in _first_words(term):
                self._raw[first].append(term)
            if not term.islower():
                self._spelling[term.lower()] = term

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
        words = words_of(folded)
        marked: dict[int, tuple[Sense, ...]] = {}
        named = 0  # up to where the words belong to the name of a concept
        ready, raw = self._ready, self._raw
        for start, word in enumerate(words):
            node = ready.get(word)
            if node is None or node.counts:
                if node is None and word not in raw and not word[0].isdigit():
                    continue
                found = self._at(words, start)
            else:
                at = start + 1
                while following := node.next.get(words[at]):
                    node = following
                    at += 1
                found = node.found
            if found is _NOTHING:
                continue
            senses, name, verbs = found
            if name and start + name > named:
                named = start + name
            if verbs and named > start + 1:
                senses = tuple(s for s in senses if start + s.length >= named or _VERBS not in s.lists)
            if senses:
                marked[start] = senses
        return Words(folded, marked, words)

    def _at(self, words: list[str], start: int) -> _Found:
        """The terms that begin at a word, where it or one that follows may be a number."""
        nodes = [node for form in _forms(words[start]) if (node := self._starting_with(form))]
        senses: list[Sense] = []
        at = start + 1
        while nodes:
            senses.extend(node.sense for node in nodes if node.sense)
            word = words[at]
            if len(nodes) == 1 and not word[0].isdigit():
                following = nodes[0].next.get(word)
                nodes = [following] if following else []
            else:
                nodes = [node for form in _forms(word) for parent in nodes if (node := parent.next.get(form))]
            at += 1
        return _found(senses[::-1])

    def _starting_with(self, first: str) -> _Node | None:
        if first in self._ready:
            return self._ready[first]
        if first not in self._raw:
            return None
        root = _Node()  # set when it is whole: another thread may ask meanwhile, and makes its own
        root.counts = first[0].isdigit()
        for term in self._raw[first]:
            for words in _expanded(term):
                if words[0] == first:
                    node = root
                    for word in words[1:]:
                        node = node.next.setdefault(word, _Node())
                    node.sense = self._sense(term, len(words), node.sense)
                    root.counts |= _ANY_NUMBER in words or _ANY_SHARE in words
        _note_found(root, ())
        self._ready[first] = root
        return root

    def _sense(self, term: str, length: int, same: Sense | None) -> Sense:
        """What the words of a term stand for; two terms may come to the same words, then the lists of both hold."""
        lists = self._lists[term] | same.lists if same else self._lists[term]
        concept = (same.concept if same else "") or self._vocabulary.concepts.get(term, "")
        return Sense(length, self._same.setdefault(lists, lists), concept)


def _found(senses: Sequence[Sense]) -> _Found:
    name = next((sense.length for sense in senses if sense.concept and sense.length > 1), 0)
    return _Found(tuple(senses), name, any(_VERBS in sense.lists for sense in senses))


def _note_found(node: _Node, shorter: tuple[Sense, ...]) -> None:
    """Note in a node and those after it what is found there; `shorter` is what is found on the way."""
    senses = (node.sense, *shorter) if node.sense else shorter
    if senses:
        node.found = _found(senses)
    for following in node.next.values():
        _note_found(following, senses)


def _lists_by_term(lists: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """For each term all lists that it is on, by itself or by way of another list. Raises RuleError for "@nothing"."""
    including: dict[str, list[str]] = defaultdict(list)
    for name, terms in lists.items():
        for term in terms:
            if term.startswith("@"):
                if term[1:] not in lists:
                    raise RuleError(f'"{name}" includes "{term}", and there is no such list.', "Correct the name.")
                including[term[1:]].append(name)
    wider = {name: _closure(name, including) for name in lists}
    found: dict[str, frozenset[str]] = {}
    for name, terms in lists.items():
        for term in terms:
            if not term.startswith("@"):
                known = found.get(term)
                found[term] = wider[name] if known is None else known | wider[name]
    return found


def _closure(name: str, including: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The list itself and all that include it, directly or not."""
    reached = {name}
    waiting = [name]
    while waiting:
        for wider in including.get(waiting.pop(), ()):
            if wider == name:
                raise RuleError(f'"{name}" includes itself.', "Remove one of the two lists from the other.")
            if wider not in reached:
                reached.add(wider)
                waiting.append(wider)
    return frozenset(reached)


def _demand_words(term: str) -> None:
    """Refuse a term that has a part without a word, or too many, now rather than when it is first met in a text."""
    for part in term.split():
        if not any(map(str.isalnum, part)):
            _choices(part)
    if len(term) >= 2 * LONGEST_TERM and len(words_of(term.lower())) > LONGEST_TERM + 1:  # with a BOUNDARY at its end
        raise RuleError(f'the term "{term}" has more than {LONGEST_TERM} words.', "Shorten it.")


def _first_words(term: str) -> Iterable[str]:
    """The words that the forms of a term can begin with."""
    first = term.partition(" ")[0].lower()
    if first.isalpha() or first in (_ANY_NUMBER, _ANY_SHARE):
        return (first,)
    if first[:-1].isalpha() and first[-1] == "~":
        return inflections(first[:-1])
    return {words[0] for words in _expanded(first)}


def _forms(word: str) -> tuple[str, ...]:
    """The word as terms may have it: a number also as any number."""
    if not word[0].isdigit():
        return (word,)
    return (word, _ANY_NUMBER, _ANY_SHARE) if word.endswith("%") else (word, _ANY_NUMBER)


def _expanded(term: str) -> Iterable[tuple[str, ...]]:
    """The term as tuples of words, one for each combination of forms."""
    if term.replace(" ", "").isalpha():
        return (tuple(term.lower().split()),)
    return itertools.product(*(choice for part in term.lower().split() for choice in _choices(part)))


def _choices(part: str) -> list[list[str]]:
    """The forms of each word in a part of a term that has no blank; "x-ray" is two words."""
    if part in (_ANY_NUMBER, _ANY_SHARE):
        return [[part]]
    stem, _, ending = part.rstrip("~)").partition("(")
    words = split_words(stem)[0][:-1]
    if not words:
        raise RuleError(f'the term part "{part}" holds no word.', "Correct the term.")
    *others, last = words
    forms = sorted(inflections(last)) if part.endswith("~") else [last, last + ending] if ending else [last]
    return [*([word] for word in others), forms]
