"""What the panel shows: an audit, what people decided about its claims, and how far the audit can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.utils import timezone
from wagtail.models import Page

from cms.audits.audited import is_audited, versions_of
from cms.audits.judge import Judgement
from cms.audits.models import AuditFinding, AuditRun
from cms.audits.rows import run_row
from cms.audits.shown import CATEGORY_LABELS, CLEARED
from cms.audits.site_profile import site_rules
from cms.audits.store import Edition
from cms.compliance.standing import NOTHING_SAID, Standing, standings
from cms.editor.marks import HardWords, Mark, finding_marks, hard_words
from cms.policy.current import Gate, gate_of
from seo_checks import Category, CaveatError, PageStatus, Profile, Severity, Status
from seo_checks.figures import Figure, reading_figures, targets


@dataclass(frozen=True)
class Item:
    """A finding as the panel lists it; `mark` is where its words stand in the form, where that is known."""

    finding: AuditFinding
    standing: Standing
    mark: Mark | None
    today: date

    @property
    def is_settled(self) -> bool:
        """Whether somebody decided that the words may stand."""
        return self.standing.is_settled(self.today)

    @property
    def has_expired(self) -> bool:
        """Whether a decision let the words stand until a day that has passed."""
        return self.standing.has_expired(self.today)

    @property
    def is_claim(self) -> bool:
        """Whether people can decide on it."""
        return self.finding.category == Category.CLAIMS


@dataclass(frozen=True)
class Tab:
    """The findings of one category: open ones, what must be fixed first; settled ones; those that evidence clears."""

    name: str
    label: str
    open: list[Item]
    settled: list[Item]
    cleared: list[Item]

    def __len__(self) -> int:
        return len(self.open)


@dataclass(frozen=True)
class PageState:
    """One audit of the page, as the panel shows it; `run` is None where there is none."""

    run: AuditRun | None
    findings: Sequence[AuditFinding] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    hard: Sequence[HardWords] = ()
    profile: Profile = field(default_factory=Profile)
    gate: Gate = field(default_factory=Gate)

    @property
    def is_stored(self) -> bool:
        """Whether the audit is one of a saved text."""
        return bool(self.run and self.run.pk)

    @property
    def is_readable(self) -> bool:
        """Whether there is an audit that read something."""
        return bool(self.run) and self.run.status != PageStatus.FAILED

    @cached_property
    def tabs(self) -> list[Tab]:
        """The findings by category."""
        return [self._tab(category, label) for category, label in CATEGORY_LABELS.items()]

    def all_marks(self) -> list[Mark]:
        """Return the marks of findings and hard sentences; what may stand has the severity `cleared`."""
        standing = {item.mark for tab in self.tabs for item in tab.settled + tab.cleared if item.mark}
        found = (replace(mark, severity=CLEARED) if mark in standing else mark for mark in self.marks.values())
        return [*found, *(hard.mark for hard in self.hard if hard.mark)]

    @property
    def figures(self) -> list[Figure]:
        """How the text reads, each figure with its target."""
        return list(reading_figures(self.run.metrics, targets(self.profile)).values()) if self.run else []

    @property
    def keyphrase(self) -> dict | None:
        """The keyphrase map; `place` says of each match how far into the text it stands, in thousandths."""
        known = self.run and self.run.keyphrase
        return known and {
            **known,
            "matches": [{**match, "place": round(1000 * match["position"])} for match in known["matches"]],
        }

    def count(self, severity: Severity) -> int:
        """Return the number of open findings of a severity."""
        return sum(item.finding.severity == severity for tab in self.tabs for item in tab.open)

    @property
    def must_fix(self) -> int:
        """The number of open findings that must be fixed."""
        return self.count(Severity.MUST_FIX)

    @property
    def review(self) -> int:
        """The number of open findings that a person must look at."""
        return self.count(Severity.REVIEW)

    @property
    def advice(self) -> int:
        """The number of open findings to take or leave."""
        return self.count(Severity.ADVICE)

    @property
    def cleared(self) -> int:
        """The number of claims that evidence or a decision lets stand."""
        return sum(len(tab.cleared) + len(tab.settled) for tab in self.tabs)

    @property
    def blocking(self) -> int:
        """The number of claims that the site's policy on publishing is about and nobody has decided on."""
        return sum(
            item.finding.severity in self.gate.severities and not item.standing.may_be_published(item.today)
            for tab in self.tabs
            for item in tab.open
            if item.is_claim
        )

    def _tab(self, category: str, label: str) -> Tab:
        today = timezone.localdate()
        items = [
            Item(
                finding,
                self.standings.get(finding.fingerprint, NOTHING_SAID),
                self.marks.get(finding.fingerprint),
                today,
            )
            for finding in sorted(self.findings, key=lambda finding: (finding.severity_rank, finding.position))
            if finding.category == category
        ]
        cleared = [item for item in items if item.finding.status == Status.CLEARED]
        settled = [item for item in items if item.is_settled and item not in cleared]
        return Tab(category, label, [item for item in items if item not in cleared + settled], settled, cleared)


def stored_state(page: Page) -> PageState:
    """Return the state of the page's draft, or of its live text where the draft does not differ from it."""
    if not page.pk:
        return PageState(None, notes=["Write something to have it audited."])
    stored = Page.objects.get(pk=page.pk)
    if not is_audited(stored):
        return PageState(None, notes=["This page repeats another one, which is audited in its own place."])
    version = versions_of(stored)[-1]
    run = AuditRun.objects.filter(page=stored, version=version, current=True).first()
    if run is None:
        return PageState(None, notes=["This text has not been audited yet."])
    gate, profile = gate_of(stored), Profile()
    notes = [*_faults(run, gate)]
    if run.content_saved_at != Edition.of(stored, version).saved_at:
        notes.append("The text was saved again after this audit. A new audit is on its way.")
    try:
        rules = site_rules(stored)
    except CaveatError as error:
        notes.append(f"The rules cannot be read, so nothing new is audited: {error}")
    else:
        profile = rules.profile
        if run.rules_digest != rules.digest:
            notes.append("The rules have changed since this audit. The next audit uses the new ones.")
    findings = list(run.findings.order_by("position"))
    return PageState(run, findings, standings(stored), notes, profile=profile, gate=gate)


def draft_state(page: Page, judgement: Judgement) -> PageState:
    """Return the state of a text that nobody has saved; findings know where their words stand in the form."""
    run, gate = run_row(judgement.report), gate_of(page)
    return PageState(
        run,
        judgement.rows,
        standings(page),
        list(_faults(run, gate)),
        {mark.id: mark for mark in finding_marks(judgement)},
        hard_words(judgement),
        judgement.profile,
        gate,
    )


def _faults(run: AuditRun, gate: Gate) -> Iterator[str]:
    """What of the text could not be audited."""
    so = ", so it cannot be published yet" if gate.refuses else ""
    if run.status == PageStatus.FAILED:
        yield f"This text could not be audited{so}:"
    elif not run.claims_judged:
        yield f"This text was audited in part{so}:"
    elif run.status == PageStatus.PARTIAL:
        yield "This text was audited in part:"
    yield from run.problems
