from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import own_address, resolved, same_page, web_address


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def odd_base_address(document: Document) -> Iterator[Hit]:
    """Base address that sends links astray

    A <base> moves all relative addresses of the page: links, pictures, and the links of a table of contents, which then
    lead to another page.

    Asked of pages whose own address is known. A base on a host of the same site moves nothing away by itself, so only
    links to places on the page count there.

    Source: HTML standard, The base element <https://html.spec.whatwg.org/multipage/semantics.html#the-base-element>
    """
    own = own_address(document)
    base = web_address(resolved(document, "")) if document.base else None
    if own is None or base is None:
        return
    written = f'<base href="{document.base}">'
    if own.site != base.site and not own.local:
        message = f"{written} makes relative links and pictures lead to another site. Correct it or remove it."
        yield Hit(None, message, subject="site")
    elif not same_page(own, base):
        astray = [link for link in document.links if link.href.startswith("#") and len(link.href) > 1]
        if astray:
            yield Hit(
                astray[0].span or astray[0].place,
                f"{written} makes {len(astray)} link{'s' if len(astray) > 1 else ''} to places on this page "
                f"({astray[0].href}) lead to {resolved(document, '')}. Remove it, or write the page's address before "
                "the “#”.",
                subject="places",
            )
