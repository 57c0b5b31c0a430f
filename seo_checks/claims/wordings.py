"""The wordings of all rules, sought together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.rule import ClaimRule, Wording


class Wordings:
    """The patterns of rules, each with the rules that it serves: a frame's serves several, and is sought once."""

    def __init__(self, rules: Iterable[ClaimRule]) -> None:
        served: dict[Pattern, list[tuple[ClaimRule, Wording]]] = {}
        for rule in rules:
            for wording in rule.wordings:
                served.setdefault(wording.pattern, []).append((rule, wording))
        self.patterns = PatternSet(served)
        self._served = list(served.values())

    def served(self, number: int) -> Sequence[tuple[ClaimRule, Wording]]:
        """The rules that the pattern of a number serves, and how each judges what it finds."""
        return self._served[number]
