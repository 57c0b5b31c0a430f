"""The pattern language of claim rules.

A pattern is a line of tokens, separated by blanks:

    never                 this word
    <relieve>             any inflection of a verb or noun: relieve, relieves, relieved, relieving
    {condition}           any term of the lexicon `condition`
    {condition}+          one such term, or a list of them with up to two other words between each two
    (gone|at an end)      a choice; each side is a pattern of its own
    (the|your)?           the same, optional
    ...4                  a gap of up to four words that does not leave the clause
    !(of|from)            what follows must not be this

Words match whatever their case; straight and curly quotes are one; a hyphen or comma counts as a blank, so `pain free`
matches "pain-free". Every gap is bounded and no position is tried twice for the same token, so the time for a match
grows linearly with the text, whatever the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from seo_checks.claims.lexicon import Lexicon, inflections
from seo_checks.claims.words import BOUNDARY, Words, split_words
from seo_checks.errors import RuleError

_TOKEN = re.compile(
    r"""\s*(?:\.\.\.(?P<gap>\d+)|<(?P<lemma>[a-z' -]+)>|\{(?P<slot>[a-z-]+)\}(?P<list>\+)?
    |(?P<open>!?\()|(?P<close>\)\??)|(?P<bar>\|)|(?P<word>[\w'’&%-]+))""",
    re.VERBOSE,
)
_LONGEST_GAP = 8
_LONGEST_LIST = 20  # terms
_BETWEEN_TERMS = 2  # words, such as "and" or "severe"

# From a position, the positions where a match of the token may end, the preferred one first.
Step = Callable[[Words, int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, or a part of one: how to match it, and the words or lexicons that it can begin with.

    `is_word`: it matches any one of its `first_words` and nothing else.
    """

    match: Step
    first_words: frozenset[str] = frozenset()
    first_slots: frozenset[str] = frozenset()
    may_be_empty: bool = False
    is_word: bool = False


class PatternSet:
    """Patterns to be sought together; only those are tried at a word that can begin with it."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_word: dict[str, list[tuple[int, Step]]] = defaultdict(list)
        self._by_slot: dict[str, list[tuple[int, Step]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            for word in pattern.first_words:
                self._by_word[word].append((number, pattern.match))
            for slot in pattern.first_slots:
                self._by_slot[slot].append((number, pattern.match))

    def find(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Every match as (number of the pattern, first word, word after the last)."""
        for start, word in enumerate(words.words):
            for number, match in self._by_word.get(word, ()):
                if ends := match(words, start):
                    yield number, start, ends[0]
        for slot, steps in self._by_slot.items():
            for start in words.terms.get(slot, ()):
                for number, match in steps:
                    if ends := match(words, start):
                        yield number, start, ends[0]

    def matches(self, words: Words) -> bool:
        """Whether any of the patterns is found."""
        return any(True for _ in self.find(words))


def compile_pattern(pattern: str, lexicon: Lexicon) -> Pattern:
    """Compile a pattern. Raises RuleError, naming the token, where it is malformed or names an unknown lexicon."""
    compiled, _ = _Parser(pattern, lexicon).sequence(0, depth=0)
    return compiled


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(self, pattern: str, lexicon: Lexicon) -> None:
        self._pattern = pattern
        self._lexicon = lexicon

    def sequence(self, position: int, depth: int) -> tuple[Pattern, int]:
        """The tokens from `position` to the end or, inside brackets, to the bar or bracket that closes them."""
        parts: list[Pattern] = []
        while match := _TOKEN.match(self._pattern, position):
            if match["close"] or match["bar"]:
                if depth == 0:
                    raise self._error(f'"{match[0].strip()}" without an opening bracket', "Remove it.")
                break
            if match["open"]:
                part, position = self._choice(match.end(), depth, excluding=match["open"].startswith("!"))
            else:
                part, position = self._single(match), match.end()
            parts.append(part)
        if depth == 0 and (rest := self._pattern[position:].strip()):
            raise self._error(f'unexpected "{rest}"', "Check brackets and spelling.")
        if parts and not parts[0].first_words and not parts[0].first_slots:
            raise self._error('it, or a side of a choice, begins with a gap or "!"', "Begin with a word or a lexicon.")
        if all(part.may_be_empty for part in parts):
            raise self._error("a part of it can match nothing at all", "Give that part at least one word.")
        return _in_order(parts), position

    def _choice(self, position: int, depth: int, excluding: bool) -> tuple[Pattern, int]:
        choices: list[Pattern] = []
        while True:
            choice, position = self.sequence(position, depth + 1)
            choices.append(choice)
            match = _TOKEN.match(self._pattern, position)
            if match is None:
                raise self._error("a bracket is not closed", 'Add ")".')
            position = match.end()
            if match["close"]:
                optional = match["close"].endswith("?")
                return (_none_of(choices) if excluding else _one_of(choices, optional)), position

    def _single(self, match: re.Match[str]) -> Pattern:
        if match["gap"]:
            most = int(match["gap"])
            if not 1 <= most <= _LONGEST_GAP:
                raise self._error(f"a gap of {most} words", f"Give 1 to {_LONGEST_GAP}.")
            return Pattern(_gap(most), may_be_empty=True)
        if match["slot"]:
            slot = match["slot"]
            if slot not in self._lexicon.names:
                raise self._error(f'there is no lexicon "{slot}"', "Add it to lexicon.yaml.")
            return Pattern(_list_of(slot) if match["list"] else _term(slot), first_slots=frozenset({slot}))
        if match["lemma"]:
            head, *rest = match["lemma"].split()
            return _in_order([_word(inflections(head)), *(_word(frozenset({word})) for word in rest)])
        parts = split_words(match["word"].lower().replace("’", "'")).words[:-1]
        if not parts:
            raise self._error(f'"{match["word"]}" is not a word', "Write words, and the tokens that patterns have.")
        return _in_order([_word(frozenset({part})) for part in parts])

    def _error(self, problem: str, remedy: str) -> RuleError:
        return RuleError(f'Pattern "{self._pattern}": {problem}.', remedy)


def _word(forms: frozenset[str]) -> Pattern:
    def match(words: Words, at: int) -> Sequence[int]:
        return (at + 1,) if words.words[at] in forms else ()

    return Pattern(match, first_words=forms, is_word=True)


def _term(slot: str) -> Step:
    def match(words: Words, at: int) -> Sequence[int]:
        return words.terms[slot].get(at, ()) if slot in words.terms else ()

    return match


def _list_of(slot: str) -> Step:
    def match(words: Words, at: int) -> Sequence[int]:
        places = words.terms.get(slot, {})
        reached: list[int] = []
        found = places.get(at, ())
        while found and len(reached) < _LONGEST_LIST:
            reached.append(found[0])
            between = range(reached[-1], reached[-1] + _BETWEEN_TERMS + 1)
            following = next((place for place in between if place in places), None)
            crosses = following is None or BOUNDARY in words.words[reached[-1] : following]
            found = () if following is None or crosses else places[following]
        return reached[::-1]

    return match


def _gap(most: int) -> Step:
    def match(words: Words, at: int) -> Sequence[int]:
        ends = [at]
        while len(ends) <= most and words.words[at] != BOUNDARY:
            at += 1
            ends.append(at)
        return ends

    return match


def _one_of(choices: Sequence[Pattern], optional: bool) -> Pattern:
    single_words = frozenset[str]().union(*(choice.first_words for choice in choices if choice.is_word))
    longer = [choice for choice in choices if not choice.is_word]
    if not longer and not optional:
        return _word(single_words)
    steps = [choice.match for choice in longer]

    def match(words: Words, at: int) -> Sequence[int]:
        ends = [end for step in steps for end in step(words, at)]
        if words.words[at] in single_words:
            ends.append(at + 1)
        if optional:
            ends.append(at)
        return ends

    return Pattern(
        match,
        single_words.union(*(choice.first_words for choice in longer)),
        frozenset[str]().union(*(choice.first_slots for choice in longer)),
        may_be_empty=optional,
    )


def _none_of(choices: Sequence[Pattern]) -> Pattern:
    steps = [choice.match for choice in choices]

    def match(words: Words, at: int) -> Sequence[int]:
        return () if any(step(words, at) for step in steps) else (at,)

    return Pattern(match, may_be_empty=True)


def _in_order(parts: Sequence[Pattern]) -> Pattern:
    if len(parts) == 1:
        return parts[0]
    steps = [part.match for part in parts]

    def match(words: Words, at: int) -> Sequence[int]:
        ends: Sequence[int] = (at,)
        for step in steps:
            if len(ends) == 1:
                ends = step(words, ends[0])
            else:
                ends = list(dict.fromkeys(end for reached in ends for end in step(words, reached)))
            if not ends:
                return ()
        return ends

    first_words, first_slots = frozenset[str](), frozenset[str]()
    for part in parts:
        first_words |= part.first_words
        first_slots |= part.first_slots
        if not part.may_be_empty:
            break
    return Pattern(match, first_words, first_slots)
