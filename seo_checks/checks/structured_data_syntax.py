from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity

# What is usually behind the parser's words.
_HINTS = MappingProxyType(
    {
        "Expecting property name": "There may be a comma before a closing brace, a comment, or single quotes",
        "Illegal trailing comma": "Remove the comma before the closing brace or bracket",
        "Expecting value": "There may be a comma before a closing bracket, a comment, or a value without quotes",
        "Expecting ',' delimiter": "There may be a comma missing, or a quote inside a text that needs a backslash",
        "Expecting ':' delimiter": "There may be a colon missing after a name",
        "Invalid control character": "There may be a line break inside a text: write it as \\n",
        "Invalid \\": "There may be a backslash inside a text: write it twice",
        "Unterminated string": "There may be a quote missing at the end of a text",
        "Extra data": "Put several objects into one array, or into scripts of their own",
    }
)


@check(category=Category.SEO, severity=Severity.REVIEW)
def structured_data_syntax(document: Document) -> Iterator[Hit]:
    """Structured data that is not JSON

    One wrong comma makes search engines ignore all that the script says: author, review date, address. The page looks
    the same to visitors, so nobody notices.

    Line and column in the message count from the start of the script. Comments and commas before a closing brace are
    not allowed in JSON.

    Source: Google Search Central, Introduction to structured data <https://developers.google.com/search/docs/appearance/structured-data/intro-structured-data>
    Source: W3C, JSON-LD 1.1 <https://www.w3.org/TR/json-ld11/>
    """
    for data in document.structured_data:
        if data.error == "Expecting value: line 1 column 1 (char 0)":
            message = "The script of structured data does not begin with { or [: put one JSON object into it."
        elif data.error is not None:
            hint = next((hint for start, hint in _HINTS.items() if data.error.startswith(start)), "Correct the script")
            message = f"The structured data cannot be read ({_position(data.error)}). {hint}."
        elif not isinstance(data.value, dict | list) or data.value in ({}, []):
            message = "The structured data holds no object: say what the page is, or remove the script."
        else:
            continue
        yield Hit(data.place, message, subject=data.error or "empty")


def _position(error: str) -> str:
    """The parser's words without the offset, which tells people less than line and column."""
    return error.partition(" (char")[0]
