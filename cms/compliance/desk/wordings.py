"""Comparing what was written: which sentences are nearly the same, and what of one was changed into the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal

from cms.compliance.models import Claim
from seo_checks.text import fold

NEAR = 0.5  # from this share of common words on, a sentence is taken for an earlier one that was changed
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 400  # words of a sentence that are compared


@dataclass(frozen=True)
class Change:
    """A stretch of text that was kept, added or taken away."""

    kind: Literal["same", "added", "removed"]
    text: str


def earlier_version(sentence: str, quote: str, decided: Iterable[Claim]) -> Claim | None:
    """Return the claim that the sentence most looks like a changed version of; None where none is near.

    The same words in another sentence are near whatever stands around them.
    """
    words, said = _words(sentence), _plain(quote)
    rated = [(_likeness(words, _words(claim.sentence)), _plain(claim.quote) == said, claim) for claim in decided]
    near = [rating for rating in rated if rating[0] >= NEAR or (rating[1] and said)]
    return max(near, key=lambda rating: rating[:2])[2] if near else None


def changes(before: str, after: str) -> Iterator[Change]:
    """Yield what was done to `before` to get `after`, word by word, in reading order."""
    old, new = _tokens(before), _tokens(after)
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(old[old_start:old_end]))
            continue
        if old_end > old_start:
            yield Change("removed", "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Change("added", "".join(new[new_start:new_end]))


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return fold(text).split()[:_LONGEST]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _tokens(text: str) -> list[str]:
    return [match.group() for match in islice(_TOKEN.finditer(text), 2 * _LONGEST)]
