"""XLSX: a sheet for each table. Written row by row, so that a site of many claims needs little memory."""

import io
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from cms.reports.data import ReportData
from cms.reports.tables import Cell, Table, tables
from seo_checks.formatters.spreadsheet import harmless

_LONGEST = 32_767  # characters that a cell may hold
_CUT = " … [the cell is full; the JSON edition has all]"
_WIDTHS = {"Words": 30, "Sentence": 60, "What is said": 50, "Address": 40, "Basis": 40, "Evidence": 40, "Value": 60}
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_xlsx(report: ReportData, digest: str) -> bytes:
    """Return the report as a workbook."""
    workbook = Workbook(write_only=True)
    for table in tables(report, digest):
        _add_sheet(workbook, table)
    written = io.BytesIO()
    workbook.save(written)
    return _undated(written, _properties(report))


def _add_sheet(workbook: Workbook, table: Table) -> None:
    sheet = workbook.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for number, heading in enumerate(table.headings, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(heading, 22)
    sheet.append([_heading(sheet, heading) for heading in table.headings])
    for row in table.rows:
        sheet.append([_cell(value) for value in row])


def _heading(sheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(value: Cell) -> Cell | None:
    """The value as a cell may hold it; None, which costs nothing to write, for an empty one: many are."""
    if not isinstance(value, str):
        return value
    if not value:
        return None
    text = harmless(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _properties(report: ReportData) -> bytes:
    made = datetime.fromisoformat(report.cover.made_at).astimezone(UTC).replace(tzinfo=None)
    properties = DocumentProperties(
        title=report.cover.title, creator="Caveat", language="en", created=made, modified=made
    )
    return tostring(properties.to_tree())


def _undated(written: io.BytesIO, properties: bytes) -> bytes:
    """The same workbook without the moment of writing, which openpyxl puts into it and into its archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = properties if name == "docProps/core.xml" else old.read(name)
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
