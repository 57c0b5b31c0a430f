from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import content_of, has_own_head
from seo_checks.robots import hidden_from_search

# Other names of the same. Of a meta with a name beside its property, as LinkedIn advises, only the name is known.
_ALSO = MappingProxyType({
    "og:image": ("og:image:url", "og:image:secure_url", "image"),
    "og:title": ("title",),
    "og:url": ("url",),
})  # fmt: skip
_WANTED = ("og:title", "og:description", "og:image", "og:url", "og:type", "twitter:card")


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def incomplete_social_card(document: Document, *, wanted: tuple[str, ...] = _WANTED) -> Iterator[Hit]:
    """Page that social networks and messengers show without a card

    Where somebody shares the page, a network shows the title, text and picture that the page names for it. What is
    missing it guesses, and takes the first picture it finds.

    One finding lists all that is missing. A page that search engines are to leave out is not asked.

    Source: The Open Graph protocol <https://ogp.me/>
    Source: X, Cards markup <https://developer.x.com/en/docs/x-for-websites/cards/overview/markup>
    """
    if not has_own_head(document) or hidden_from_search(document):
        return
    missing = [name for name in wanted if not content_of(document, name, *_ALSO.get(name, ()))]
    if not missing:
        return
    if len(missing) == len(wanted):
        lacking = "The page names nothing for social networks"
    else:
        lacking = "The page lacks a part of what social networks show"
    yield Hit(None, f"{lacking}: add metas for {', '.join(missing)}.")
