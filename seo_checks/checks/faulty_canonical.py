from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import WebAddress, is_relative, resolved, web_address


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def faulty_canonical(document: Document) -> Iterator[Hit]:
    """Canonical link that search engines cannot use

    The canonical link names the address at which search results show the page. One that is empty, is no web address, or
    differs from a second one is ignored, and search engines guess instead.

    A relative address works and is a risk: a copy of the page at another address then names itself. A part after “#” is
    left out by search engines. Both are advice.

    Source: Google Search Central, How to specify a canonical URL <https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls>
    Source: Google Search Central blog, 5 common mistakes with rel=canonical <https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical>
    """
    if len(set(_targets(document))) > 1:
        addresses = ", ".join(dict.fromkeys(link.href.strip() or "(empty)" for link in document.canonicals))
        yield Hit(
            document.canonicals[1].place,
            f"The page has {len(document.canonicals)} canonical links that differ ({addresses}), so search engines "
            "follow none of them. Keep one.",
            subject=addresses,
        )
        return
    for link in document.canonicals[:1]:
        fault, severity = _fault(link.href.strip())
        if fault:
            yield Hit(link.place, fault, severity=severity, subject=link.href)


def _targets(document: Document) -> Iterator[WebAddress | str]:
    """What the canonical links lead to, each in one spelling."""
    for link in document.canonicals:
        address = resolved(document, link.href) if link.href.strip() else ""
        yield web_address(address) or address


def _fault(href: str) -> tuple[str, Severity]:
    """What is wrong with a canonical address and what to do, "" where nothing is; and how much that matters."""
    if not href:
        return "The canonical link has no address: write that of the page, or remove it.", Severity.REVIEW
    if is_relative(href):
        message = f"The canonical link is relative ({href}): write the whole address, from “https://” on."
        return message, Severity.ADVICE
    if web_address(href) is None:
        message = f"The canonical link is no web address ({href}): write the page's own, from “https://” on."
        return message, Severity.REVIEW
    address, fragment = urldefrag(href)
    if fragment:
        message = f"The canonical link names a part of the page (#{fragment}), which search engines leave out: "
        return f"{message}write {address}.", Severity.ADVICE
    return "", Severity.ADVICE
