from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, occurrences, text_outside_tables, times, with_word

# Not before a spaced ellipsis, a decimal point, an emoticon or a name such as ".NET".
_SPACED = re.compile(r"[\w)”’\"'][ \u00a0](?:[,;!?:](?![\w)(/.!?-])|\.(?![\w.]| \.))")
_SIGNS = (" ,", " ;", " !", " ?", " :", " .")


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def space_before_punctuation(document: Document) -> Iterator[Hit]:
    """Blank before a punctuation mark

    In English no blank stands before a comma, a full stop, a colon, a question mark or an exclamation mark. With one,
    the mark may go to the start of the next line.

    All of them are one finding. Cells of tables are not judged.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    found = [with_word(span) for span in occurrences(text_outside_tables(document).holding_folded(*_SIGNS), _SPACED)]
    if found:
        yield Hit(
            found[0],
            f"A blank stands before a punctuation mark {times(len(found))}: {listed(found)}. Take it out.",
        )
