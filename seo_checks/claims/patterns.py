"""The pattern language of claim rules.

A pattern is a line of tokens, separated by blanks:

    never                 this word
    <relieve>             any inflection of a verb or noun: relieve, relieves, relieved, relieving
    {condition}           any term of the list `condition` of the concepts
    {condition serious}   the same, with an attribute: see the head of concepts/conditions.yaml
    {condition}+          one such term, or a list of them with up to two other words between each two
    (gone|at an end)      a choice; each side is a pattern of its own
    (the|your)?           the same, optional
    ...4                  a gap of up to four words that does not leave the clause
    !(of|from)            what follows must not be this
    @target:{condition}   a token, or a choice, captured: rules may ask what `target` holds

Words match whatever their case; straight and curly quotes are one; a hyphen or comma counts as a blank, so `pain free`
matches "pain-free". Every gap is bounded and no position is tried twice for the same token, so the time for a match
grows linearly with the text, whatever the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple, Protocol

from seo_checks.claims.inflection import inflections
from seo_checks.claims.words import BOUNDARY, Words, split_words
from seo_checks.errors import RuleError

_TOKEN = re.compile(
    r"""\s*(?:@(?P<capture>[a-z]+):)?(?:\.\.\.(?P<gap>\d+)|<(?P<lemma>[a-z' -]+)>|\{(?P<slot>[a-z -]+)\}(?P<list>\+)?
    |(?P<open>!?\()|(?P<close>\)\??)|(?P<bar>\|)|(?P<word>[\w'’&%-]+))""",
    re.VERBOSE,
)
# A choice of nothing but words and phrases, as most are: it needs no parser.
_PLAIN_CHOICE = re.compile(r"(\s*[\w'’-]+(?: +[\w'’-]+)*\s*(?:\|\s*[\w'’-]+(?: +[\w'’-]+)*\s*)*)\)(\?)?")
_SLOT = re.compile(r"\{([a-z -]+)\}")
_LONGEST_GAP = 8
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


_NO_KEYS = Keys()


class Part(Protocol):
    """A compiled token or group of tokens.

    `first`: the words and lists that a match can begin with. `needs`: several such; a sentence without any word or list
    of one of them holds no match.
    """

    first: Keys
    needs: tuple[Keys, ...]
    may_be_empty: bool

    def match(self, words: Words, at: int) -> Sequence[int]:
        """The positions where a match from `at` may end, the preferred one first."""
        ...

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        """What is captured in the match [at, end): name, first word, word after the last."""
        ...


class _Plain:
    """A part with nothing to capture in it."""

    first: Keys = _NO_KEYS
    needs: tuple[Keys, ...] = ()
    may_be_empty = False

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        return iter(())


class _Word(_Plain):
    """Any one of the given words."""

    def __init__(self, forms: frozenset[str]) -> None:
        self.forms = forms
        self.first = Keys(words=forms)
        self.needs = (self.first,)

    def match(self, words: Words, at: int) -> Sequence[int]:
        return (at + 1,) if words.words[at] in self.forms else ()


class _Slot(_Plain):
    """A term of a list, or with `several` a run of such terms."""

    def __init__(self, name: str, several: bool) -> None:
        self._name = name
        self._several = several
        self.first = Keys(lists=frozenset({name}))
        self.needs = (self.first,)

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


class _Gap(_Plain):
    """Up to so many words of one clause."""

    may_be_empty = True

    def __init__(self, most: int) -> None:
        self._most = most

    def match(self, words: Words, at: int) -> Sequence[int]:
        most = at + self._most
        ends = [at]
        while at < most and words.words[at] != BOUNDARY:
            at += 1
            ends.append(at)
        return ends


class _NoneOf(_Plain):
    """Nothing, where none of the choices follows."""

    may_be_empty = True

    def __init__(self, choices: Sequence[Part]) -> None:
        self._choices = choices

    def match(self, words: Words, at: int) -> Sequence[int]:
        return () if any(choice.match(words, at) for choice in self._choices) else (at,)


class _OneOf:
    """One of several parts, or nothing where it is optional."""

    def __init__(self, choices: Sequence[Part], optional: bool) -> None:
        self.may_be_empty = optional
        self.first = reduce(or_, (choice.first for choice in choices), _NO_KEYS)
        self.needs: tuple[Keys, ...] = () if optional else (self.first,)
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
        return [*ends, at] if self.may_be_empty else ends

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        taken = next((choice for choice in self._possible(words, at) if end in choice.match(words, at)), None)
        if taken:
            yield from taken.captures(words, at, end)

    def _possible(self, words: Words, at: int) -> Sequence[Part]:
        """The choices that may begin at a word."""
        here = self._by_word.get(words.words[at], ())
        return [*self._by_list, *here] if self._by_list else here


class _InOrder:
    """Parts one after the other."""

    may_be_empty = False

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self.needs = tuple(need for part in parts for need in part.needs)
        self.first = _NO_KEYS
        for part in parts:
            self.first = self.first | part.first
            if not part.may_be_empty:
                break

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


class _Captured:
    """A part whose place is noted under a name."""

    def __init__(self, name: str, part: Part) -> None:
        self._name = name
        self.match = part.match
        self.first, self.needs, self.may_be_empty = part.first, part.needs, part.may_be_empty

    def captures(self, words: Words, at: int, end: int) -> Iterator[Capture]:
        yield self._name, at, end


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


def compile_pattern(pattern: str, names: frozenset[str]) -> Part:
    """Compile a pattern over the lists of the given names.

    Raises RuleError, naming the token, where it is malformed or names an unknown list.
    """
    compiled, _ = _Parser(pattern, names).sequence(0, depth=0)
    return compiled


def lists_in(pattern: str) -> frozenset[str]:
    """The names of the lists that a pattern has slots for."""
    return frozenset(_SLOT.findall(pattern))


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(self, pattern: str, names: frozenset[str]) -> None:
        self._pattern = pattern
        self._names = names

    def sequence(self, position: int, depth: int) -> tuple[Part, int]:
        """The tokens from `position` to the end or, inside brackets, to the bar or bracket that closes them."""
        parts: list[Part] = []
        while match := _TOKEN.match(self._pattern, position):
            if match["close"] or match["bar"]:
                if depth == 0:
                    raise self._error(f'"{match[0].strip()}" without an opening bracket', "Remove it.")
                break
            if match["open"]:
                part, position = self._choice(match.end(), depth, excluding=match["open"].startswith("!"))
            else:
                part, position = self._single(match), match.end()
            parts.append(_Captured(match["capture"], part) if match["capture"] else part)
        if depth == 0 and (rest := self._pattern[position:].strip()):
            raise self._error(f'unexpected "{rest}"', "Check brackets and spelling.")
        if parts and parts[0].first == _NO_KEYS:
            raise self._error('it, or a side of a choice, begins with a gap or "!"', "Begin with a word or a list.")
        if not any(not part.may_be_empty for part in parts):
            raise self._error("a part of it can match nothing at all", "Give that part at least one word.")
        return (parts[0] if len(parts) == 1 else _InOrder(parts)), position

    def _choice(self, position: int, depth: int, excluding: bool) -> tuple[Part, int]:
        if plain := _PLAIN_CHOICE.match(self._pattern, position):
            choices = [_in_order([_word(part) for part in _parts_of(side)]) for side in plain[1].split("|")]
            return (_NoneOf(choices) if excluding else _one_of(choices, bool(plain[2]))), plain.end()
        choices = []
        while True:
            choice, position = self.sequence(position, depth + 1)
            choices.append(choice)
            match = _TOKEN.match(self._pattern, position)
            if match is None:
                raise self._error("a bracket is not closed", 'Add ")".')
            position = match.end()
            if match["close"]:
                optional = match["close"].endswith("?")
                return (_NoneOf(choices) if excluding else _one_of(choices, optional)), position

    def _single(self, match: re.Match[str]) -> Part:
        if match["gap"]:
            most = int(match["gap"])
            if not 1 <= most <= _LONGEST_GAP:
                raise self._error(f"a gap of {most} words", f"Give 1 to {_LONGEST_GAP}.")
            return _Gap(most)
        if match["slot"]:
            if match["slot"] not in self._names:
                raise self._error(f'there is no list "{match["slot"]}"', "Add it to the concepts.")
            return _Slot(match["slot"], bool(match["list"]))
        if match["lemma"]:
            head, *rest = match["lemma"].split()
            return _in_order([_Word(inflections(head)), *map(_word, rest)])
        parts = _parts_of(match["word"])
        if not parts:
            raise self._error(f'"{match["word"]}" is not a word', "Write words, and the tokens that patterns have.")
        return _in_order([_word(part) for part in parts])

    def _error(self, problem: str, remedy: str) -> RuleError:
        return RuleError(f'Pattern "{self._pattern}": {problem}.', remedy)


@cache
def _word(word: str) -> _Word:
    return _Word(frozenset({word}))


@cache
def _parts_of(word: str) -> tuple[str, ...]:
    """The words that a word or phrase of a pattern stands for: "pain-free" is two."""
    if word.replace(" ", "").isalpha():
        return tuple(word.lower().split())
    return tuple(split_words(word.lower().replace("’", "'"))[0][:-1])


def _in_order(parts: Sequence[Part]) -> Part:
    return parts[0] if len(parts) == 1 else _InOrder(parts)


def _one_of(choices: Sequence[Part], optional: bool) -> Part:
    """The choice; single words are looked up together."""
    words = [choice.forms for choice in choices if isinstance(choice, _Word)]
    longer: list[Part] = [choice for choice in choices if not isinstance(choice, _Word)]
    together = [_Word(frozenset[str]().union(*words))] if words else []
    if not longer and not optional:
        return together[0]
    return _OneOf([*longer, *together], optional)
