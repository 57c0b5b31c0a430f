from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Span
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, occurrences, shown, times, with_word

_SIGNS = ("â€", "Ã", "Â", "ï", "ð", "\ufffd", "?")
# What becomes of UTF-8 where it is read as Windows-1252: "’" turns into "â€™", "é" into "Ã©", "£" into "Â£".
_HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020-\u2022\u2026\u2030\u2039\u203a"
_GARBLED = re.compile(
    rf"(?:â€[{_HIGH}\u20ac\u2122\u2013\u2014\u2018-\u201e]?|(?<![A-ZÀ-Þ])Ã[{_HIGH}\u2122\u20ac]"
    rf"|Â[\u00a0-\u00bf]|(?<=[a-z.,;:)])Â(?=\s|\Z)|ï¿½|ï»¿|ðŸ|\ufffd)+"
    # An apostrophe that the encoding had no sign for: "don?t", "patient?s".
    r"|\?(?<=[a-z]\?)(?=(?:s|t|re|ve|ll|d|m)(?![\w=&/]))"
)


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def garbled_characters(document: Document) -> Iterator[Hit]:
    """Garbled characters

    Signs such as “â€™” or “Ã©” show that the text was read in the wrong encoding on its way here. Visitors stumble over
    them, and words with them are not found.

    A question mark for an apostrophe (“don?t”) counts as well. All of them are one finding, since they have one cause.
    Title and description of the page are searched too.

    Source: W3C, Declaring character encodings in HTML <https://www.w3.org/International/questions/qa-html-encoding-declarations>
    """
    spans = map(with_word, occurrences(shown(document).holding(*_SIGNS), _GARBLED))
    found = [span for span in spans if not _in_address(span)]
    if found:
        yield Hit(
            found[0],
            f"Characters are garbled {times(len(found))}: {listed(found)}. Put in the right ones; where the text comes "
            "from a file, read it as UTF-8.",
        )


def _in_address(span: Span) -> bool:
    """Whether a stretch stands in an address, where a question mark has a meaning."""
    return "?" in span.quote and span.block.text[: span.start].endswith(("/", ".", "@", "-", "_"))
