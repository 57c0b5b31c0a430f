from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import occurrences, running_text

# Apostrophes inside words, and double quotes that are no inches.
_STRAIGHT = re.compile(r"'(?<=[A-Za-z]')(?=[a-z])|\"(?<!\w\")(?=\w)")
_CURLY = re.compile(r"’(?<=[A-Za-z]’)(?=[a-z])|“(?=\w)")


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def mixed_quotes(document: Document, *, min_each: int = 2) -> Iterator[Hit]:
    """Straight and curly quotation marks on one page

    It is mostly a trace of text pasted from several places, and makes a page look unfinished; a search within the page
    for “patient's” does not find it with the other apostrophe.

    Apostrophes count too. There must be `min_each` of either kind; the finding points at the rarer kind.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    text = running_text(document)
    curly = list(occurrences(text.holding("’", "“"), _CURLY))
    if len(curly) < min_each:
        return
    straight = list(occurrences(text.holding("'", '"'), _STRAIGHT))
    if len(straight) >= min_each:
        rarer = straight if len(straight) <= len(curly) else curly
        yield Hit(
            rarer[0],
            f"{len(straight)} quotation marks or apostrophes are straight and {len(curly)} are curly. Use one kind on "
            "the page.",
        )
