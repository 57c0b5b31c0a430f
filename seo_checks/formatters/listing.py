"""The findings of a report as the formatters list them: what is open, what is set apart, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.findings import Finding, Severity, Status
from seo_checks.report import PageReport, PageStatus, Report

ACROSS_PAGES = "(across pages)"
NOT_READ, READ_IN_PART = "page-not-read", "page-read-in-part"

_STANDING = MappingProxyType(
    {Status.CLEARED: "Cleared by evidence", Status.SUPPRESSED: "Suppressed", Status.KNOWN: "Known from the baseline"}
)


class Placed(NamedTuple):
    """A finding with the page it stands on; None where it concerns several."""

    page: PageReport | None
    finding: Finding

    @property
    def source(self) -> str:
        """What names the page."""
        return self.page.source if self.page else ACROSS_PAGES

    @property
    def is_open(self) -> bool:
        """Whether something is to be done about it."""
        return self.finding.status is Status.OPEN


class Problem(NamedTuple):
    """What was not read or judged of a page, as an entry beside the findings: `rule` tells the two kinds apart."""

    source: str
    rule: str
    message: str

    @property
    def severity(self) -> Severity:
        """How grave it is: a page that nobody looked at is no clean page."""
        return Severity.MUST_FIX if self.rule == NOT_READ else Severity.REVIEW


def placed(report: Report) -> Iterator[Placed]:
    """All findings in the order of the report, those across pages last."""
    for page in report.pages:
        yield from (Placed(page, finding) for finding in page.findings)
    yield from (Placed(None, finding) for finding in report.site_findings)


def open_findings(report: Report) -> list[Placed]:
    """The open findings in the order of the report."""
    return [one for one in placed(report) if one.is_open]


def worst_first(report: Report) -> list[Placed]:
    """The open findings, the gravest first, else in the order of the report."""
    return sorted(open_findings(report), key=lambda one: one.finding.severity.rank)


def set_apart(report: Report) -> Iterator[tuple[Status, list[Placed]]]:
    """The findings that are not open, by status; no status without any."""
    by_status: dict[Status, list[Placed]] = {status: [] for status in Status if status is not Status.OPEN}
    for one in placed(report):
        if not one.is_open:
            by_status[one.finding.status].append(one)
    yield from ((status, found) for status, found in by_status.items() if found)


def standing(status: Status) -> str:
    """What a status that is not open is called, as a heading."""
    return _STANDING[status]


def reason(finding: Finding) -> str:
    """Why a finding is not open, or how far evidence bears the claim, in words; empty where nothing was said."""
    suppression = finding.suppression
    if suppression:
        until = f"until {suppression.expires.isoformat()}" if suppression.expires else ""
        more = ", ".join(part for part in (suppression.owner, until, suppression.where) if part)
        return f"{suppression.reason} ({more})" if more else suppression.reason
    says, entry = finding.claim.get("evidence_says"), finding.claim.get("evidence_entry")
    return f"{says} (entry {entry})" if says and entry else str(says or "")


def in_sentence(finding: Finding) -> tuple[str, int, int]:
    """The sentence, and where in it the quoted words begin and end; a finding about a whole page has neither."""
    if finding.start is None or finding.sentence_start is None:
        return finding.quote, 0, len(finding.quote)
    start = finding.start - finding.sentence_start
    return finding.sentence, max(0, start), max(0, start + len(finding.quote))


def problems(report: Report) -> Iterator[Problem]:
    """What was not read or judged, page by page."""
    for page in report.pages:
        rule = NOT_READ if page.status is PageStatus.FAILED else READ_IN_PART
        yield from (Problem(page.source, rule, problem) for problem in page.problems)


def said(finding: Finding, longest: int = 200) -> str:
    """The message, and the words it is about where the page has them."""
    quote = finding.quote if len(finding.quote) <= longest else f"{finding.quote[:longest]}…"
    return f"{finding.message} “{quote}”" if quote else finding.message
