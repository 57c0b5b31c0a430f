from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import in_link
from seo_checks.occurrences import listed, occurrences, text_outside_tables, times, with_word

# "pain.The", "safe?Yes", "needles,and". Not in addresses and names of sites ("Booking.Com", "Node.js").
_NO_SPACE = re.compile(r"[.!?,](?<=[a-z][a-z].)(?:(?<!,)[A-Z]|(?<=,)[a-z][a-z])")
_BETWEEN_WORDS = re.compile(
    r"(?<![\w./@:#&=%?-])[A-Za-z]*(?:\.(?!Com\b|Org\b|Net\b|Co\b|Uk\b|Ie\b|Io\b|Ai\b|Js\b|Eu\b|De\b|Tv\b|Me\b|Nhs\b|"
    r"Gov\b|Info\b|Health\b|Clinic\b)[A-Z]|[!?][A-Z]|,[a-z])[a-z]*(?=[\s,]|['’][a-z]|\Z|\.(?:\s|\Z))"
)
_NAME_OF_SITE = re.compile(r"[A-Z][a-z]+\.[A-Z][a-z]+")


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def missing_space(document: Document) -> Iterator[Hit]:
    """No blank after a punctuation mark

    Without the blank, two sentences run into one: screen readers make no pause, and a telephone may take “pain.The” for
    an address.

    Seen are a full stop, a question or an exclamation mark before a capital, and a comma between small letters. All of
    them are one finding. Cells of tables, and marks inside links, are not judged.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    found = [
        span
        for mark in occurrences(text_outside_tables(document).matching(_NO_SPACE), _NO_SPACE)
        if _BETWEEN_WORDS.match((span := with_word(mark)).block.text, span.start)
        and not _NAME_OF_SITE.fullmatch(span.quote)
        and not in_link(document, mark.block.span(mark.start, mark.start + 1))
    ]
    if found:
        yield Hit(
            found[0], f"The blank after a punctuation mark is missing {times(len(found))}: {listed(found)}. Put it in."
        )
