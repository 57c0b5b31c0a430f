"""Sentences that speak of a claim without making it: guards that rules share, and what each rule excepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from seo_checks.claims.matching import Match
from seo_checks.claims.page import Page, Passage, Section
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.rule import SECTIONS, TRADITION, ClaimRule
from seo_checks.claims.words import Words

# The guard for how an illness runs by itself, which is not what a sentence tells that names a treatment.
_COURSE = "course"
# The guard for what an illness or a habit does, which is not what a sentence tells that names a therapy: "relieves pain
# caused by stress" is a claim.
_HARM = "harm"
# Sentences below such headings tell of risks or the law, or list sources.
_QUIET_SECTIONS = frozenset({Section.RISKS, Section.REFERENCES, Section.LEGAL})


class Cleared(NamedTuple):
    """What clears a passage: the names of guards, and the ids of rules of which it holds an exception."""

    guards: set[str]
    excepted: set[str]

    def clears(self, match: Match) -> bool:
        """Whether this is no claim after all."""
        rule = match.rule
        return not self.guards.isdisjoint(rule.guards) or (rule.id in self.excepted and not match.wording.firm)


class Clearances:
    """The guards and exceptions of all rules, sought together."""

    def __init__(self, guards: Mapping[str, Iterable[Pattern]], rules: Collection[ClaimRule]) -> None:
        standing = [(name, pattern) for name, some in guards.items() if name != TRADITION for pattern in some]
        excepted = [(rule.id, pattern) for rule in rules for pattern in rule.unless]
        self._patterns = PatternSet(pattern for _, pattern in (*standing, *excepted))
        self._names = [name for name, _ in (*standing, *excepted)]
        self._guards = len(standing)

    def found_in(self, sentences: Sequence[Words]) -> list[set[int]]:
        """The numbers of the patterns that each sentence holds, for `of`."""
        found: list[set[int]] = [set() for _ in sentences]
        for sentence, number, _, _ in self._patterns.find(sentences):
            found[sentence].add(number)
        return found

    def of(self, passage: Passage, page: Page, found: Iterable[int]) -> Cleared:
        """What clears the passage, whatever it claims."""
        standing = {self._names[number] for number in found if number < self._guards}
        excepted = {self._names[number] for number in found if number >= self._guards}
        if passage.words.has("therapy", "conventional", "selling", "visits"):
            standing.discard(_COURSE)
        if passage.words.has("therapy", "product", "selling"):
            standing.discard(_HARM)
        if passage.section in _QUIET_SECTIONS:
            standing.add(SECTIONS)
        if page.is_framed(passage):
            standing.add(TRADITION)
        return Cleared(standing, excepted)
