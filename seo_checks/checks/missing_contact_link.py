from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.site_links import links_to_contact


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def missing_contact_link(document: Document) -> Iterator[Hit]:
    """Health article without a way to contact anyone

    Readers with a question, or with a correction, need somebody to turn to. Who can be reached is easier to trust.

    A link to a contact or booking page, a telephone number or an e-mail address to click counts, anywhere on the page,
    footer included.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if is_health_article(document) and not links_to_contact(document):
        yield Hit(
            None,
            "The page has no link to contact anyone: add one to a contact page, a telephone number or an e-mail "
            "address, in the footer for example.",
        )
