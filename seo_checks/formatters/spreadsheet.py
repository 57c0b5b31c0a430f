"""Text of editors and pages made harmless for spreadsheets."""

from __future__ import annotations

import re

# What a spreadsheet reads as the beginning of a formula, full-width forms included.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@＝＋－＠]")
# What no XLSX file may hold; pasted text brings such characters along.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Text that a spreadsheet shows as it is and never computes."""
    clean = _CONTROL.sub(" ", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
