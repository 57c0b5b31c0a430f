"""A claim rule: wording that says more than evidence bears, found by patterns and judged in context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from seo_checks.claims.context import Negation, asks, has_negation, is_hedged, is_mentioned, is_negated
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.page import Page, Passage
from seo_checks.claims.patterns import Pattern, PatternSet
from seo_checks.document import Document, Span
from seo_checks.findings import Hit, Severity

# What a claim is about, for suggestions and for evidence: the lexicons that name it, the more telling one first.
_CONCEPTS = MappingProxyType({"treatment": ("therapy", "conventional"), "condition": ("named-ailment",)})
_LOWERED = MappingProxyType(
    {Severity.MUST_FIX: Severity.REVIEW, Severity.REVIEW: Severity.ADVICE, Severity.ADVICE: Severity.ADVICE}
)
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern of a rule and how the rule judges what it finds.

    `holds_negation`: the pattern itself holds a negation; in a match of any other, one inside takes the claim back.
    `negation` says whether any negation before it clears it, or belongs to the claim ("no drugs, no side effects").
    `topic` is the lexicon that the sentence or the page must speak of, so that a guaranteed joiner's work stays quiet.
    """

    pattern: Pattern
    severity: Severity
    holds_negation: bool = False
    negation: Negation = Negation.CLEARS
    hedge_lowers: bool = True
    topic: str = "health"


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    severity: Severity


@dataclass(frozen=True)
class ClaimRule:
    """The matching half of a claim rule; what people read about it is in the Check that wraps it."""

    message: str
    severity: Severity
    wordings: tuple[Wording, ...]
    strength: int
    guards: Mapping[str, PatternSet]
    unless: PatternSet
    respects_frames: bool
    suggestions: tuple[str, ...]
    lexicon: Lexicon
    page_of: Callable[[Document], Page]
    patterns: PatternSet = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "patterns", PatternSet(wording.pattern for wording in self.wordings))

    def run(self, document: Document) -> Iterator[Hit]:
        """Yield a hit for every stretch of claim wording in the title, meta description and main content."""
        page = self.page_of(document)
        for passage in page.passages:
            yield from self._hits(passage, page)

    def matching_wordings(self, passage: Passage, page: Page) -> frozenset[int]:
        """The numbers of the wordings that find something in the passage, so that tests can see each one at work."""
        return frozenset(number for number, _ in self._matches(passage, page))

    def _hits(self, passage: Passage, page: Page) -> Iterator[Hit]:
        matches = [match for _, match in self._matches(passage, page)]
        if not matches:
            return
        claim = self._claim(passage, page)
        offset = passage.sentence.start
        for match in _merged(matches):
            yield Hit(
                where=Span(passage.sentence.block, offset + match.start, offset + match.end),
                message=self.message,
                severity=None if match.severity is self.severity else match.severity,
                suggestions=tuple(self._filled(claim)),
                claim=claim,
            )

    def _matches(self, passage: Passage, page: Page) -> list[tuple[int, _Match]]:
        words = passage.words
        found = [
            (number, _Match(start, end, severity))
            for number, first, last in self.patterns.find(words)
            for start, end in [(words.spans[first][0], words.spans[last - 1][1])]
            if (severity := self._severity(number, passage, page, start, end))
        ]
        if not found or asks(words.text) or (self.respects_frames and passage.framed):
            return []
        if self.unless.matches(words) or any(guard.matches(words) for guard in self.guards.values()):
            return []
        return found

    def _severity(self, number: int, passage: Passage, page: Page, start: int, end: int) -> Severity | None:
        """How grave a match at [start, end) is in its context; None where it is no claim."""
        wording = self.wordings[number]
        text = passage.words.text
        if is_negated(text, start, wording.negation) or not page.is_about(wording.topic, passage):
            return None
        if is_mentioned(text, start, end):
            return None
        if not wording.holds_negation and has_negation(text[start:end]):
            return None
        hedged = wording.hedge_lowers and is_hedged(text, start, end)
        return _LOWERED[wording.severity] if hedged else wording.severity

    def _claim(self, passage: Passage, page: Page) -> dict[str, str | int]:
        """What is claimed: the treatment and condition named in the sentence, else in the title, and the strength."""
        claim: dict[str, str | int] = {}
        for concept, names in _CONCEPTS.items():
            for words in (passage.words, page.title_words):
                places = next((words.terms[name] for name in names if name in words.terms), None)
                if places:
                    first, ends = next(iter(places.items()))
                    claim[concept] = self.lexicon.spelled(words.written(first, ends[0]))
                    break
        return claim | {"strength": self.strength}

    def _filled(self, claim: Mapping[str, str | int]) -> Iterator[str]:
        """The suggestions whose slots the claim fills."""
        for template in self.suggestions:
            if all(slot in claim for slot in _SLOT.findall(template)):
                filled = template.format(**claim)
                yield filled[0].upper() + filled[1:]


def _merged(matches: list[_Match]) -> list[_Match]:
    """Overlapping matches as one, as grave as the gravest of them."""
    merged: list[_Match] = []
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        if merged and match.start < merged[-1].end:
            last = merged[-1]
            worst = min(last.severity, match.severity, key=lambda severity: severity.rank)
            merged[-1] = _Match(last.start, max(last.end, match.end), worst)
        else:
            merged.append(match)
    return merged
