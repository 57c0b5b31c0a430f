"""A claim rule: wording that says more than evidence can bear, found by patterns in a sentence and judged in context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from seo_checks.claims.context import is_hedged, is_negated, is_question, matching_guards
from seo_checks.document import Document, Sentence, Span
from seo_checks.findings import Hit, Severity


@dataclass(frozen=True)
class Pattern:
    """One wording. `negation` says whether a negation before it clears it, or belongs to the claim ("never returns")."""

    expression: re.Pattern[str]
    negation_clears: bool = True
    in_questions: bool = False


@dataclass(frozen=True)
class ClaimRule:
    """The matching half of a claim rule; what people read about it is in the Check that wraps it."""

    message: str
    patterns: tuple[Pattern, ...]
    strength: int
    hedge_lowers_to: Severity | None
    guards: Mapping[str, re.Pattern[str]]
    unless: tuple[re.Pattern[str], ...] = ()
    suggestions: tuple[str, ...] = ()
    concepts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)  # "treatment" and "condition"

    def run(self, document: Document) -> Iterator[Hit]:
        """Yield a hit for every stretch of claim wording in the title, meta description and main content."""
        for block in document.blocks:
            if block.main or block.role in {"title", "meta-description"}:
                for sentence in block.sentences:
                    yield from self._in_sentence(sentence, document)

    def _in_sentence(self, sentence: Sentence, document: Document) -> Iterator[Hit]:
        text = sentence.folded
        matches = [
            (match.start(), match.end())
            for pattern in self.patterns
            for match in pattern.expression.finditer(text)
            if self._stands(text, match, pattern)
        ]
        if not matches or matching_guards(text, self.guards, self.guards) or any(u.search(text) for u in self.unless):
            return
        for start, end in _merged(matches):
            claim = self._claim(sentence, document)
            yield Hit(
                where=Span(sentence.block, sentence.start + start, sentence.start + end),
                message=self.message,
                severity=self.hedge_lowers_to if self.hedge_lowers_to and is_hedged(text, start) else None,
                suggestions=tuple(_filled(self.suggestions, claim)),
                claim=claim,
            )

    @staticmethod
    def _stands(text: str, match: re.Match[str], pattern: Pattern) -> bool:
        if is_question(text) and not pattern.in_questions:
            return False
        return not (pattern.negation_clears and is_negated(text, match.start()))

    def _claim(self, sentence: Sentence, document: Document) -> dict[str, str | int]:
        """What is claimed: the treatment and condition named in the sentence, else in the title, and the strength."""
        claim: dict[str, str | int] = {}
        for concept, expression in self.concepts.items():
            found = expression.search(sentence.folded) or expression.search(document.title.casefold())
            if found:
                claim[concept] = found[0]
        return claim | {"strength": self.strength}


def _merged(matches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(matches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_SLOT = re.compile(r"\{(\w+)\}")


def _filled(templates: tuple[str, ...], claim: Mapping[str, str | int]) -> Iterator[str]:
    """The suggestions whose slots the claim fills."""
    for template in templates:
        if all(slot in claim for slot in _SLOT.findall(template)):
            yield template.format(**claim)
