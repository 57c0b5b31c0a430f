from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import holds_link
from seo_checks.occurrences import occurrences
from seo_checks.vocabulary import on_page

_CALL = re.compile(
    r"\b(?:[Cc]lick|CLICK|[Tt]ap)(?i: on)? (?i:here|this link|the links? below|the buttons? below)\b"
    r"|\b[Ff]ollow (?:this link|the link below)\b"
)

_CALLS = frozenset({"click", "tap", "follow"})


@check(category=Category.READABILITY, severity=Severity.REVIEW, reads_language=True)
def lost_link(document: Document) -> Iterator[Hit]:
    """Call to click where there is no link

    “Click here” without a link sends readers nowhere. The link was lost, mostly when the text was pasted from somewhere
    else.

    A link anywhere in the same paragraph or in the next, a picture that is a link, or a button after it will do.

    Source: Google Search Central, SEO link best practices <https://developers.google.com/search/docs/crawling-indexing/links-crawlable>
    """
    picture_links = any(image.main and image.link is not None for image in document.images)
    following = {block.index: after for block, after in zip(document.blocks, document.blocks[1:], strict=False)}
    for span in occurrences(document.prose.holding_folded(*on_page(document, _CALLS)), _CALL):
        after = following.get(span.block.index)
        linked = holds_link(document, span.block) or (after is not None and holds_link(document, after))
        button = after is not None and after.role is Role.CAPTION
        if not linked and not button and not picture_links:
            yield Hit(
                span, f"“{span.quote}”, but there is no link. Put the link back on words that say where it leads."
            )
