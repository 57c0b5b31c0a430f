from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.references import references


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def old_references(document: Document, *, max_years: int = 15) -> Iterator[Hit]:
    """References that are all old

    Where the newest source of an article is many years old, guidance may have changed since, and readers are told what
    was believed then.

    Judged is the newest year that an entry of the references names; the day an address was read does not count. Fewer
    references without a year are left alone. NICE checks its own guidelines for new evidence all the time and names no
    age; the years here are our own choice, so long that a classic study is let pass.

    Source: NICE, Developing NICE guidelines: ensuring that published guidelines are current and accurate <https://www.nice.org.uk/process/pmg20/chapter/ensuring-that-published-guidelines-are-current-and-accurate>
    """
    if not is_health_article(document):
        return
    this_year = document.about.today.year
    entries = references(document)
    dated = [(max(years), entry) for entry in entries if (years := [y for y in entry.years if y <= this_year])]
    if not dated or 2 * len(dated) < len(entries):
        return
    newest, entry = max(dated, key=lambda pair: pair[0])
    if this_year - newest > max_years:
        yield Hit(
            entry.block.span(),
            f"The newest reference is of {newest}, {this_year - newest} years old: look for a current guideline or "
            "review, and correct what has changed.",
        )
