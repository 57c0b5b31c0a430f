"""What the words around a match make of it: negated, hedged, asked, advised, debunked or told as a tradition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# The clause that a match stands in ends at these; a negation or hedge further left does not reach it.
_CLAUSE_END = re.compile(
    r"[;:()]|[.!?]['\"]? |, (?:but|so|and (?:we|you|it|this|they)|which|because)\b|\b(?:but|however|although|because)\b"
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|cannot|can't|without|neither|nor|nobody|nothing|isn't|aren't|wasn't|doesn't|don't|didn't|won't|"
    r"wouldn't|shouldn't|couldn't|hasn't|haven't|unlikely to|rather than|instead of|fails? to|failed to|"
    r"(?:little|no|insufficient|weak|limited) evidence|hardly|rarely)\b"
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|is thought to|are thought to|some (?:people|patients) (?:find|report))\b"
)
_REACH = 60  # characters to the left that a negation or hedge governs, about ten words


def clause_before(sentence: str, start: int) -> str:
    """The part of a folded sentence's clause that stands before offset `start`."""
    before = sentence[:start]
    for boundary in _CLAUSE_END.finditer(before):
        before = " " * boundary.end() + before[boundary.end() :]
    return before[-_REACH:]


def is_negated(sentence: str, start: int) -> bool:
    """Whether a negation in the same clause governs what begins at `start`."""
    return bool(_NEGATION.search(clause_before(sentence, start)))


def is_hedged(sentence: str, start: int) -> bool:
    """Whether "may", "might", "could" or the like in the same clause weakens what begins at `start`."""
    return bool(_HEDGE.search(clause_before(sentence, start)))


def is_question(sentence: str) -> bool:
    """Whether the sentence asks."""
    return sentence.rstrip("\"') ").endswith("?")


def matching_guards(sentence: str, guards: Mapping[str, re.Pattern[str]], names: Iterable[str]) -> list[str]:
    """The names of those guards that recognise the sentence."""
    return [name for name in names if guards[name].search(sentence)]
