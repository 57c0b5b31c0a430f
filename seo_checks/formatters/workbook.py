"""Sheets of a workbook (XLSX) for reports: a row of headings that stays in sight, then a row a fact."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from seo_checks.errors import CaveatError
from seo_checks.formatters.spreadsheet import harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | float | None
# Files of the same content are the same file, whenever they are written: none says when but who passes a moment.
_NO_TIME = datetime(1980, 1, 1)
_LONGEST = 32_767  # characters that a cell may hold
_CUT = " … [the cell is full; the JSON edition has all]"
_WIDTH = 16  # of a column whose width nobody chose, in characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A name of at most 31 characters, headings, and rows as long as the headings; widths by heading, in characters."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Mapping[str, int]


def workbook(sheets: Iterable[Sheet], *, title: str, made: datetime = _NO_TIME) -> bytes:
    """Return a workbook of these sheets; `made`, in UTC, is the moment that it says it was made at.

    No text of it is a formula or a link, whatever it begins with. Raises CaveatError where XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise CaveatError(
            "XLSX needs XlsxWriter, which is not installed.", "Run: pip install 'caveat[xlsx]'; or choose csv."
        ) from None
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties({"title": title, "author": "Caveat", "created": made.replace(tzinfo=None)})
    for sheet in sheets:
        _add(sheet, book)
    book.close()
    return written.getvalue()


def _add(sheet: Sheet, book: Workbook) -> None:
    top = {"valign": "top"}
    heading, short, long = (book.add_format(top | more) for more in ({"bold": True}, {}, {"text_wrap": True}))
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    for column, name in enumerate(sheet.headings):
        page.set_column(column, column, sheet.widths.get(name, _WIDTH))
        page.write_string(0, column, name, heading)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if not isinstance(value, str):
                if value is not None:
                    page.write_number(last, column, value, short)
            elif value:  # an empty cell costs nothing
                text = _fitting(value)
                page.write_string(last, column, text, long if len(text) > _WIDTH else short)
    page.autofilter(0, 0, last, len(sheet.headings) - 1)


def _fitting(value: str) -> str:
    text = harmless(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
