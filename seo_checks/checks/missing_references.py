from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.references import cites_in_text, references


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_references(document: Document) -> Iterator[Hit]:
    """Health article without references

    Readers who want to check what an article says need to know where it comes from: guidelines, reviews, trials.

    A section "References" or "Sources" counts, and so do links in the text to journals, guidelines and public bodies.
    Claims without a source beside them have rules of their own.

    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if is_health_article(document) and not references(document) and not cites_in_text(document):
        yield Hit(
            None,
            "The article has no references: add a section “References” with the guidelines, reviews or trials it rests "
            "on, each with a DOI or an address.",
        )
