from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import in_link
from seo_checks.wording.abbreviations import first_uses, is_explained


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def unexplained_abbreviation(
    document: Document, *, max_abbreviations: int = 6, allowed: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Abbreviation without the words behind it

    “ROM” and “TENS” are everyday words to staff and riddles to patients. Give the words once, with the letters in
    brackets behind them, or do without the letters.

    Seen are two to six capitals (“IBS”, “NSAIDs”) in paragraphs and lists. An abbreviation counts as explained where
    brackets stand beside it, where “or”, “called” or “stands for” says so, or where words before it, or soon after,
    begin with its letters. Left alone are those that everybody knows by their letters (NHS, GP, DNA, HIV, MRI), units,
    Roman numerals, letters after a name, codes with figures (“NG59”), shouted words, and links. `<abbr>` is not seen.
    There is one finding for each, `max_abbreviations` at most on a page. `allowed` names others that readers know.

    Source: CDC Clear Communication Index, Words the audience uses <https://www.cdc.gov/ccindex/tool/page-7.html>
    Source: NHS digital service manual, A to Z of NHS health writing <https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>
    """
    found = 0
    for name, (span, count) in first_uses(document).items():
        if name in allowed or in_link(document, span) or is_explained(document, name, span):
            continue
        times = f" ({count} times on this page)" if count > 1 else ""
        yield Hit(
            span,
            f"“{name}” is not explained where it first comes up{times}. Write the words, then “({name})”, or use the "
            "words alone.",
        )
        found += 1
        if found == max_abbreviations:
            return
