"""The pattern language of claim rules, compiled to regular expressions over folded text.

A pattern is a line of tokens, separated by blanks:

    never                 this word
    <relieve>             any inflection of a verb or noun: relieve, relieves, relieved, relieving
    {condition}           any term of the lexicon `condition`
    (gone|at an end)      a choice; each side is a pattern of its own
    (the|your)?           the same, optional; a single word is made optional as (very)?
    ...4                  a gap of up to four words that does not leave the clause

Words match whatever their case; straight and curly quotes are one; a hyphen counts as a blank, so `pain free` matches
"pain-free". Every gap is bounded, so matching time grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from seo_checks.errors import RuleError

_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.(?P<most>\d+))|<(?P<lemma>[a-z' -]+)>|\{(?P<slot>[a-z-]+)\}|(?P<open>\()|(?P<close>\))(?P<optional>\?)?"
    r"|(?P<bar>\|)|(?P<word>[^\s<>{}()|]+))"
)
# What may stand between two words of a pattern, and between the words of a gap: never the end of a clause.
_BETWEEN = r"(?:[ -]|, ?| ?['\"(] ?|['\")] | - )"
_GAP_WORD = r"[\w'%/.]*\w"
_GAP_LIMIT = 8

_IRREGULAR = {
    "be": "be is are was were been being am", "have": "have has had having", "do": "do does did done doing",
    "get": "get gets got gotten getting", "go": "go goes went gone going", "come": "come comes came coming",
    "make": "make makes made making", "give": "give gives gave given giving", "feel": "feel feels felt feeling",
    "take": "take takes took taken taking", "find": "find finds found finding", "keep": "keep keeps kept keeping",
    "leave": "leave leaves left leaving", "say": "say says said saying", "show": "show shows showed shown showing",
    "see": "see sees saw seen seeing", "know": "know knows knew known knowing", "rid": "rid rids ridding",
    "stop": "stop stops stopped stopping", "rebuild": "rebuild rebuilds rebuilt rebuilding",
    "beat": "beat beats beaten beating", "fight": "fight fights fought fighting", "put": "put puts putting",
    "throw": "throw throws threw thrown throwing", "draw": "draw draws drew drawn drawing",
    "sweat": "sweat sweats sweated sweating", "drop": "drop drops dropped dropping", "cut": "cut cuts cutting",
    "reset": "reset resets resetting", "hurt": "hurt hurts hurting", "rid of": "rid of", "quit": "quit quits quitting",
    "banish": "banish banishes banished banishing", "vanish": "vanish vanishes vanished vanishing",
    "wean": "wean weans weaned weaning", "shrink": "shrink shrinks shrank shrunk shrinking",
}  # fmt: skip
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdglmnprt]\Z")


def inflections(lemma: str) -> frozenset[str]:
    """The regular forms of a verb or noun (or, from a table, an irregular one's): itself, -s, -ed, -ing."""
    if lemma in _IRREGULAR:
        return frozenset(_IRREGULAR[lemma].split())
    head, _, rest = lemma.partition(" ")
    if rest:
        return frozenset(f"{form} {rest}" for form in inflections(head))
    if lemma.endswith("e"):
        return frozenset({lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset({lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = lemma + lemma[-1] if len(lemma) <= 4 and _DOUBLING.search(lemma) else lemma
    return frozenset({lemma, plural, stem + "ed", stem + "ing"})


def compile_pattern(pattern: str, lexicons: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Compile a pattern. Raises RuleError, naming the token, where it is malformed or names an unknown lexicon."""
    expression, end = _sequence(pattern, 0, lexicons, depth=0)
    if pattern[end:].strip():
        raise RuleError(f'Pattern "{pattern}": unexpected "{pattern[end:].strip()}".', "Check the brackets.")
    return re.compile(rf"(?<!\w){expression}(?!\w)")


def alternatives(terms: Iterable[str]) -> str:
    """An expression that matches any of the terms, the longest first, blanks matching hyphens too."""
    escaped = (re.escape(term).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") for term in _longest_first(terms))
    return f"(?:{'|'.join(escaped)})"


def _longest_first(terms: Iterable[str]) -> list[str]:
    return sorted(set(terms), key=lambda term: (-len(term), term))


def _sequence(pattern: str, start: int, lexicons: Mapping[str, Iterable[str]], depth: int) -> tuple[str, int]:
    """The expression for tokens from `start` to the end or, inside brackets, to the bar or bracket that closes them."""
    parts: list[tuple[str, bool]] = []  # (expression, whether it may be absent)
    position = start
    while match := _TOKEN.match(pattern, position):
        if match["close"] or match["bar"]:
            if depth == 0:
                raise RuleError(f'Pattern "{pattern}": "{match[0].strip()}" without an opening bracket.', "Remove it.")
            break
        if match["open"]:
            expression, optional, position = _choice(pattern, match.end(), lexicons, depth)
            parts.append((expression, optional))
            continue
        parts.append(_single(pattern, match, lexicons))
        position = match.end()
    if not parts or all(optional for _, optional in parts):
        raise RuleError(f'Pattern "{pattern}": a part of it matches nothing at all.', "Give it at least one word.")
    return _joined(parts), position


def _choice(pattern: str, start: int, lexicons: Mapping[str, Iterable[str]], depth: int) -> tuple[str, bool, int]:
    choices: list[str] = []
    position = start
    while True:
        expression, position = _sequence(pattern, position, lexicons, depth + 1)
        choices.append(expression)
        match = _TOKEN.match(pattern, position)
        if match is None:
            raise RuleError(f'Pattern "{pattern}": a bracket is not closed.', 'Add ")".')
        position = match.end()
        if match["close"]:
            return f"(?:{'|'.join(choices)})", bool(match["optional"]), position


def _single(pattern: str, match: re.Match[str], lexicons: Mapping[str, Iterable[str]]) -> tuple[str, bool]:
    if match["gap"]:
        most = int(match["most"])
        if not 1 <= most <= _GAP_LIMIT:
            raise RuleError(f'Pattern "{pattern}": a gap of {most} words.', f"Give 1 to {_GAP_LIMIT}.")
        return rf"{_GAP_WORD}(?:{_BETWEEN}{_GAP_WORD}){{0,{most - 1}}}?", True
    if match["lemma"]:
        return alternatives(inflections(match["lemma"])), False
    if match["slot"]:
        if match["slot"] not in lexicons:
            raise RuleError(f'Pattern "{pattern}": there is no lexicon "{match["slot"]}".', "Add it to lexicon.yaml.")
        return alternatives(lexicons[match["slot"]]), False
    return alternatives([match["word"]]), False


def _joined(parts: list[tuple[str, bool]]) -> str:
    """The parts in order with separators; a part that may be absent takes its separator along."""
    expression, started = "", False
    for part, optional in parts:
        if not started:
            # Before the first required part, what is optional brings the separator after it.
            expression += f"(?:{part}{_BETWEEN})??" if optional else part
            started = not optional
        elif optional:
            expression += f"(?:{_BETWEEN}{part})??"
        else:
            expression += _BETWEEN + part
    # Word boundaries inside a sequence come from the separators; at its edges from compile_pattern.
    return f"(?:{expression})"
