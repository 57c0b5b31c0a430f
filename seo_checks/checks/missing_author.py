from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.people import people


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_author(document: Document) -> Iterator[Hit]:
    """Health article without an author

    Readers of health pages want to know who says so, and so do search engines' quality raters. A name that can be
    looked up makes a page easier to trust than a nameless text.

    Looked for are bylines ("By …", "Written by …", "Author: …") and the author in the structured data. A team or a
    clinic is no author: name the person who answers for the text.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if not is_health_article(document):
        return
    found = people(document)
    if found.authors:
        return
    if found.teams:
        team = found.teams[0]
        yield Hit(
            team.span,
            f"The article credits “{team.detail[:60]}” and no person: add who wrote it, with their qualification.",
        )
    else:
        yield Hit(None, "The article names no author: add “Written by …” with name and qualification near its heading.")
