from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.text import fold, words

_PHRASES = (
    "click here", "click this", "go", "here", "information", "learn more", "more", "more info", "more information",
    "right here", "read more", "see more", "start", "this",
    "click", "find out more", "link", "this link", "this page", "this website", "view more",
)  # fmt: skip


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def generic_link_text(document: Document, *, phrases: tuple[str, ...] = _PHRASES) -> Iterator[Hit]:
    """Link text that does not say where it leads

    Readers scan links, and screen readers list them without the text around: “click here” tells neither of them, nor a
    search engine, what is behind the link.

    The text is compared as a whole, whatever its case and punctuation; an image's alternative text counts as text. A
    link whose aria-label or title says more is fine. The first fourteen phrases are those of Lighthouse.

    Source: Chrome for Developers, Links do not have descriptive text <https://developer.chrome.com/docs/lighthouse/seo/link-text>
    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    generic = {_normal(phrase) for phrase in phrases}
    for link in document.links:
        if link.main and _normal(link.text) in generic and _normal(link.label) in generic | {""}:
            yield Hit(
                link.span or link.place,
                f"The link text “{link.text}” does not say where it leads ({link.href}). Name what readers find there.",
                subject=link.href,
            )


def _normal(text: str) -> str:
    return " ".join(words(fold(text)))
