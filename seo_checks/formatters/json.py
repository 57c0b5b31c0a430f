"""The report for programs, shaped by `caveat-report-1.schema.json`."""

from __future__ import annotations

import json as standard_json
import re
from typing import Any

from seo_checks.formatters.style import Style
from seo_checks.report import Report

# What JSON allows as it is but a terminal would obey: escaped, which to a program is the same string.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def json(report: Report, style: Style) -> str:
    """The whole report as JSON. The style plays no part in it."""
    return as_json(report.as_data())


def as_json(data: Any, indent: int | None = 2) -> str:
    """Plain data as JSON that ends with a line break and that a terminal shows without harm."""
    written = standard_json.dumps(data, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"
