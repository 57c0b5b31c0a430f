"""The report: pages with their findings and metrics, counts, and the plain data that JSON is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from seo_checks.document import Allowance
from seo_checks.findings import Finding, Severity, SourceReference, Status, Suppression

if TYPE_CHECKING:
    from seo_checks.figures import Target

SCHEMA = "caveat-report/1"


class PageStatus(StrEnum):
    """`partial`: something on the page could not be read or judged; `failed`: nothing was."""

    AUDITED = "audited"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class HeadingFigures:
    """A heading of the main content: its level, its text, and the words below it up to the next one."""

    level: int
    heading: str
    words: int


@dataclass(frozen=True, slots=True)
class PageReport:
    """What the audit of one page gave. `source` names the page: a path, an address, "<stdin>".

    `claims_judged` says whether all text was judged for claims; where it is false, `problems` says what was not.
    `metrics`, `outline` and `keyphrase_map` (None for a page without a keyphrase) are figures without a verdict.
    """

    source: str
    title: str = ""
    language: str = ""
    status: PageStatus = PageStatus.AUDITED
    claims_judged: bool = True
    problems: tuple[str, ...] = ()
    metrics: Mapping[str, int | float] = field(default_factory=dict)
    outline: tuple[HeadingFigures, ...] = ()
    keyphrase_map: Mapping[str, Any] | None = None
    findings: tuple[Finding, ...] = ()
    keyphrase: str = ""  # as it was given, for checks across pages
    notes: tuple[str, ...] = ()  # what is worth knowing and no problem
    allowances: tuple[Allowance, ...] = ()  # as the page has them; whether they hold is for who audits it

    @classmethod
    def failed(cls, source: str, problem: str) -> PageReport:
        """The report of a page that could not be read at all."""
        return cls(source, status=PageStatus.FAILED, claims_judged=False, problems=(problem,))

    def as_data(self) -> dict[str, Any]:
        """The page as plain data, shaped by the JSON Schema in this package."""
        return {
            "source": self.source,
            "title": self.title,
            "language": self.language,
            "status": self.status.value,
            "claims_judged": self.claims_judged,
            "problems": list(self.problems),
            "notes": list(self.notes),
            "metrics": dict(self.metrics),
            "outline": [asdict(heading) for heading in self.outline],
            "keyphrase": dict(self.keyphrase_map) if self.keyphrase_map else None,
            "findings": [finding_as_data(finding) for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The audit of one or more pages with one profile; `targets` is what that asks of the pages' metrics."""

    pages: tuple[PageReport, ...]
    profile: str
    version: str
    ruleset: str
    site_findings: tuple[Finding, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def findings(self) -> Iterable[Finding]:
        """All findings, page by page, those across pages last."""
        yield from (finding for page in self.pages for finding in page.findings)
        yield from self.site_findings

    @property
    def complete(self) -> bool:
        """Whether every page was read and judged in full."""
        return all(page.status is PageStatus.AUDITED for page in self.pages)

    @property
    def worst(self) -> Severity | None:
        """The worst severity among open findings, or None where there are none."""
        found = [finding.severity for finding in self.findings if finding.status is Status.OPEN]
        return min(found, key=lambda severity: severity.rank, default=None)

    def exit_code(self, fail_on: Severity | None) -> int:
        """The verdict for scripts: 0, or 1 for an open finding at or above `fail_on` (None: never fail).

        2 where a page was not read and judged in full, which no clean page makes up for.
        """
        if not self.complete:
            return 2
        return int(fail_on is not None and self.worst is not None and self.worst.rank <= fail_on.rank)

    def summary(self) -> dict[str, int]:
        """Counts: pages, those failed or partial, and open findings by severity; others are counted by their status."""
        counts = Counter(f.severity.value if f.status is Status.OPEN else f.status.value for f in self.findings)
        statuses = Counter(page.status for page in self.pages)
        return {
            "pages": len(self.pages),
            "failed": statuses[PageStatus.FAILED],
            "partial": statuses[PageStatus.PARTIAL],
            **{severity.value: counts[severity.value] for severity in Severity},
            **{status.value: counts[status.value] for status in Status if status is not Status.OPEN},
        }

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, shaped by the JSON Schema in this package (`caveat-report-1.schema.json`)."""
        return {
            "schema": SCHEMA,
            "tool": {"name": "caveat", "version": self.version, "ruleset": self.ruleset},
            "profile": self.profile,
            "pages": [page.as_data() for page in self.pages],
            "site": {"findings": [finding_as_data(finding) for finding in self.site_findings]},
            "summary": self.summary(),
        }


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data, shaped by the JSON Schema in this package."""
    block = None if finding.role is None else {"role": finding.role.value, "index": finding.block}
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "quote": finding.quote,
        "sentence": finding.sentence,
        "sentence_start": finding.sentence_start,
        "block": block,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "suggestions": list(finding.suggestions),
        "tags": list(finding.tags),
        "status": finding.status.value,
        "suppression": _suppression_as_data(finding.suppression),
        "claim": dict(finding.claim),
        "sources": [_source_as_data(source) for source in finding.sources],
        "fingerprint": finding.fingerprint,
    }


def _suppression_as_data(suppression: Suppression | None) -> dict[str, str] | None:
    if suppression is None:
        return None
    expires = suppression.expires.isoformat() if suppression.expires else ""
    return {
        "kind": suppression.kind,
        "reason": suppression.reason,
        "owner": suppression.owner,
        "expires": expires,
        "where": suppression.where,
    }


def _source_as_data(source: SourceReference) -> dict[str, str]:
    names = ("id", "title", "url", "jurisdiction", "says")
    return {name: getattr(source, name) for name in names}
