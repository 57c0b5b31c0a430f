"""What a claim-audit report says. All editions (HTML, PDF, XLSX, CSV, JSON) show this and compute nothing themselves.

Dates are ISO strings, so that a report is plain JSON and reads the same however long it was stored.
"""

import hashlib
from dataclasses import dataclass, field

import msgspec

FORMAT = "caveat-claim-report-1"


@dataclass(frozen=True, slots=True)
class Cover:
    """What the report is about, and what it was made with."""

    title: str
    site: str
    scope: str
    first_day: str
    last_day: str
    made_at: str
    made_by: str
    ruleset: str
    engine: str
    profile: str
    jurisdictions: list[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """The five figures of the first page."""

    pages_audited: int
    open_must_fix_live: int
    under_review: int
    accepted_with_evidence: int
    expiring: int

    LABELS = {
        "pages_audited": "Pages audited",
        "open_must_fix_live": "Open must-fix on live pages",
        "under_review": "Under review",
        "accepted_with_evidence": "Accepted with evidence",
        "expiring": "Expiring in 90 days",
    }

    def labelled(self) -> list[tuple[str, int]]:
        """Return each figure with its name."""
        return [(label, getattr(self, name)) for name, label in self.LABELS.items()]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a plot: of a week (by its last day) or of a rule."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Provision:
    """What a rule rests on; claims name it by its number."""

    number: int
    title: str
    url: str
    jurisdiction: str
    says: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a page, its words as they stand there.

    `start` is where `words` begin in `sentence`; None where they cannot be shown in it. `basis` are numbers of
    provisions. `state` is where the claim stands, in words; `page` and `address` say where it is; `noted` is what else
    is to be said of it.
    """

    words: str
    sentence: str
    start: int | None
    location: str
    version: str
    rule: str
    what: str
    basis: list[int]
    severity: str
    state: str
    decided_by: str
    decided_on: str
    decided_until: str
    reason: str
    evidence: str
    fingerprint: str
    page: str
    address: str
    noted: str


@dataclass(frozen=True, slots=True)
class PageSection:
    """A page of the scope, and its claims in reading order, live before draft."""

    id: int
    title: str
    address: str
    versions: list[str]
    author: str
    medical_reviewer: str
    last_reviewed: str
    audited: str
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing said of a claim: what, by whom, when, why, on what evidence, until when."""

    page: str
    words: str
    act: str
    by: str
    at: str
    reason: str
    evidence: str
    until: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Pages that the report cannot speak for, and why."""

    problem: str
    pages: list[str]


@dataclass(frozen=True, slots=True)
class ReportData:
    """The whole report."""

    cover: Cover
    figures: Figures
    weeks: list[Point]
    rules: list[Point]
    pages: list[PageSection]
    cleared: list[Claim]
    fixed: list[Claim]
    provisions: list[Provision]
    gaps: list[Gap]
    method: list[str]
    history: list[Step] = field(default_factory=list)  # reports that were made before it was told have none
    format: str = field(default=FORMAT)

    def page_ids(self) -> list[int]:
        """Return the pages that the report speaks of."""
        return [page.id for page in self.pages]


_READER = msgspec.json.Decoder(ReportData)


def as_text(report: ReportData) -> str:
    """Return the report as JSON, always the same for the same report."""
    return msgspec.json.format(msgspec.json.encode(report, order="sorted"), indent=0).decode() + "\n"


def from_text(text: str) -> ReportData:
    """Return the report that `as_text` wrote."""
    return _READER.decode(text)


def digest_of(text: str) -> str:
    """Return what proves that a report is the one that was made: SHA-256 of its JSON, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
