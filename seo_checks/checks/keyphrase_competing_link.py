from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of
from seo_checks.keyphrase.addresses import leads_elsewhere


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_competing_link(document: Document) -> Iterator[Hit]:
    """Link to another page that carries this page's keyphrase

    The text of a link tells search engines what the page behind it is about. A link with this page's own keyphrase says
    that the other page is the one to be found for it.

    Only links in the main content whose whole text is the keyphrase or one of its synonyms count, function words apart.
    A link that says more, such as “studies of acupuncture for back pain”, is fine, and so are links within the page.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    keyphrase = keyphrase_of(document)
    if keyphrase is None:
        return
    for link in document.links:
        same = link.main and any(phrase.is_all_of(link.text) for phrase in keyphrase.phrases)
        if same and leads_elsewhere(document, link.href):
            yield Hit(
                link.span or link.place,
                f"The link text “{' '.join(link.text.split())}” is this page's keyphrase, and it leads to another page "
                f"({link.href}). Name what is found there instead, or choose another keyphrase for this page.",
                subject=link.href,
            )
