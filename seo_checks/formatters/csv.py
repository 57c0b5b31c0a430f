"""CSV, one row per finding, with a byte order mark: without it, spreadsheets take UTF-8 for something else."""

from __future__ import annotations

import csv as standard_csv
import io

from seo_checks.formatters.style import Style
from seo_checks.formatters.table import HEADINGS, rows_of_open_findings, rows_of_problems, rows_set_apart
from seo_checks.report import Report

_BYTE_ORDER_MARK = "\ufeff"


def csv(report: Report, style: Style) -> str:
    """What was not read, the open findings, then those that are not open: the column `status` tells them apart.

    The style plays no part in it.
    """
    written = io.StringIO()
    written.write(_BYTE_ORDER_MARK)
    writer = standard_csv.writer(written)
    writer.writerow(HEADINGS)
    for rows in (rows_of_problems, rows_of_open_findings, rows_set_apart):
        writer.writerows(rows(report))
    return written.getvalue()
