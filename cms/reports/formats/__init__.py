"""The editions of a report. Each is made of its data alone, and is the same, byte by byte, whenever it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cms.reports.data import ReportData, as_text
from cms.reports.formats.comma_separated import render_csv
from cms.reports.formats.page import render_html
from cms.reports.formats.paper import render_pdf
from cms.reports.formats.workbook import render_xlsx


@dataclass(frozen=True)
class Format:
    """An edition: the name people know it by, its media type, and what makes it of a report and its digest."""

    label: str
    media_type: str
    render: Callable[[ReportData, str], bytes]


def render_json(report: ReportData, digest: str) -> bytes:
    """Return the very bytes that the digest is of."""
    return as_text(report).encode()


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("HTML", "text/html; charset=utf-8", render_html),
        "pdf": Format("PDF", "application/pdf", render_pdf),
        "xlsx": Format("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render_xlsx),
        "csv": Format("CSV", "text/csv; charset=utf-8", render_csv),
        "json": Format("JSON", "application/json", render_json),
    }
)
