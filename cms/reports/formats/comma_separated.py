"""CSV: all tables one after the other. The first column names the table; a table's first row has its headings."""

import csv
import io

from cms.reports.data import ReportData
from cms.reports.tables import Cell, tables
from seo_checks.formatters.spreadsheet import harmless

_BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads UTF-8 as something else


def render_csv(report: ReportData, digest: str) -> bytes:
    """Return the report as CSV in UTF-8."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    for table in tables(report, digest):
        writer.writerow([table.name, *table.headings])
        writer.writerows([table.name, *map(_cell, row)] for row in table.rows)
    return text.getvalue().encode()


def _cell(value: Cell) -> Cell:
    return harmless(value) if isinstance(value, str) else value
