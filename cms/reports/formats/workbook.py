"""XLSX: a sheet for each table."""

from datetime import UTC, datetime

from cms.reports.data import ReportData
from cms.reports.tables import tables
from seo_checks.formatters.workbook import Sheet, workbook

_WIDTHS = {"Words": 30, "Sentence": 60, "What is said": 50, "Address": 40, "Basis": 40, "Evidence": 40, "Value": 60}


def render_xlsx(report: ReportData, digest: str) -> bytes:
    """Return the report as a workbook."""
    made = datetime.fromisoformat(report.cover.made_at).astimezone(UTC)
    sheets = (Sheet(table.name, table.headings, table.rows, _WIDTHS) for table in tables(report, digest))
    return workbook(sheets, title=report.cover.title, made=made)
