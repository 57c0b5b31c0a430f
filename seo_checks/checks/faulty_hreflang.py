from __future__ import annotations

from collections.abc import Iterator, Sequence

from seo_checks.check import check
from seo_checks.document import Document, HeadLink
from seo_checks.findings import Category, Hit, Severity
from seo_checks.language_tags import hreflang_fault
from seo_checks.page_address import is_relative, own_address, resolved, same_page, web_address


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def faulty_hreflang(document: Document) -> Iterator[Hit]:
    """Language versions that search engines cannot tell apart

    A page in several languages names its versions, so that search results show each reader the right one. Search
    engines ignore versions with a code or an address that they do not understand, and may ignore all of them where the
    page does not name itself.

    A code is a language of ISO 639-1, perhaps with a script or a country of ISO 3166-1, or “x-default”. Addresses are
    absolute; each code leads to one address. Whether a page names itself is asked where its address is known; whether
    the other versions link back, one page cannot tell.

    Source: Google Search Central, Localized versions of your pages <https://developers.google.com/search/docs/specialty/international/localized-versions>
    """
    versions = [link for link in document.head_links if "alternate" in link.rel and link.hreflang.strip()]
    yield from _bad_codes(versions)
    yield from _bad_addresses(versions)
    yield from _repeated_codes(document, versions)
    own = own_address(document)
    found = [address for link in versions if (address := web_address(resolved(document, link.href)))]
    if own and found and not any(same_page(own, address) for address in found):
        yield Hit(
            versions[0].place,
            f"The language versions ({len(versions)}) leave out this page ({document.about.address}): add one that "
            "names it, with the language it is in.",
            subject="self",
        )


def _bad_codes(versions: Sequence[HeadLink]) -> Iterator[Hit]:
    for code, link in {link.hreflang.strip(): link for link in reversed(versions)}.items():
        if wrong := hreflang_fault(code):
            yield Hit(link.place, f"The language version “{code}” {wrong}.", subject=code)


def _bad_addresses(versions: Sequence[HeadLink]) -> Iterator[Hit]:
    bad = [link for link in versions if not link.href.strip() or is_relative(link.href)]
    if bad:
        yield Hit(
            bad[0].place,
            f"Language versions without an absolute address: {len(bad)} of {len(versions)}, the first of them "
            f"“{bad[0].hreflang}” ({bad[0].href.strip() or 'empty'}): write it from “https://” on.",
            subject="addresses",
        )


def _repeated_codes(document: Document, versions: Sequence[HeadLink]) -> Iterator[Hit]:
    first: dict[str, str] = {}
    told = set[str]()
    for link in versions:
        code, address = link.hreflang.strip().lower(), resolved(document, link.href)
        if first.setdefault(code, address) != address and code not in told:
            told.add(code)
            yield Hit(
                link.place,
                f"The language version “{link.hreflang.strip()}” has two addresses, {first[code]} and {address}. Keep "
                "one, or tell them apart by their regions.",
                subject=code,
            )
