"""XLSX: a sheet each for the counts, the open findings, those set apart, and the pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from seo_checks.errors import CaveatError
from seo_checks.findings import Category, Severity
from seo_checks.formatters.listing import open_findings, set_apart, standing
from seo_checks.formatters.spreadsheet import harmless
from seo_checks.formatters.style import Style
from seo_checks.formatters.table import (
    HEADINGS,
    Cell,
    rows_of_open_findings,
    rows_of_problems,
    rows_set_apart,
)
from seo_checks.report import Report

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_767  # characters that a cell may hold
_CUT = " … [the cell is full; the JSON report has all]"
_WIDTHS = MappingProxyType(
    {"words": 30, "sentence": 60, "message": 50, "why": 50, "suggestions": 50, "basis": 40, "page": 32, "reason": 40}
)
_WIDTH = 16


def xlsx(report: Report, style: Style) -> bytes:
    """The report as a workbook. Raises CaveatError where openpyxl is not installed. The style plays no part in it."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise CaveatError(
            "XLSX needs openpyxl, which is not installed.", "Run: pip install 'caveat[xlsx]'; or choose csv."
        ) from None
    workbook = Workbook(write_only=True)
    _add_sheet(workbook, "Summary", ("", "number"), _summary(report))
    _add_sheet(workbook, "Findings", HEADINGS, rows_of_open_findings(report))
    _add_sheet(workbook, "Set apart", HEADINGS, rows_set_apart(report))
    _add_sheet(workbook, "Not read", HEADINGS, rows_of_problems(report))
    metrics = list(dict.fromkeys(name for page in report.pages for name in page.metrics))
    _add_sheet(workbook, "Pages", ("page", "title", "language", "status", *metrics), _pages(report, metrics))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _summary(report: Report) -> Iterable[Sequence[Cell | float]]:
    counts = report.summary()
    yield from (("Pages", counts["pages"]), ("Pages not read", counts["failed"]), ("Read in part", counts["partial"]))
    found = [one.finding for one in open_findings(report)]
    for category in Category:
        for severity in Severity:
            number = sum(one.category is category and one.severity is severity for one in found)
            yield (f"{category.value}, {severity.value}", number)
    yield from ((standing(status), len(apart)) for status, apart in set_apart(report))
    yield from (("Profile", report.profile), ("Caveat", report.version), ("Rules", report.ruleset))


def _pages(report: Report, metrics: Sequence[str]) -> Iterable[Sequence[Cell | float]]:
    for page in report.pages:
        yield (page.source, page.title, page.language, page.status.value, *(page.metrics.get(name) for name in metrics))


def _add_sheet(workbook: Workbook, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell | float]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for number, heading in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(heading, _WIDTH)
    wrapped, top, bold = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top"), Font(bold=True)

    def styled(value: Cell | float, font: Font | None = None) -> Any:
        if value in (None, ""):
            return None
        cell = WriteOnlyCell(sheet, _fitting(value))
        cell.alignment = wrapped if isinstance(value, str) and len(value) > _WIDTH else top
        if font:
            cell.font = font
        return cell

    sheet.append([styled(heading, bold) for heading in headings])
    written = 1
    for written, row in enumerate(rows, start=2):  # noqa: B007 - the last is needed
        sheet.append([styled(value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{written}"


def _fitting(value: Cell | float) -> Cell | float:
    if not isinstance(value, str):
        return value
    text = harmless(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
