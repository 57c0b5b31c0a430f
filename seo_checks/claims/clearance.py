"""Sentences that speak of a claim without making it: guards that rules share, and what each rule excepts."""

from __future__ import annotations

from seo_checks.claims.loading import Rules
from seo_checks.claims.page import Page, Passage, Section
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.rule import SECTIONS, TRADITION

# The guard for how an illness runs by itself, which is not what a sentence tells that names a treatment.
_COURSE = "course"
# Sentences below such headings tell of risks or the law, or list sources.
_QUIET_SECTIONS = frozenset({Section.RISKS, Section.REFERENCES, Section.LEGAL})


class Clearances:
    """The guards and exceptions of all rules, sought together."""

    def __init__(self, rules: Rules) -> None:
        guards = [(name, part) for name, parts in rules.library.guards.items() if name != TRADITION for part in parts]
        exceptions = [(rule.id, part) for rule in rules.rules.values() for part in rule.unless]
        self._patterns = PatternSet(part for _, part in (*guards, *exceptions))
        self._names = [name for name, _ in (*guards, *exceptions)]
        self._guards = len(guards)
        self._rules = rules.rules

    def of(self, passage: Passage, page: Page) -> frozenset[str]:
        """The ids of the rules whose claim the passage does not make, whatever its words."""
        found = {number for number, _, _ in self._patterns.find(passage.words)}
        standing = {self._names[number] for number in found if number < self._guards}
        excepted = {self._names[number] for number in found if number >= self._guards}
        if passage.words.has("therapy", "conventional", "selling", "visits"):
            standing.discard(_COURSE)
        if passage.section in _QUIET_SECTIONS:
            standing.add(SECTIONS)
        if page.is_framed(passage):
            standing.add(TRADITION)
        if standing:
            excepted.update(rule.id for rule in self._rules.values() if not standing.isdisjoint(rule.guards))
        return frozenset(excepted)
