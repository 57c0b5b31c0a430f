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
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from seo_checks.claims.inflection import inflections
from seo_checks.claims.pattern_parts import (
    NO_KEYS,
    Captured,
    Gap,
    InOrder,
    NoneOf,
    OneOf,
    Part,
    Phrase,
    Slot,
    Slots,
    Word,
)
from seo_checks.claims.words import split_words
from seo_checks.errors import RuleError

_TOKEN = re.compile(
    r"""\s*(?:@(?P<capture>[a-z]+):)?(?:\.\.\.(?P<gap>\d+)|<(?P<lemma>[a-z' -]+)>|\{(?P<slot>[a-z -]+)\}(?P<list>\+)?
    |(?P<open>!?\()|(?P<close>\)\??)|(?P<bar>\|)|(?P<word>[\w'’&%-]+))""",
    re.VERBOSE,
)
# A choice of nothing but words and phrases, as most are: it needs no parser.
_PLAIN_CHOICE = re.compile(r"(\s*[\w'’-]+(?: +[\w'’-]+)*\s*(?:\|\s*[\w'’-]+(?: +[\w'’-]+)*\s*)*)\)(\?)?")
_SLOT_NAME = re.compile(r"\{([a-z -]+)\}")
_LONGEST_GAP = 8


class Pattern:
    """A pattern over the lists of the given names. It is compiled when that is first asked for."""

    def __init__(self, written: str, names: frozenset[str]) -> None:
        self.written = written
        self._names = names

    @cached_property
    def part(self) -> Part:
        """The pattern compiled. Raises RuleError, naming the token, where it is malformed or names an unknown list."""
        compiled, _ = _Parser(self.written, self._names).sequence(0, depth=0)
        return compiled

    @cached_property
    def lists(self) -> frozenset[str]:
        """The names of the lists that it has slots for."""
        return frozenset(_SLOT_NAME.findall(self.written))

    @cached_property
    def captures(self) -> bool:
        """Whether it captures anything."""
        return "@" in self.written

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of it: it is compiled sooner than its parts are read from a file."""
        return {"written": self.written, "_names": self._names}


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
            parts.append(Captured(match["capture"], part) if match["capture"] else part)
        if depth == 0 and (rest := self._pattern[position:].strip()):
            raise self._error(f'unexpected "{rest}"', "Check brackets and spelling.")
        if parts and parts[0].first == NO_KEYS:
            raise self._error('it, or a side of a choice, begins with a gap or "!"', "Begin with a word or a list.")
        if not any(part.least for part in parts):
            raise self._error("a part of it can match nothing at all", "Give that part at least one word.")
        return (parts[0] if len(parts) == 1 else InOrder(parts)), position

    def _choice(self, position: int, depth: int, excluding: bool) -> tuple[Part, int]:
        plain = _PLAIN_CHOICE.match(self._pattern, position)
        sides = [_parts_of(side) for side in plain[1].split("|")] if plain else []
        if plain and all(sides):
            choices = [_phrase([_word(part) for part in side]) for side in sides]
            return (NoneOf(choices) if excluding else _one_of(choices, bool(plain[2]))), plain.end()
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
                return (NoneOf(choices) if excluding else _one_of(choices, optional)), position

    def _single(self, match: re.Match[str]) -> Part:
        if match["gap"]:
            most = int(match["gap"])
            if not 1 <= most <= _LONGEST_GAP:
                raise self._error(f"a gap of {most} words", f"Give 1 to {_LONGEST_GAP}.")
            return Gap(most)
        if match["slot"]:
            if match["slot"] not in self._names:
                raise self._error(f'there is no list "{match["slot"]}"', "Add it to the concepts.")
            return Slots(match["slot"]) if match["list"] else Slot(match["slot"])
        if match["lemma"]:
            if not match["lemma"].strip(" '-"):
                raise self._error(f'"{match[0].strip()}" holds no word', "Write a verb or noun in it.")
            head, *rest = match["lemma"].split()
            return _phrase([Word(inflections(head)), *map(_word, rest)])
        parts = _parts_of(match["word"])
        if not parts:
            raise self._error(f'"{match["word"]}" is not a word', "Write words, and the tokens that patterns have.")
        return _phrase([_word(part) for part in parts])

    def _error(self, problem: str, remedy: str) -> RuleError:
        return RuleError(f'Pattern "{self._pattern}": {problem}.', remedy)


@cache
def _word(word: str) -> Word:
    return Word(frozenset({word}))


@cache
def _parts_of(word: str) -> tuple[str, ...]:
    """The words that a word or phrase of a pattern stands for: "pain-free" is two."""
    if word.replace(" ", "").isalpha():
        return tuple(word.lower().split())
    return tuple(split_words(word.lower().replace("’", "'"))[0][:-1])


def _phrase(words: Sequence[Word]) -> Part:
    return words[0] if len(words) == 1 else Phrase(words)


def _one_of(choices: Sequence[Part], optional: bool) -> Part:
    """The choice; single words are looked up together."""
    words = [choice.forms for choice in choices if isinstance(choice, Word)]
    longer: list[Part] = [choice for choice in choices if not isinstance(choice, Word)]
    together = [Word(frozenset[str]().union(*words))] if words else []
    if not longer and not optional:
        return together[0]
    return OneOf([*longer, *together], optional)
