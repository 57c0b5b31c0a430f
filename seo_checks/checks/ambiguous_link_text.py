from __future__ import annotations

from collections.abc import Iterator

from seo_checks.addresses import Leads, Target, main_links
from seo_checks.check import check
from seo_checks.document import Document, Link
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import GENERIC_TEXTS, plain

# What references of a list all call their links; the reference itself tells them apart.
_IN_REFERENCES = frozenset(
    "abstract|article|crossref|doi|doi link|full text|free full text|google scholar|link|medline|pdf|pmc|pmc free "
    "article|pubmed|pubmed abstract|ref|reference|report|source|study|view|web of science|website|"
    "book|book now|buy|call|contact|download|email|map|profile|website".split("|")
)
_SAY_NOTHING = _IN_REFERENCES | frozenset(plain(phrase) for phrase in GENERIC_TEXTS)
_PAGES = frozenset({Leads.INSIDE, Leads.OUTSIDE, Leads.HERE})


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def ambiguous_link_text(document: Document) -> Iterator[Hit]:
    """Same link text for different pages

    Readers, and screen readers that list the links of a page, take links of the same text for the same link. Search
    engines are told that two pages are about the same thing.

    Texts that say nothing of the page, such as “read more”, have a check of their own; numbers of notes and the usual
    words of lists of references (“PubMed”, “PDF”) are left alone.

    Source: Deque, Links with the same name must have a similar purpose <https://dequeuniversity.com/rules/axe/4.10/identical-links-same-purpose>
    """
    first: dict[str, tuple[Link, Target]] = {}
    told: set[str] = set()
    for link, target in main_links(document):
        text = plain(f"{link.text} {link.label}")
        if target.leads not in _PAGES or text in _SAY_NOTHING or sum(map(str.isalpha, text)) < 3:
            continue
        other, there = first.setdefault(text, (link, target))
        if text not in told and _address(there) != _address(target):
            told.add(text)
            yield Hit(
                link.span or link.place,
                f"“{link.text or link.label}” leads to {link.href} here and to {other.href} before. Say in each link "
                "what is special there, or let both lead to the same page.",
                subject=link.href,
            )


def _address(target: Target) -> tuple[str, str, str]:
    """What tells pages apart: not the scheme, "www.", a slash at the end or a part of another page."""
    path = target.url.partition("://")[2].partition("/")[2] if target.host else target.url
    return target.host, path.strip("/"), target.fragment if target.leads is Leads.HERE else ""
