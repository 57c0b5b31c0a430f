from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, occurrences, running_text, times

_CAPITALS = re.compile(r"[A-Z](?<![\w.’'-][A-Z])[A-Z’'-]*(?:[,;:]? (?:[A-Z][A-Z’'-]*|&))+(?![\w-])")


@check(category=Category.READABILITY, severity=Severity.ADVICE)
def all_caps_text(document: Document, *, min_words: int = 4) -> Iterator[Hit]:
    """Text in capital letters

    Many readers find rows of capitals hard to read and feel shouted at; some screen readers spell them.

    At least `min_words` words in a row must be in capitals, and at least half of them longer than four letters, so that
    rows of abbreviations stay quiet. All such texts of a page are one finding.

    Source: GOV.UK, A to Z style guide <https://guidance.publishing.service.gov.uk/writing-to-gov-uk-standards/style-guides/a-to-z-style-guide/>
    Source: NHS digital service manual, Formatting and punctuation <https://service-manual.nhs.uk/content/formatting-and-punctuation>
    """
    found = []
    for span in occurrences(running_text(document).matching(_CAPITALS), _CAPITALS):
        words = [word.strip(",;:&") for word in span.quote.split() if word != "&"]
        if len(words) >= min_words and sum(len(word) > 4 for word in words) * 2 >= len(words):
            found.append(span)
    if found:
        yield Hit(
            found[0],
            f"Text is in capitals {times(len(found))}: {listed(found)}. Write it in small letters; make it bold if it "
            "must stand out.",
        )
