from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import metas
from seo_checks.page_address import is_relative, resolved, same_page, web_address

_ADDRESSES = ("og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_CARDS = frozenset({"summary", "summary_large_image", "app", "player"})


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def faulty_social_card(document: Document) -> Iterator[Hit]:
    """What the page names for social networks cannot be used

    Networks fetch the picture and the address as they are written. A relative one leads them nowhere, so that the page
    is shared without its picture; an address that differs from the canonical one splits what is counted for it.

    The kinds of card on X are summary, summary_large_image, app and player.

    Source: The Open Graph protocol <https://ogp.me/>
    Source: X, Cards markup <https://developer.x.com/en/docs/x-for-websites/cards/overview/markup>
    """
    for meta in metas(document, *_ADDRESSES):
        if is_relative(meta.content):
            message = (
                f"The {meta.name} is relative ({meta.content.strip()}): write the whole address, from “https://” on."
            )
            yield Hit(meta.place, message, subject=meta.name)
    for meta in list(metas(document, "twitter:card"))[:1]:
        if meta.content.strip().lower() not in _CARDS:
            kinds = "summary or summary_large_image"
            message = f"There is no twitter:card called “{meta.content.strip()}”: write {kinds}."
            yield Hit(meta.place, message, subject=meta.name)
    yield from _disagreement(document)


def _disagreement(document: Document) -> Iterator[Hit]:
    """An og:url that is not the canonical address; of several canonical links, another check speaks."""
    canonicals = {web_address(resolved(document, link.href)) for link in document.canonicals if link.href.strip()}
    shared = next((meta for meta in metas(document, "og:url") if not is_relative(meta.content)), None)
    if shared is None or len(canonicals) != 1:
        return
    [canonical], address = canonicals, web_address(shared.content)
    if canonical and address and not same_page(canonical, address):
        yield Hit(
            shared.place,
            f"The og:url ({shared.content.strip()}) is not the canonical address ({document.canonicals[0].href}). "
            "Write the same in both.",
            subject=f"{shared.name} canonical",
        )
