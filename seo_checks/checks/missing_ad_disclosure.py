from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.site_links import advertising_words, discloses_payment, paying_links


@check(category=Category.SEO, severity=Severity.REVIEW, reads_language=True)
def missing_ad_disclosure(document: Document) -> Iterator[Hit]:
    """Paid links or content without a disclosure

    Readers must be able to tell advice from advertising before they act on it, and in most countries the law says so.

    Taken for paid are links of affiliate networks, links marked rel="sponsored", and words such as "sponsored post" or
    "in partnership with". Any sentence on the page that says who pays, or that a commission may be earned, is a
    disclosure.

    Source: ASA, Affiliate marketing <https://www.asa.org.uk/advice-online/affiliate-marketing.html>
    Source: FTC, Disclosures 101 for social media influencers <https://www.ftc.gov/influencers>
    """
    paid, words = paying_links(document), advertising_words(document)
    if not (paid or words) or discloses_payment(document) or not is_health_article(document):
        return
    if paid:
        first = paid[0]
        more = f" and {len(paid) - 1} more" if len(paid) > 1 else ""
        yield Hit(
            first.span or first.place,
            f"The link to {first.href[:80]}{more} looks paid for, and nothing on the page says so: add above the first "
            "of them that you may earn a commission.",
            subject=first.href,
        )
    else:
        yield Hit(
            None,
            f"The page says “{words}” and not who paid for it: add “Advertisement, paid for by …” at its top.",
            subject=words,
        )
