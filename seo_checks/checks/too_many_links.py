from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity

_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTE})


@check(category=Category.SEO, severity=Severity.ADVICE)
def too_many_links(document: Document, *, max_per_hundred_words: int = 5, min_links: int = 15) -> Iterator[Hit]:
    """Too many links for the text

    Every link asks readers to stop and decide; where there is one in every line, none stands out, and the text passes
    for a list of links.

    Only paragraphs and quotations are judged, since lists of references and related pages consist of links. Numbers of
    notes do not count. Fewer than `min_links` links are never too many. One link in twenty words is our own measure: it
    is more than one in every sentence or two.

    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    blocks = [block for block in document.main if block.role in _RUNNING]
    length = sum(len(block.words) for block in blocks)
    indexes = {block.index for block in blocks}
    links = sum(
        link.span is not None and link.span.block.index in indexes and any(map(str.isalpha, link.text))
        for link in document.links
    )
    if links >= min_links and links * 100 > max_per_hundred_words * length:
        yield Hit(
            None,
            f"{links} links stand in {length} words of running text, more than {max_per_hundred_words} in a hundred. "
            "Keep those that readers need, and move the others to a list at the end.",
        )
