from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import home
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of
from seo_checks.keyphrase.addresses import last_words


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_missing_in_address(document: Document) -> Iterator[Hit]:
    """Address without the keyphrase

    The address is shown with search results and where links are shared. One made of the words that people look for
    tells what the page is before it is opened.

    Of a keyphrase with one or two words that count, all should be in the last part of the address, of a longer one more
    than half. For the ranking the words of an address hardly count. Pages whose address is not known are not judged,
    nor is the home page.

    Source: Google Search Central, URL structure best practices <https://developers.google.com/search/docs/crawling-indexing/url-structure>
    Source: Google Search Central, SEO starter guide <https://developers.google.com/search/docs/fundamentals/seo-starter-guide>
    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    last = last_words(home(document).address)
    if keyphrase is None or not last:
        return
    share = keyphrase.share_in(last)
    if share < 1 if keyphrase.phrase.length <= 2 else share <= 0.5:
        yield Hit(
            None,
            f"The address ends in “{last}”, which lacks {keyphrase.missing_in(last)} of the keyphrase "
            f"“{keyphrase.text}”. For a new page, choose an address with its words; where the page is published "
            "already, redirect the old address, or leave it.",
        )
