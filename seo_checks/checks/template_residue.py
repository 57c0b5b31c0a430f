from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.junk_alt_texts import junk_alt_texts
from seo_checks.occurrences import occurrences, short, shown
from seo_checks.vocabulary import on_page

_CODE = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|<%[^%\n]{0,80}%>|<\?(?:php|=)[^\n]{0,80}|\$\{[\w.]{1,40}\}"
    r"|\[object Object\]|%%[a-z_]{3,30}%%|\{[a-z]+_[a-z_]+\}|(?<![\w%])%(?:s|d|1\$s|\([a-z_]+\)[sd])(?![\w%])",
)
# What programs write where they have no value: as all there is of a block, or where a name or a price should stand.
_ALONE = frozenset({"undefined", "null", "(null)", "NaN"})
_NO_VALUE = frozenset({"undefined", "null", "nan", "invalid"})
_VALUE = re.compile(r"(?:[£$€]\s?|\b(?:Dear|Hello|Hi) )(?:undefined|null|NaN)\b|\bInvalid Date\b")
_IN_CELLS = frozenset({Role.TABLE_CELL})  # where a table of results may hold them


@check(category=Category.READABILITY, severity=Severity.REVIEW)
def template_residue(document: Document) -> Iterator[Hit]:
    """Code of a template in the text

    The system did not fill a place that it should have filled, and visitors read the code. Something may be missing
    from the sentence.

    Seen are the marks of common template languages, “%s” and the like, “[object Object]”, and “undefined”, “null” or
    “NaN” where a value should stand. Title and description of the page are searched too; an alternative text that is
    nothing else has a check of its own.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    junk = junk_alt_texts(document)
    no_value = shown(document).holding_folded(*on_page(document, _NO_VALUE))
    found = [
        *occurrences(shown(document).holding("{", "<", "[", "%"), _CODE),
        *occurrences(no_value, _VALUE),
    ]
    for span in found:
        if span.block.index not in junk:
            yield Hit(span, f"“{short(span.quote)}” is code that was not filled. Put in what belongs here.")
    for block in no_value:
        if block.text in _ALONE and block.role not in _IN_CELLS and block.index not in junk:
            yield Hit(block.span(), f"“{block.text}” stands where a text should. Put in what belongs here.")
