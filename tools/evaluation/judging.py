"""Run the claim rules over a corpus, and give every sentence the findings that point at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from seo_checks import (
    Category,
    CaveatError,
    Document,
    Finding,
    Profile,
    Severity,
    Status,
    UnreadableError,
    audit_document,
    parse,
)
from tools.evaluation.labels import Labelled
from tools.evaluation.pages import CorpusPage, pages


@dataclass(frozen=True, slots=True)
class Fired:
    """A finding on a sentence, as [start, end) in its text."""

    rule: str
    severity: Severity
    start: int
    end: int


@dataclass(frozen=True)
class Judged:
    """A labelled sentence and what the rules said of it."""

    sentence: Labelled
    fired: tuple[Fired, ...] = ()

    @cached_property
    def worst(self) -> Severity | None:
        """The worst severity that was found, or None."""
        return min((fired.severity for fired in self.fired), key=lambda severity: severity.rank, default=None)

    @property
    def found(self) -> bool:
        """Whether a person is called to look; advice does not do that."""
        return self.worst in {Severity.MUST_FIX, Severity.REVIEW}

    @property
    def must_fix(self) -> bool:
        """Whether it was found in the gravest way."""
        return self.worst is Severity.MUST_FIX


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sentences of a corpus as judged, in their order.

    `elsewhere` counts findings that point at no labelled sentence, such as those in a page's title; `problems` are
    pages, by name, that could not be judged in full.
    """

    judged: tuple[Judged, ...]
    elsewhere: int
    problems: tuple[tuple[str, str], ...]


def judge(sentences: Sequence[Labelled], profile: Profile) -> Judgement:
    """Audit the sentences, page by page, with the claim rules of a profile.

    Raises CaveatError for a profile without claim rules, and for a page beyond the profile's limits.
    """
    profile = _claims_only(profile)
    fired: dict[str, list[Fired]] = {sentence.id: [] for sentence in sentences}
    problems: list[tuple[str, str]] = []
    elsewhere = 0
    for page in pages(sentences):
        name = page.placed[0].sentence.page_name
        try:
            document = parse(page.source, limits=profile.limits)
        except UnreadableError as error:
            raise CaveatError(f"The page {name} of the corpus: {error.problem}", error.remedy) from None
        report = audit_document(document, profile=profile)
        # A title or a row of stars may well be all there is of a page here; for a real page that is a problem.
        if any(block.words for block in document.main):
            problems.extend((name, problem) for problem in report.problems)
        elsewhere += _assign(report.findings, document, page, fired)
    judged = tuple(Judged(sentence, tuple(fired[sentence.id])) for sentence in sentences)
    return Judgement(judged, elsewhere, tuple(problems))


def _claims_only(profile: Profile) -> Profile:
    rules = [check.id for check in profile.selected() if check.category is Category.CLAIMS]
    if not rules:
        raise CaveatError("The profile runs no claim rule.", "Enable those that are to be measured.")
    # A content selector is for the site's own pages; those made here have nothing that it could match.
    return replace(profile.only(rules), content_selector="")


def _assign(findings: Iterable[Finding], document: Document, page: CorpusPage, fired: dict[str, list[Fired]]) -> int:
    """Give each open finding to the sentences whose characters it overlaps; how many overlap none."""
    elsewhere = 0
    for finding in findings:
        if finding.status is not Status.OPEN:
            continue
        source = _source_range(finding, document)
        parts = list(page.parts(*source)) if source else []
        for sentence, (start, end) in parts:
            fired[sentence.id].append(Fired(finding.rule, finding.severity, start, end))
        elsewhere += not parts
    return elsewhere


def _source_range(finding: Finding, document: Document) -> tuple[int, int] | None:
    """Where in the source the quoted characters were written, as the parser noted it: nothing is searched for."""
    if finding.block is None or finding.start is None:
        return None
    return document.blocks[finding.block].span(finding.start, finding.end).source_range
