from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, is_local, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def insecure_link(document: Document) -> Iterator[Hit]:
    """Link over an unencrypted connection

    Browsers warn of pages at http addresses, and on the way there anybody can read what a patient looks up. Almost
    every site answers at https today.

    Each address is named once.

    Source: Google Search Central, HTTPS as a ranking signal <https://developers.google.com/search/blog/2014/08/https-as-ranking-signal>
    """
    seen: set[str] = set()
    for link, target in main_links(document):
        public = target.host and not is_local(target.host)
        if public and target.scheme == "http" and link.href.lower().lstrip().startswith("http:"):
            if target.url not in seen:
                whose = "of this site " if target.leads is Leads.INSIDE else ""
                yield Hit(
                    link.span or link.place,
                    f"The link to {target.url} {whose}begins with http. Check that the page answers at https, and link "
                    "that.",
                    subject=link.href,
                )
            seen.add(target.url)
