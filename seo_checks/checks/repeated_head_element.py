from __future__ import annotations

from collections.abc import Iterator, Sequence

from seo_checks.check import check
from seo_checks.document import Document, Role, Span
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import metas
from seo_checks.source import Place


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def repeated_head_element(document: Document) -> Iterator[Hit]:
    """More than one title, meta description or viewport

    A page has one of each. Of two, browsers and search engines choose one, and it may not be the one that somebody
    wrote with care.

    Mostly a theme and an extension write the element both. Titles of drawings inside the page do not count.

    Source: HTML standard, The title element <https://html.spec.whatwg.org/multipage/semantics.html#the-title-element>
    Source: HTML standard, Standard metadata names <https://html.spec.whatwg.org/multipage/semantics.html#standard-metadata-names>
    """
    titles = [block.span() for block in document.with_role(Role.TITLE)]
    descriptions = [block.span() for block in document.with_role(Role.META_DESCRIPTION)]
    viewports = list(metas(document, "viewport"))
    if len(titles) > 1:
        yield _hit("titles", titles, titles[0].quote)
    if len(descriptions) > 1:
        yield _hit("meta descriptions", descriptions, descriptions[0].quote)
    if len(viewports) > 1:
        yield _hit("viewport metas", [meta.place for meta in viewports], viewports[0].content)


def _hit(things: str, places: Sequence[Span | Place | None], first: str) -> Hit:
    return Hit(
        places[1],
        f"The page has {len(places)} {things}. The first is “{first}”: keep the one that is right and remove the rest.",
        subject=things,
    )
