"""The report as rows of a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from seo_checks.formatters.listing import NOT_READ, Placed, open_findings, problems, reason, set_apart
from seo_checks.formatters.spreadsheet import harmless
from seo_checks.report import Report

Cell = str | int | None

HEADINGS = (
    "page", "title", "line", "column", "status", "severity", "category", "rule", "words", "sentence", "message", "why",
    "suggestions", "basis", "links", "reason", "fingerprint",
)  # fmt: skip


def rows_of_problems(report: Report) -> Iterator[list[Cell]]:
    """A row for whatever was not read or judged."""
    for problem in problems(report):
        status = "not read" if problem.rule == NOT_READ else "read in part"
        yield _row(page=problem.source, status=status, rule=problem.rule, message=problem.message)


def rows_of_open_findings(report: Report) -> Iterator[list[Cell]]:
    """A row for each open finding, page by page."""
    yield from map(_finding, open_findings(report))


def rows_set_apart(report: Report) -> Iterator[list[Cell]]:
    """A row for each finding that is not open, by status."""
    yield from (_finding(one) for _, found in set_apart(report) for one in found)


def as_cell(value: Cell) -> Cell:
    """A value that a spreadsheet shows as it is and never computes."""
    return harmless(value) if isinstance(value, str) else value


def _finding(one: Placed) -> list[Cell]:
    found = one.finding
    return _row(
        page=one.source,
        title=one.page.title if one.page else "",
        line=found.line,
        column=found.column,
        status=found.status.value,
        severity=found.severity.value,
        category=found.category.value,
        rule=found.rule,
        words=found.quote,
        sentence=found.sentence,
        message=found.message,
        why=found.why,
        suggestions="\n".join(found.suggestions),
        basis="\n".join(source.title for source in found.sources),
        links="\n".join(source.url for source in found.sources),
        reason=reason(found),
        fingerprint=found.fingerprint,
    )


def _row(**cells: Cell) -> list[Cell]:
    return [as_cell(cells.get(heading)) for heading in HEADINGS]
