"""What is known about the text that an editor has open: its latest audit, and how far that can be trusted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wagtail.models import Page

from cms.audits.audited import is_audited, versions_of
from cms.audits.models import AuditFinding, AuditRun
from cms.audits.shown import CATEGORY_LABELS
from cms.audits.site_profile import site_rules
from cms.audits.store import Edition
from seo_checks import CaveatError, PageStatus, Severity, Status


@dataclass(frozen=True)
class Group:
    """The findings of one category, what must be fixed first and then in reading order."""

    category: str
    label: str
    findings: list[AuditFinding]


@dataclass(frozen=True)
class PageState:
    """The latest audit of what the editor shows, and what a reader must know before trusting it."""

    run: AuditRun | None
    notes: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    cleared: list[AuditFinding] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        """Return the number of open findings of a severity."""
        return sum(finding.severity == severity for group in self.groups for finding in group.findings)

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


def page_state(page: Page) -> PageState:
    """Return the state of the page's draft, or of its live text where the draft does not differ from it."""
    if not page.pk:
        return PageState(None, ["Save a draft to have it audited."])
    stored = Page.objects.get(pk=page.pk)
    if not is_audited(stored):
        return PageState(None, ["This page repeats another one, which is audited in its own place."])
    version = versions_of(stored)[-1]
    run = AuditRun.objects.filter(page=stored, version=version, current=True).first()
    if run is None:
        return PageState(None, ["This text has not been audited yet. It is audited when you save it."])
    findings = list(run.findings.order_by("severity_rank", "position"))
    opened = [finding for finding in findings if finding.status == Status.OPEN]
    return PageState(
        run=run,
        notes=list(_notes(run, Edition.of(stored, version))),
        groups=[group for group in _groups(opened) if group.findings],
        cleared=[finding for finding in findings if finding.status == Status.CLEARED],
    )


def _groups(findings: list[AuditFinding]) -> Iterator[Group]:
    for category, label in CATEGORY_LABELS.items():
        yield Group(category, label, [finding for finding in findings if finding.category == category])


def _notes(run: AuditRun, edition: Edition) -> Iterator[str]:
    """What stands between the reader and these findings."""
    if run.status == PageStatus.FAILED:
        yield "This text could not be audited:"
    elif run.status == PageStatus.PARTIAL:
        yield "This text was audited in part:"
    yield from run.problems
    if run.content_saved_at != edition.saved_at:
        yield "The text was saved again after this audit. A new audit is on its way."
    try:
        outdated = run.rules_digest != site_rules().digest
    except CaveatError as error:
        yield f"The rules cannot be read, so nothing new is audited: {error}"
    else:
        if outdated:
            yield "The rules have changed since this audit. The next audit uses the new ones."
