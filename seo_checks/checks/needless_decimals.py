from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import listed, times
from seo_checks.wording.figures import percentages


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def needless_decimals(document: Document) -> Iterator[Hit]:
    """Percentages with decimals

    “3.47 %” looks more certain than any trial is, and is harder to read than “about 3 in 100”. Round the figure.

    Percentages under one are left alone, as are strengths of creams and solutions, prices, taxes and measured values,
    and references. All of them are one finding.

    Source: CDC Clear Communication Index, question 15 on familiar numbers <https://www.cdc.gov/ccindex/>
    """
    found = [
        percentage.span
        for in_block in percentages(document).values()
        for percentage in in_block
        if percentage.decimals and percentage.number >= 1
    ]
    if found:
        yield Hit(
            found[0],
            f"A percentage has decimals {times(len(found))}: {listed(found)}. Round it, or say “about 3 in 100”.",
        )
