from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import main_words


@check(category=Category.SEO, severity=Severity.ADVICE)
def missing_outbound_link(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """No link to another site

    A page about health gains from links to guidelines, studies and public bodies: readers can check what it says, and
    see that it does not stand alone.

    Only links in the main content count. Texts under `min_words` words are not judged.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    linked = any(target.leads is Leads.OUTSIDE for _, target in main_links(document))
    if not linked and main_words(document) >= min_words:
        yield Hit(
            None,
            "The text links to no other site. Link the guideline, the study or the public body that it rests on.",
        )
