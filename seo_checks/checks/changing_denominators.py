from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import sections
from seo_checks.wording.figures import frequencies, on_a_ladder


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def changing_denominators(document: Document) -> Iterator[Hit]:
    """Shares of people out of changing numbers

    Which is more, 1 in 8 or 3 in 20? Shares can be compared at a glance only where they are out of the same number.

    Shares such as “1 in 8”, “three out of ten” within one section (from a heading to the next) are compared. Powers of
    ten (“1 in 10”, “1 in 100”), as in lists of side effects, are left alone; so are scores and ratings. One finding for
    each section, at the first share that has another number.

    Source: CDC Clear Communication Index, Does the audience have to conduct mathematical calculations? <https://www.cdc.gov/ccindex/tool/page-17.html>
    """
    found = frequencies(document)
    for section in sections(document) if found else ():
        shares = [share for block in section.blocks for share in found.get(block.index, ())]
        wholes = {share.whole for share in shares}
        if len(wholes) > 1 and not on_a_ladder(wholes):
            other = next(share for share in shares if share.whole != shares[0].whole)
            yield Hit(
                other.span,
                f"“{other.span.quote}” and “{shares[0].span.quote}” are shares out of different numbers in one "
                "section. Give all of them out of the same, such as 100.",
            )
