from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, home, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import main_words


@check(category=Category.SEO, severity=Severity.ADVICE)
def missing_internal_link(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """No link to another page of the site

    Links in the text lead readers on to prices, practitioners and related treatments, and show search engines which of
    your pages belong together.

    Only links in the main content count, since menus are the same on every page. Texts under `min_words` words are not
    judged, nor texts with absolute links where the page's own address is not known.

    Source: Yoast, Internal linking for SEO <https://yoast.com/internal-linking-for-seo-why-and-how/>
    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    here = home(document)
    leads = {target.leads for _, target in main_links(document) if target.url != here.address}
    unknown = Leads.OUTSIDE in leads and not here.host
    if Leads.INSIDE not in leads and not unknown and main_words(document) >= min_words:
        yield Hit(
            None,
            "The text links to no other page of this site. Link what readers may want next, such as a related "
            "treatment, the prices or the person who treats them.",
        )
