from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Link
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import GENERIC_TEXTS, plain


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def generic_link_text(document: Document, *, phrases: tuple[str, ...] = GENERIC_TEXTS) -> Iterator[Hit]:
    """Link text that does not say where it leads

    Readers scan links, and screen readers list them without the text around: “click here” tells neither of them, nor a
    search engine, what is behind the link.

    The text is compared as a whole, whatever its case and punctuation; an image's alternative text counts as text. A
    link whose aria-label or title says more is fine. Words that were divided into several links to the same address are
    one finding. The first fourteen phrases are those of Lighthouse.

    Source: Lighthouse, The link texts it flags <https://github.com/GoogleChrome/lighthouse/blob/main/core/audits/seo/link-text.js>
    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    generic = {plain(phrase) for phrase in phrases}
    before: Link | None = None
    for link in document.links:
        if link.main and plain(link.text) in generic and plain(link.label) in generic | {""}:
            if before is None or not _continues(before, link):
                yield Hit(
                    link.span or link.place,
                    f"The link text “{link.text}” does not say where it leads ({link.href}). Name what readers find "
                    "there.",
                    subject=link.href,
                )
            before = link


def _continues(before: Link, link: Link) -> bool:
    """Whether two links to the same address have nothing but blanks between them."""
    if before.href != link.href or before.span is None or link.span is None:
        return False
    block = before.span.block
    return block is link.span.block and not block.text[before.span.end : link.span.start].strip()
