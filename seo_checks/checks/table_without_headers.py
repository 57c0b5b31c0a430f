from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.REVIEW)
def table_without_headers(document: Document) -> Iterator[Hit]:
    """Table without header cells

    Screen readers name the header of each cell; without headers, a price or a number of sessions is read out and nobody
    knows of what. Search engines take tables with headers for data.

    Tables with a single row or column are not judged, nor those declared to be layout (role="presentation").

    Source: W3C, Tables tutorial <https://www.w3.org/WAI/tutorials/tables/>
    """
    for table in document.tables:
        if table.main and not table.layout and not table.headers and table.rows > 1 and table.cells >= 2 * table.rows:
            yield Hit(
                table.place,
                f"This table of {table.rows} rows has no header cells. Mark the cells that name columns or rows as th.",
            )
