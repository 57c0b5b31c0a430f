from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.references import references


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def unresolvable_reference(document: Document) -> Iterator[Hit]:
    """Reference that readers cannot look up

    A reference that leads nowhere proves nothing. A DOI, a PubMed number, a guideline number or a web address takes
    readers to the source in a moment.

    Judged are the entries below a heading such as "References" or "Sources". One finding for all that lack a form that
    can be looked up.

    Source: International DOI Foundation, What is a DOI? <https://www.doi.org/the-identifier/what-is-a-doi/>
    """
    if not is_health_article(document):
        return
    entries = references(document)
    lost = [entry for entry in entries if not entry.findable]
    if lost:
        first = lost[0].block
        some = f"{len(lost)} of {len(entries)} references have" if len(entries) > 1 else "The only reference has"
        yield Hit(
            first.span(),
            f"{some} no DOI, PubMed number, guideline number or address: add one to each, so that readers can look "
            "it up.",
        )
