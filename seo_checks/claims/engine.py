"""The claim engine: one pass over a page for all rules, each match judged in its context, one finding per claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from seo_checks.claims.claim import Claim, assembled
from seo_checks.claims.context import affirms, asks, is_doubted, is_negated
from seo_checks.claims.evidence import ClaimKey, Register, Verdict, VerdictKind
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.loading import Rules
from seo_checks.claims.matching import Match
from seo_checks.claims.merging import merged
from seo_checks.claims.page import Page, Passage
from seo_checks.claims.rule import ClaimRule, Policy, Voice, Wording
from seo_checks.claims.setting import Place, Setting
from seo_checks.claims.severity import Circumstances, severity_of, severity_within
from seo_checks.claims.suggestions import suggestions_for
from seo_checks.claims.words import Words
from seo_checks.document import Document, Span
from seo_checks.findings import Hit, SourceReference, Status

# A page, and for each of its passages the matches that are claims there; of a question, the answer that affirms it.
_Reading = tuple[Page, list[tuple[Passage, list[Match], Passage | None]]]


class ClaimEngine:
    """All claim rules over one vocabulary, for readers in some jurisdictions, with the evidence at hand."""

    def __init__(self, rules: Rules, lexicon: Lexicon, jurisdictions: Sequence[str], register: Register) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._jurisdictions = tuple(jurisdictions)
        self._register = register
        self._sources = {
            rule: {source.id: source for source in check.sources if source.jurisdiction in self._jurisdictions}
            for rule, check in rules.checks.items()
        }
        self._last: _Reading | None = None

    def hits(self, document: Document, wanted: Collection[str], today: date) -> Iterator[tuple[str, Hit]]:
        """What the wanted rules find, as (id of the rule, hit): one hit for each claim, then those of the page."""
        page, found = self._read(document)
        claims: list[Match] = []  # what the page claims decides what it lacks, whichever rules a profile runs
        for passage, matches, answer in found:
            groups = merged(matches)
            claims.extend(group[0] for group in groups)
            if not all(match.rule.id in wanted for match in matches):
                groups = merged(match for match in matches if match.rule.id in wanted)
            for group in groups:
                hit = self._hit(passage, group, page, today)
                yield group[0].rule.id, replace(hit, where=answer.sentence.span) if answer else hit
        for rule in self._rules.rules.values():
            if rule.page_check and rule.id in wanted:
                for hit in rule.page_check(page, claims, rule):
                    yield rule.id, replace(hit, sources=self._sources_of([rule.id]), tags=(rule.id,))

    def matches(self, document: Document) -> list[tuple[Passage, Match]]:
        """Every wording that is found and judged a claim, before claims are merged."""
        _, found = self._read(document)
        return [(passage, match) for passage, matches, _ in found for match in matches]

    def _read(self, document: Document) -> _Reading:
        """The page and what is found on it; remembered, because one rule after the other may ask for the same.

        Page and findings are set as one, because several threads may read pages with one engine.
        """
        last = self._last
        if last is None or last[0].document is not document:
            page = Page(document, self._lexicon, self._rules.library.tradition)
            found = []
            for number, matches in sorted(self._claims(page).items()):
                passage = page.passages[number]
                # A question claims nothing; one that the next sentence answers with yes is that sentence's claim.
                question = asks(passage.words.text)
                after = page.passages[number + 1] if question and number + 1 < len(page.passages) else None
                answer = after if after and affirms(after.words.text) else None
                if answer or not question:
                    found.append((passage, matches, answer))
            last = self._last = page, found
        return last

    def _claims(self, page: Page) -> dict[int, list[Match]]:
        """What is found and judged a claim, by the number of its passage."""
        patterns = self._rules.wordings.patterns
        found: dict[int, list[Match]] = defaultdict(list)
        settings: dict[int, Setting] = {}
        for at, number, first, last in patterns.find(page.sentences):
            passage = page.passages[at]
            if _begins_in_a_name(passage.words, first, patterns.first_lists(number)):
                continue
            target: tuple[int, int] | None = None
            place: Place | None = None
            for rule, wording in self._rules.wordings.served(number):
                if wording.targets and target is None:
                    captured = patterns.captures(number, passage.words, first, last)
                    target = captured.get("target", (first, last))
                if not _applies(wording, passage, target):
                    continue
                if place is None:
                    setting = settings.get(at) or settings.setdefault(at, Setting(passage, page))
                    place = Place(setting, first, last, wording.pattern.lists)
                if match := self._judged(rule, wording, place):
                    found[at].append(match)
        return self._standing(page, found)

    def _standing(self, page: Page, found: Mapping[int, list[Match]]) -> dict[int, list[Match]]:
        """Those of the matches that no guard or exception of their rules clears."""
        sentences = self._rules.clearances.found_in([page.passages[at].words for at in found])
        standing: dict[int, list[Match]] = {}
        for (at, matches), patterns in zip(found.items(), sentences, strict=True):
            cleared = self._rules.clearances.of(page.passages[at], page, patterns)
            standing[at] = [match for match in matches if not cleared.clears(match)]
        return standing

    def _judged(self, rule: ClaimRule, wording: Wording, place: Place) -> Match | None:
        """The match with its severity and strength in its context; None where it is no claim."""
        setting = place.setting
        words = setting.passage.words
        if place.mentioned or (place.takes_back and not wording.holds_negation):
            return None
        if is_negated(words.text, place.start, wording.negation):
            return None
        if not setting.page.is_about(wording.topic, setting.passage):
            return None
        severity = severity_of(
            wording,
            Circumstances(
                raised=words.has(*wording.raised_by),
                hedged=place.hedged,
                conventional=wording.conventional is not Policy.KEEPS and setting.conventional,
                cited=wording.cited is not Policy.KEEPS and setting.cited,
                informing=setting.informing,
            ),
        )
        if severity is None:
            return None
        strength = wording.strength
        if place.hedged and wording.hedged is not Policy.KEEPS:
            strength = min(strength, 1 if is_doubted(words.text, place.start, place.end) else 2)
        severity = severity_within(severity, rule, self._jurisdictions)
        return Match(rule, wording, place.first, place.last, severity, strength)

    def _hit(self, passage: Passage, group: Sequence[Match], page: Page, today: date) -> Hit:
        """The finding of a claim: the gravest match speaks, the others are tags and add their provisions."""
        words = passage.words
        lead = group[0]
        first, last = min(match.first for match in group), max(match.last for match in group)
        start, end = words.span(first, last)
        claim = assembled(passage, page, first, last, max(match.strength for match in group))
        verdict = self._verdict(claim, words, today)
        cleared = verdict and verdict.kind is VerdictKind.CLEARED and all(match.rule.evidence for match in group)
        if verdict and verdict.kind is VerdictKind.CLEARED and not cleared:
            verdict = None  # what it clears is not all that is claimed
        offset = passage.sentence.start
        tags = list(dict.fromkeys(match.rule.id for match in group))
        return Hit(
            where=Span(passage.sentence.block, offset + start, offset + end),
            message=lead.rule.message,
            severity=lead.severity,
            suggestions=suggestions_for(claim, lead.rule.suggestions),
            claim=claim.as_data() | (_evidence(verdict) if verdict else {}),
            tags=tuple(tags),
            sources=self._sources_of(tags),
            status=Status.CLEARED if cleared else Status.OPEN,
        )

    def _verdict(self, claim: Claim, words: Words, today: date) -> Verdict | None:
        """What the evidence register makes of the claim; None where the claim or the register lacks a part."""
        if not (claim.treatment_concept and claim.condition_concept):
            return None
        key = ClaimKey(claim.treatment_concept, claim.condition_concept, claim.effect, claim.strength, claim.population)
        return self._register.judge(key, words.text, self._jurisdictions, today, self._lexicon.broader)

    def _sources_of(self, rules: Iterable[str]) -> tuple[SourceReference, ...]:
        """The provisions that the rules of a claim rest on, of the jurisdictions at hand, those of its lead first."""
        found: dict[str, SourceReference] = {}
        for rule in rules:
            found |= self._sources[rule]
        return tuple(found.values())


def _applies(wording: Wording, passage: Passage, target: tuple[int, int] | None) -> bool:
    """Whether the wording is looked for in such a passage, and its target is what the wording is about."""
    if wording.roles and passage.role not in wording.roles:
        return False
    if wording.voice is Voice.PATIENT and not passage.by_patient:
        return False
    if target is None or not wording.targets:
        return True
    start, end = target
    return any(True for _ in passage.words.terms_of(*wording.targets, first=start, last=end))


def _begins_in_a_name(words: Words, first: int, lists: frozenset[str]) -> bool:
    """Whether a match begins with a word of a longer name that its pattern does not ask for: no verb "end" stands in
    "end stage renal disease"."""
    here = words.senses.get(first)
    if not here or not here[0].concept or here[0].length == 1:
        return False
    return all(lists.isdisjoint(sense.lists) for sense in here)


def _evidence(verdict: Verdict) -> dict[str, str | int]:
    """What the register says, for reports."""
    return {
        "evidence": verdict.kind.value,
        "evidence_entry": verdict.entry.id,
        "evidence_says": verdict.explanation,
        "steps_above_evidence": verdict.steps,
    }
