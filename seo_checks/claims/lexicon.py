"""The vocabulary that rules share: named lists of terms, expanded once and marked in each sentence that is read."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from seo_checks.claims.words import Words, split_words
from seo_checks.errors import RuleError

_ANY_NUMBER = "#"
_REMEMBERED = 4096  # sentences whose reading is kept, because every rule reads the same page

_IRREGULAR = MappingProxyType({
    forms.split()[0]: frozenset(forms.split())
    for forms in (
        "be is are was were been being am", "have has had having", "do does did done doing", "go goes went gone going",
        "get gets got gotten getting", "come comes came coming", "become becomes became becoming",
        "make makes made making", "give gives gave given giving", "feel feels felt feeling",
        "take takes took taken taking", "find finds found finding", "keep keeps kept keeping",
        "leave leaves left leaving", "lose loses lost losing",
        "say says said saying", "show shows showed shown showing", "see sees saw seen seeing", "rid rids ridding",
        "know knows knew known knowing", "think thinks thought thinking", "beat beats beaten beating",
        "fight fights fought fighting", "put puts putting", "throw throws threw thrown throwing", "cut cuts cutting",
        "draw draws drew drawn drawing", "reset resets resetting", "hurt hurts hurting", "quit quits quitting",
        "shrink shrinks shrank shrunk shrinking", "rewire rewires rewired rewiring", "bring brings brought bringing",
        "sleep sleeps slept sleeping", "wake wakes woke woken waking", "run runs ran running", "let lets letting",
        "swim swims swam swum swimming", "drink drinks drank drunk drinking", "burn burns burned burnt burning",
        "grow grows grew grown growing", "regrow regrows regrew regrown regrowing",
        "undo undoes undid undone undoing", "overcome overcomes overcame overcoming", "set sets setting",
        "speed speeds sped speeded speeding", "forget forgets forgot forgotten forgetting", "free frees freed freeing",
    )
})  # fmt: skip
_CLOSED_SYLLABLE = re.compile(r"[^aeiou][aeiou][bdglmnprt]\Z")


def inflections(lemma: str) -> frozenset[str]:
    """The forms of a verb or noun: itself, -s, -ed, -ing, in British and American spelling.

    A form that nobody writes ("suffered" comes with "sufferred") does no harm, so doubtful ones are all given.
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    forms = _regular(lemma)
    if lemma.endswith(("ise", "yse")):
        forms |= _regular(lemma[:-2] + "ze")
    return forms


def _regular(lemma: str) -> frozenset[str]:
    if lemma.endswith("e"):
        return frozenset({lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset({lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stems = {lemma, lemma + lemma[-1]} if _CLOSED_SYLLABLE.search(lemma) else {lemma}
    return frozenset({lemma, plural} | {stem + ending for stem in stems for ending in ("ed", "ing")})


class Lexicon:
    """Named lists of terms. `read` finds them in a sentence.

    A term is one or more words. "heal~" stands for all inflections of that word, "scar(s)" for the word with and
    without the ending, "#" for any number in digits, and "@name" for all terms of another list.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self.names = frozenset(lists)
        self._spelling: dict[str, str] = {}
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name in lists:
            for term in self._members(name, ()):
                for words in _expanded(term):
                    found[words].add(name)
                if term != term.lower():
                    self._spelling[term.lower()] = term
        self._starting: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
        for words, names in sorted(found.items(), key=lambda item: -len(item[0])):
            self._starting[words[0]].append((words, frozenset(names)))
        self.read = lru_cache(_REMEMBERED)(self._read)

    def spelled(self, term: str) -> str:
        """A folded term as the lexicon writes it ("reiki": "Reiki", "ibs": "IBS"), for use in a sentence of ours."""
        return self._spelling.get(term, term)

    def _members(self, name: str, within: tuple[str, ...]) -> Iterator[str]:
        if name not in self._lists:
            raise RuleError(f'"{within[-1]}" includes "@{name}", and there is no such list.', "Correct the name.")
        if name in within:
            raise RuleError(f'"{name}" includes itself by way of "{within[-1]}".', "Remove one of the two.")
        for term in self._lists[name]:
            if term.startswith("@"):
                yield from self._members(term[1:], (*within, name))
            else:
                yield term

    def _read(self, folded: str) -> Words:
        """The words of a folded sentence with all terms marked."""
        reading = split_words(folded)
        words = reading.words
        ends: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for start, word in enumerate(words):
            starting = self._starting.get(word, ())
            if word[0].isdigit():
                starting = [*starting, *self._starting.get(_ANY_NUMBER, ())]
            for term, names in starting:
                end = start + len(term)
                if len(term) == 1 or _same(words[start:end], term):
                    for name in names:
                        ends[name][start].append(end)
        for name, places in ends.items():
            reading.terms[name] = {start: tuple(found) for start, found in places.items()}
        return reading


def _same(words: list[str], term: tuple[str, ...]) -> bool:
    return len(words) == len(term) and all(
        word == part or (part == _ANY_NUMBER and word[0].isdigit()) for word, part in zip(words, term, strict=True)
    )


def _expanded(term: str) -> Iterator[tuple[str, ...]]:
    """The term as tuples of words, one for each combination of forms."""
    return itertools.product(*(choice for part in term.lower().split() for choice in _choices(part)))


def _choices(part: str) -> list[list[str]]:
    """The forms of each word in a part of a term that has no blank; "x-ray" is two words."""
    if part == _ANY_NUMBER:
        return [[part]]
    stem, _, ending = part.rstrip("~)").partition("(")
    *others, last = split_words(stem).words[:-1]
    forms = sorted(inflections(last)) if part.endswith("~") else [last, last + ending] if ending else [last]
    return [*([word] for word in others), forms]
