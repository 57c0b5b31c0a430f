from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.site_links import links_to_policy


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def missing_editorial_policy(document: Document) -> Iterator[Hit]:
    """Health article without a link to how articles are made

    Who writes, who reviews, how often, and who pays: a page that says so once for the whole site lets readers judge all
    its articles.

    A link such as "Editorial policy", "How we review our articles" or "Medical review process" counts, anywhere on the
    page, and so does publishingPrinciples in the structured data.

    Source: Schema.org, publishingPrinciples <https://schema.org/publishingPrinciples>
    Source: Google Search Central, Creating helpful, reliable, people-first content <https://developers.google.com/search/docs/fundamentals/creating-helpful-content>
    """
    if is_health_article(document) and not links_to_policy(document):
        yield Hit(
            None,
            "The page does not link to an editorial or medical review policy: write down how articles are written, "
            "reviewed and paid for, and link to it in the byline or the footer.",
        )
