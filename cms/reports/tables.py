"""The report as named tables, for spreadsheets and CSV: complete, one row a fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cms.reports.data import Claim, ReportData, Step
from cms.reports.method import SIGNATURE

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """A name, headings, and rows as long as the headings."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


_CLAIM = (
    *("Page", "Address", "Words", "Sentence", "Location", "Version", "Rule", "What is said", "Basis", "Severity"),
    *("State", "Decided by", "Decided on", "Until", "Reason", "Evidence", "Note", "Fingerprint"),
)


def tables(report: ReportData, digest: str) -> list[Table]:
    """Return all that the report says; claims of one kind are one table."""
    basis = {provision.number: provision.title for provision in report.provisions}
    return [
        Table("Cover", ("What", "Value"), _cover(report, digest)),
        Table("Figures", ("Figure", "Number"), report.figures.labelled()),
        Table(
            "Weeks", ("Week until", "Open claims on live pages"), [(week.label, week.count) for week in report.weeks]
        ),
        Table("Rules", ("Rule", "Open claims on live pages"), [(rule.label, rule.count) for rule in report.rules]),
        Table("Pages", _PAGE, _pages(report)),
        Table(
            "Claims",
            _CLAIM,
            (_claim(claim, basis) for page in report.pages for claim in page.claims),
        ),
        Table("Cleared", _CLAIM, (_claim(claim, basis) for claim in report.cleared)),
        Table("Fixed", _CLAIM, (_claim(claim, basis) for claim in report.fixed)),
        Table("History", _STEP, (_step(step) for step in report.history)),
        Table(
            "Provisions",
            ("Number", "Provision", "Jurisdiction", "What it says", "Address"),
            [(entry.number, entry.title, entry.jurisdiction, entry.says, entry.url) for entry in report.provisions],
        ),
        Table("Not read", ("Why", "Page"), [(gap.problem, page) for gap in report.gaps for page in gap.pages]),
        Table("Method", ("Method and limits",), [(text,) for text in report.method]),
        Table("Signatures", ("Name", "Role", "Meaning of signature", "Date"), [("", "", SIGNATURE, "")]),
    ]


_PAGE = ("Title", "Address", "Versions", "Author", "Medical reviewer", "Last review", "Audited", "Claims listed")


def cover_rows(report: ReportData) -> list[tuple[str, str]]:
    """Return what the cover says, in the order in which every edition says it."""
    cover = report.cover
    return [
        ("Site", cover.site),
        ("Scope", cover.scope),
        ("Period", f"{cover.first_day} to {cover.last_day}"),
        ("Made", cover.made_at.replace("T", " ")),
        ("Made by", cover.made_by),
        ("Rule set", cover.ruleset),
        ("Profile", cover.profile),
        ("Engine", cover.engine),
        ("Jurisdictions", ", ".join(cover.jurisdictions)),
    ]


def _cover(report: ReportData, digest: str) -> list[tuple[str, str]]:
    return [("Title", report.cover.title), *cover_rows(report), ("SHA-256 of the data", digest)]


def _pages(report: ReportData) -> Iterable[tuple[Cell, ...]]:
    for page in report.pages:
        people = page.author, page.medical_reviewer, page.last_reviewed
        yield (page.title, page.address, "; ".join(page.versions), *people, page.audited, len(page.claims))


_STEP = ("Page", "Words", "When", "What", "By", "Reason", "Evidence", "Until", "Fingerprint")


def _step(step: Step) -> tuple[Cell, ...]:
    said = step.act, step.by, step.reason, step.evidence, step.until
    return (step.page, step.words, step.at, *said, step.fingerprint)


def _claim(claim: Claim, basis: dict[int, str]) -> tuple[Cell, ...]:
    return (
        *(
            claim.page,
            claim.address,
            claim.words,
            claim.sentence,
            claim.location,
            claim.version,
            claim.rule,
            claim.what,
        ),
        "; ".join(basis[number] for number in claim.basis),
        *(claim.severity, claim.state, claim.decided_by, claim.decided_on, claim.decided_until, claim.reason),
        *(claim.evidence, claim.noted, claim.fingerprint),
    )
