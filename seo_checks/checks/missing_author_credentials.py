from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.people import people


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_author_credentials(document: Document) -> Iterator[Hit]:
    """Author of a health article without credentials

    A name alone does not tell readers why they may rely on it. A profession, letters after the name or a register entry
    does.

    Looked for beside the name, wherever on the page it stands, and in the structured data (jobTitle, honorificSuffix,
    hasCredential). "Dr" is no credential of its own: it may stand for any field.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if not is_health_article(document):
        return
    bare = [author for author in people(document).authors if not author.has_credentials]
    if bare:
        names = ", ".join(author.name for author in bare)
        yield Hit(
            bare[0].where,
            f"The page names {names} as author and no qualification: add profession, degree or register entry beside "
            "the name.",
            subject=names,
        )
