"""The references of an article: the entries of its list, how each can be found, and how old they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seo_checks.document import Block, Document, Role
from seo_checks.remembering import once_per_document

_HEADING = re.compile(
    r"(?:\d+\.?\s+)?(?:(?:key|selected|main|our|clinical|scientific|article|the|medical)\s)?"
    r"(?:references?|sources?|citations?|bibliography|literature|footnotes|works\scited|evidence\ssources?)"
    r"(?:\s(?:and|&|/)\s[\w\s]{3,40}|\sused|\scited|\slist|\s\(\d+\))?\s?:?",
    re.IGNORECASE,
)
_FINDABLE = re.compile(
    r"""https?:// | www\. | \bdoi\b | \b10\.\d{4,9}/\S | \bPMID\b | \bPMC\s?\d | \bPubMed\b | \bISBN\b | \bISRCTN\d
    | \bNCT\d{8} | \bCD\d{6}\b | \b(?:NG|CG|QS|TA|PH|IPG|MTG|DG|KTT)\s?\d{1,4}\b | \bSIGN\s\d{2,3}\b | \barXiv\b
    | \b[a-z0-9-]+\.(?:org|gov|edu|ac\.uk|gov\.uk|nhs\.uk|gov\.au|int)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED_AT = re.compile(
    r"doi\.org|ncbi\.nlm\.nih\.gov|cochrane(?:library)?\.(?:org|com)|nice\.org\.uk|europepmc\.org|sign\.ac\.uk|who\.int|"
    r"bmj\.com|thelancet\.com|jamanetwork\.com|nejm\.org|(?:^|//|\.)nhs\.uk|\.gov(?:\.[a-z]{2})?/|cdc\.gov|cks\.nice",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-])")
_NOT_A_YEAR = re.compile(
    r"https?://\S+|\bdoi:?\s?\S+|\b10\.\d{4,9}/\S+|\b(?:accessed|retrieved|viewed|last\schecked)\b[^;]{0,40}",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3  # of an entry: what is shorter is the label of a link, or a mark


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the list of references: where it stands, and whether it can be found by number or address."""

    block: Block
    findable: bool

    @property
    def years(self) -> list[int]:
        """The years that the entry names, other than in addresses and as the day it was read."""
        return [int(year) for year in _YEAR.findall(_NOT_A_YEAR.sub(" ", self.block.text))]


@once_per_document
def references(document: Document) -> tuple[Reference, ...]:
    """The entries below the headings that announce references."""
    linked = {link.span.block.index for link in document.links if link.span and _leads_away(link.href)}
    return tuple(
        Reference(block, block.index in linked or bool(_FINDABLE.search(block.text))) for block in _entries(document)
    )


def cites_in_text(document: Document) -> bool:
    """Whether the main content links to where studies, reviews and guidelines are published."""
    return any(link.main and _PUBLISHED_AT.search(link.href) for link in document.links)


def _entries(document: Document) -> Iterator[Block]:
    level = 0  # of the heading that announces references, while its section lasts
    for block in document.main:
        if block.role is Role.HEADING:
            announced = bool(_HEADING.fullmatch(block.text.strip()))
            if announced or (block.level or 6) <= level:
                level = (block.level or 6) if announced else 0
        elif not level and _is_lead_in(block):
            level = 7
        elif level and block.role in {Role.LIST_ITEM, Role.PARAGRAPH} and _is_entry(block):
            yield block


def _is_lead_in(block: Block) -> bool:
    """Whether a paragraph stands for a heading: "References" in bold, "Sources:"."""
    return block.role is Role.PARAGRAPH and len(block.text) <= 40 and bool(_HEADING.fullmatch(block.text.strip()))


def _is_entry(block: Block) -> bool:
    return len(block.words) >= _FEWEST_WORDS and (block.role is Role.LIST_ITEM or bool(_YEAR.search(block.text)))


def _leads_away(href: str) -> bool:
    return href.lower().startswith(("http://", "https://", "//"))
