"""XLSX: a sheet each for the counts, the open findings, those set apart, and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from seo_checks.findings import Category, Severity
from seo_checks.formatters.listing import open_findings, set_apart, standing
from seo_checks.formatters.style import Style
from seo_checks.formatters.table import HEADINGS, rows_of_open_findings, rows_of_problems, rows_set_apart
from seo_checks.formatters.workbook import Cell, Sheet, workbook
from seo_checks.report import Report

_WIDTHS = MappingProxyType(
    {"words": 30, "sentence": 60, "message": 50, "why": 50, "suggestions": 50, "basis": 40, "page": 32, "reason": 40}
)


def xlsx(report: Report, style: Style) -> bytes:
    """The report as a workbook. Raises CaveatError where XlsxWriter is not installed. The style plays no part in it."""
    metrics = list(dict.fromkeys(name for page in report.pages for name in page.metrics))
    tables: list[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]] = [
        ("Summary", ("", "number"), _summary(report)),
        ("Findings", HEADINGS, rows_of_open_findings(report)),
        ("Set apart", HEADINGS, rows_set_apart(report)),
        ("Not read", HEADINGS, rows_of_problems(report)),
        ("Pages", ("page", "title", "language", "status", *metrics), _pages(report, metrics)),
    ]
    return workbook((Sheet(*table, _WIDTHS) for table in tables), title="Caveat report")


def _summary(report: Report) -> Iterable[Sequence[Cell]]:
    counts = report.summary()
    yield from (("Pages", counts["pages"]), ("Pages not read", counts["failed"]), ("Read in part", counts["partial"]))
    found = [one.finding for one in open_findings(report)]
    for category in Category:
        for severity in Severity:
            number = sum(one.category is category and one.severity is severity for one in found)
            yield (f"{category.value}, {severity.value}", number)
    yield from ((standing(status), len(apart)) for status, apart in set_apart(report))
    yield from (("Profile", report.profile), ("Caveat", report.version), ("Rules", report.ruleset))


def _pages(report: Report, metrics: Sequence[str]) -> Iterable[Sequence[Cell]]:
    for page in report.pages:
        yield (page.source, page.title, page.language, page.status.value, *(page.metrics.get(name) for name in metrics))
