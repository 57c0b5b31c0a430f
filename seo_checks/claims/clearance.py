"""Sentences that speak of a claim without making it: guards that rules share, and what each rule excepts."""

from __future__ import annotations

from seo_checks.claims.loading import Rules
from seo_checks.claims.page import Passage, Section
from seo_checks.claims.patterns import PatternSet
from seo_checks.claims.rule import SECTIONS, TRADITION

# The guard for how an illness runs by itself, which is not what a sentence tells that names a treatment.
_COURSE = "course"
# Sentences below such headings tell of risks or the law, or list sources.
_QUIET_SECTIONS = frozenset({Section.RISKS, Section.REFERENCES, Section.LEGAL})


class Clearances:
    """The guards and exceptions of all rules, sought together."""

    def __init__(self, rules: Rules) -> None:
        guards = [(name, part) for name, parts in rules.library.guards.items() if name != TRADITION for part in parts]
        self._guards = PatternSet(part for _, part in guards)
        self._guard_names = [name for name, _ in guards]
        exceptions = [(rule.id, part) for rule in rules.rules.values() for part in rule.unless]
        self._exceptions = PatternSet(part for _, part in exceptions)
        self._excepting = [rule for rule, _ in exceptions]
        self._rules = rules.rules

    def of(self, passage: Passage) -> frozenset[str]:
        """The ids of the rules whose claim the passage does not make, whatever its words."""
        standing = {self._guard_names[number] for number, _, _ in self._guards.find(passage.words)}
        if passage.words.has("therapy", "conventional", "selling", "visits"):
            standing.discard(_COURSE)
        if passage.framed:
            standing.add(TRADITION)
        if passage.section in _QUIET_SECTIONS:
            standing.add(SECTIONS)
        excepted = {self._excepting[number] for number, _, _ in self._exceptions.find(passage.words)}
        guarded = {rule.id for rule in self._rules.values() if not standing.isdisjoint(rule.guards)}
        return frozenset(guarded | excepted)
