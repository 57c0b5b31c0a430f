from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def table_without_caption(document: Document, *, min_tables: int = 2) -> Iterator[Hit]:
    """Several tables without captions

    Where a page has more than one table, a caption tells readers which is which, and screen readers announce it before
    they go into the table.

    A single table is explained by the text around it. All tables without caption are one finding.

    Source: W3C, Tables tutorial: caption and summary <https://www.w3.org/WAI/tutorials/tables/caption-summary/>
    """
    tables = [table for table in document.tables if table.main and not table.layout and table.rows > 1]
    without = [table for table in tables if not table.caption]
    if len(tables) >= min_tables and without:
        yield Hit(
            without[0].place,
            f"{len(without)} of {len(tables)} tables have no caption. Say in a caption what each of them shows.",
        )
