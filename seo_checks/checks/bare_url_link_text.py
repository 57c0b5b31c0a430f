from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity

# An address with a scheme, or one that goes on after the name of the site. A bare "www.nhs.uk" can be read.
_ADDRESS = re.compile(r"(?:https?://|www\.[^\s/]+/)\S{4,}", re.IGNORECASE)
_IDENTIFIER = re.compile(r"https?://(?:dx\.)?(?:doi|orcid|hdl\.handle)\.\w+/", re.IGNORECASE)
_JUDGED = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.HEADING})


@check(category=Category.SEO, severity=Severity.ADVICE)
def bare_url_link_text(document: Document) -> Iterator[Hit]:
    """Address as the text of a link

    A long address says little to readers, and a screen reader spells it out. The name of the page is shorter and tells
    search engines more.

    Lists, where references stand, are not judged; nor are DOIs, which are written that way, and addresses without a
    path, which can be read.

    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    for link in document.links:
        if not link.main or link.span is None or link.span.block.role not in _JUDGED:
            continue
        if _ADDRESS.fullmatch(link.text) and not _IDENTIFIER.match(link.text):
            yield Hit(
                link.span,
                "The text of this link is its address. Link the name of the page instead, or words of the sentence "
                "that say what is there.",
                subject=link.href,
            )
