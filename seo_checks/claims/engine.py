"""The claim engine: one pass over a page for all rules, each match judged in its context, one finding per claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from seo_checks.claims.citation import is_cited
from seo_checks.claims.claim import Claim, assembled
from seo_checks.claims.context import asks, has_negation, is_hedged, is_mentioned, is_negated
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.loading import Rules
from seo_checks.claims.matching import Match
from seo_checks.claims.merging import merged
from seo_checks.claims.page import Page, Passage, Section
from seo_checks.claims.patterns import Part, PatternSet
from seo_checks.claims.rule import ClaimRule, Voice, Wording
from seo_checks.claims.severity import Circumstances, severity_of, severity_within
from seo_checks.claims.suggestions import suggestions_for
from seo_checks.document import Document, Span
from seo_checks.findings import Hit, Severity, SourceReference

# Sentences below such headings tell of risks or the law, or list sources; what is absolute is a claim even there.
_QUIET_SECTIONS = frozenset({Section.RISKS, Section.REFERENCES, Section.LEGAL})


class ClaimEngine:
    """All claim rules over one vocabulary, for readers in some jurisdictions, with the evidence at hand."""

    def __init__(self, rules: Rules, lexicon: Lexicon, jurisdictions: Sequence[str]) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._jurisdictions = tuple(jurisdictions)
        # A frame's pattern serves several rules, and is sought once.
        served: dict[int, tuple[Part, list[tuple[ClaimRule, Wording]]]] = {}
        for rule in rules.rules.values():
            for wording in rule.wordings:
                served.setdefault(id(wording.pattern), (wording.pattern, []))[1].append((rule, wording))
        self._patterns = PatternSet(part for part, _ in served.values())
        self._served = [users for _, users in served.values()]
        self._page: Page | None = None
        self._found: list[tuple[Passage, Match]] = []

    def hits(self, document: Document, wanted: Collection[str]) -> Iterator[tuple[str, Hit]]:
        """What the wanted rules find, as (id of the rule, hit), in the order of the page."""
        page = self._read(document)
        by_passage: dict[int, tuple[Passage, list[Match]]] = {}
        for passage, match in self._found:
            if match.rule.id in wanted:
                by_passage.setdefault(id(passage), (passage, []))[1].append(match)
        for passage, matches in by_passage.values():
            yield from self._hits(passage, matches, page)

    def matches(self, document: Document) -> list[tuple[Passage, Match]]:
        """Every wording that is found and judged a claim, before claims are merged."""
        self._read(document)
        return list(self._found)

    def _read(self, document: Document) -> Page:
        """The page; remembered with what was found on it, because one rule after the other may ask for the same."""
        page = self._page
        if page is None or page.document is not document:
            page = self._page = Page(document, self._lexicon, self._rules.library.tradition)
            self._found = [(passage, match) for passage in page.passages for match in self._matches(passage, page)]
        return page

    def _matches(self, passage: Passage, page: Page) -> Iterator[Match]:
        words = passage.words
        found = list(self._patterns.find(words))
        if not found or asks(words.text):
            return
        cleared: dict[str, bool] = {}
        for number, first, last in found:
            for rule, wording in self._served[number]:
                if not self._applies(wording, number, passage, first, last):
                    continue
                severity = self._severity(wording, passage, page, first, last)
                if severity is None:
                    continue
                if rule.id not in cleared:
                    cleared[rule.id] = _is_cleared(rule, passage)
                if not cleared[rule.id]:
                    yield Match(rule, wording, first, last, severity_within(severity, rule, self._jurisdictions))

    def _applies(self, wording: Wording, number: int, passage: Passage, first: int, last: int) -> bool:
        """Whether the wording is looked for in such a passage, and its target is what the wording is about."""
        if wording.roles and passage.role not in wording.roles:
            return False
        if wording.voice is Voice.PATIENT and not passage.by_patient:
            return False
        if not wording.targets:
            return True
        captured = self._patterns.captures(number, passage.words, first, last)
        start, end = captured.get("target", (first, last))
        return any(True for _ in passage.words.terms_of(*wording.targets, first=start, last=end))

    def _severity(self, wording: Wording, passage: Passage, page: Page, first: int, last: int) -> Severity | None:
        """How grave a match is in its context; None where it is no claim."""
        words = passage.words
        start, end = words.span(first, last)
        if is_negated(words.text, start, wording.negation) or not page.is_about(wording.topic, passage):
            return None
        if is_mentioned(words.text, start, end):
            return None
        if not wording.holds_negation and has_negation(words.text[start:end]):
            return None
        return severity_of(
            wording,
            Circumstances(
                raised=words.has(*wording.raised_by),
                hedged=is_hedged(words.text, start, end),
                conventional=page.is_conventional(passage),
                cited=is_cited(passage, page),
                informing=not page.sells,
            ),
        )

    def _hits(self, passage: Passage, matches: list[Match], page: Page) -> Iterator[Hit]:
        for group in merged(matches):
            yield group[0].rule.id, self._hit(passage, group, page)

    def _hit(self, passage: Passage, group: Sequence[Match], page: Page) -> Hit:
        """The finding of a claim: the gravest match speaks, the others are tags and add their provisions."""
        words = passage.words
        lead = group[0]
        first, last = min(match.first for match in group), max(match.last for match in group)
        start, end = words.span(first, last)
        claim = assembled(passage, page, first, last, max(match.wording.strength for match in group))
        verdict = self._verdict(claim, passage, group)
        offset = passage.sentence.start
        return Hit(
            where=Span(passage.sentence.block, offset + start, offset + end),
            message=lead.rule.message,
            severity=lead.severity,
            suggestions=self._suggestions(claim, lead.rule, verdict),
            claim=claim.as_data(),
            tags=tuple(dict.fromkeys(match.rule.id for match in group)),
            sources=self._sources(group),
        )

    def _verdict(self, claim: Claim, passage: Passage, group: Sequence[Match]) -> None:
        return None

    def _suggestions(self, claim: Claim, rule: ClaimRule, verdict: None) -> tuple[str, ...]:
        return suggestions_for(claim, rule.suggestions)

    def _sources(self, group: Sequence[Match]) -> tuple[SourceReference, ...]:
        """The provisions that the rules of a claim rest on, of the jurisdictions at hand, those of its lead first."""
        checks = self._rules.checks
        found = dict.fromkeys(source for match in group for source in checks[match.rule.id].sources)
        return tuple(source for source in found if source.jurisdiction in self._jurisdictions)


def _is_cleared(rule: ClaimRule, passage: Passage) -> bool:
    """Whether the sentence speaks of the claim without making it, or stands where such things are told."""
    words = passage.words
    if rule.respects_tradition and passage.framed:
        return True
    if passage.section in _QUIET_SECTIONS:
        return True
    if rule.unless and rule.unless.matches(words):
        return True
    return any(guard.matches(words) for guard in rule.guards.values())
