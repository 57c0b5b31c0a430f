"""Links of the whole page, header and footer included, that tell whom readers deal with; and links that pay."""

from __future__ import annotations

import re

from seo_checks.document import Document, Link
from seo_checks.remembering import once_per_document
from seo_checks.structured import graph
from seo_checks.text import fold
from seo_checks.vocabulary import on_page

_CONTACT_HREF = re.compile(r"(?:mailto:|tel:)|[/._-](?:contact|find-?us|get-?in-?touch|enquir)", re.IGNORECASE)
_CONTACT_TEXT = re.compile(
    r"\bcontact(?:s|ing)?\b(?! (?:lens|dermat|sport|allerg))|\b(?:get in touch|call us|phone us|e-?mail us|write to us|"
    r"find us|ask us|speak to us|enquir\w+|message us|book (?:an? |your )?(?:appointment|consultation|visit|call))"
)
_POLICY = re.compile(
    r"\b(?:editorial|medical[ -]review|content|review|fact[ -]?check\w*|publishing)[ /_-]{1,3}"
    r"(?:and[ _-])?(?:medical[ _-])?(?:review[ _-])?"
    r"(?:polic(?:y|ies)|process|guidelines?|standards?|principles|team|board|integrity|statement)\b"
    r"|\bhow[ _-]we[ _-](?:write|review|check|research|create|make|produce|choose)\b"
    r"|\b(?:about|how)[ _-](?:our|these|this)[ _-](?:content|articles?|pages?|information)\b|\bour[ _-]editorial\b"
    r"|\b(?:editorial|medical)[ _-]advisory\b|\bfact[ _-]?checking\b|\bwho[ _-]writes\b"
)
_AFFILIATE = re.compile(
    r"//(?:www\.)?(?:amzn\.to|amazon\.[a-z.]{2,6}/\S*[?&]tag=|awin1\.com|(?:www\.)?shareasale\.com|go\.skimresources\.com|"
    r"click\.linksynergy\.com|\w+\.hop\.clickbank\.net|prf\.hn|tidd\.ly|rstyle\.me|shrsl\.com|anrdoezrs\.net|"
    r"dpbolvw\.net|jdoqocy\.com|tkqlhce\.com|kqzyfj\.com|track\.webgains\.com|shop-links\.co)"
    r"|[?&](?:aff|affid|aff_id|affiliate|affiliate_id|awc|tag=\w+-2\d)(?:=|\b)",
    re.IGNORECASE,
)
_ADVERTISES = re.compile(
    r"\b(?:sponsored (?:post|content|article|feature|page)|advertorial|in (?:paid )?partnership with|"
    r"brought to you by)\b"
)
_ADVERTISING_WORDS = frozenset({"sponsored", "advertorial", "partnership", "brought"})
_DISCLOSED = re.compile(
    r"\b(?:affiliate|commissions?|paid (?:for )?by|paid partnership|sponsored by|funded by|advertisement|"
    r"advertising feature|we (?:may )?(?:earn|receive|get paid)|advertis(?:er|ing) disclosure|promotion by|#ad)\b|#ad\b"
)


def links_to_contact(document: Document) -> bool:
    """Whether a link anywhere on the page leads to somebody who can be asked."""
    return any(_CONTACT_HREF.search(link.href) for link in document.links) or bool(
        _CONTACT_TEXT.search(_said(document))
    )


def links_to_policy(document: Document) -> bool:
    """Whether a link anywhere on the page, or the structured data, leads to how articles are written and reviewed."""
    if any(node.has("publishingPrinciples") for node in graph(document)):
        return True
    return bool(_POLICY.search(_said(document))) or any(_POLICY.search(_path(link.href)) for link in document.links)


def paying_links(document: Document) -> list[Link]:
    """The links of the main content that somebody seems to pay for."""
    return [link for link in document.links if link.main and ("sponsored" in link.rel or _AFFILIATE.search(link.href))]


def advertising_words(document: Document) -> str:
    """The words by which the main content calls itself advertising, or ""."""
    hinting = document.main.holding_folded(*on_page(document, _ADVERTISING_WORDS))
    found = (_ADVERTISES.search(block.folded) for block in hinting)
    return next((match[0] for match in found if match), "")


def discloses_payment(document: Document) -> bool:
    """Whether the page says, anywhere, that and by whom it is paid."""
    return any(_DISCLOSED.search(block.folded) for block in document.blocks)


@once_per_document
def _said(document: Document) -> str:
    """What the links say, folded and parted by a sign that none of the patterns crosses."""
    return fold(" | ".join([f"{link.text} {link.label}" for link in document.links]))


def _path(href: str) -> str:
    """The last part of an address, where it is one of a page."""
    return href.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2].lower()
