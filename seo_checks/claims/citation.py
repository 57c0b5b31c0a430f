"""Whether a reader can follow a claim to its source: a link, a named study or body, a number that resolves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from seo_checks.claims.page import Page, Passage, Section

_NUMBERED = re.compile(r"\[(\d{1,3})(?:[,–-] ?\d{1,3})*\]|(?<=[a-z)][.,])(\d{1,3})(?=\s|$)|[¹²³⁰-⁹]")
# "(Derks, J Dent Res 2015)", "(Smith et al., 2019)": a name and a year in brackets.
_AUTHOR_AND_YEAR = re.compile(r"\((?:[^()]* )?[A-Z][^()]*\b(?:19|20)\d\d[a-z]?(?:[;,:][^()]*)?\)")
# A source in the text itself has a year or a number.
_DIGIT = re.compile(r"[\d¹²³⁰-⁹]")
# Guidelines of NICE by number: "NG59".
_GUIDELINE = re.compile(r"\b(?:NG|CG|QS|TA|PH|IPG|MTG|DG)\d{1,4}\b")
# Where studies, reviews and guidelines are published; a public body's whole domain counts.
_PUBLISHERS = (
    "doi.org", "pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "cochrane.org", "cochranelibrary.com", "nice.org.uk",
    "nhs.uk", "who.int", "bmj.com", "thelancet.com", "jamanetwork.com", "nejm.org", "plos.org", "biomedcentral.com",
    "springer.com", "sciencedirect.com", "wiley.com", "nature.com", "tandfonline.com", "sagepub.com", "oup.com",
    "frontiersin.org", "mdpi.com", "clinicaltrials.gov", "europepmc.org", "sign.ac.uk", "nhmrc.gov.au",
)  # fmt: skip
_PUBLIC = re.compile(r"(?:^|\.)(?:gov|gov\.[a-z]{2}|govt\.nz|gc\.ca|europa\.eu|nhs\.uk)$")


def is_cited(passage: Passage, page: Page) -> bool:
    """Whether the sentence or the next one of its block gives a source that can be followed."""
    if passage.words.has("followable") or (passage.following and passage.following.has("followable")):
        return True
    return _refers(passage, page)


def gives_sources(page: Page) -> bool:
    """Whether the page gives any source that can be followed, or lists some."""
    if Section.REFERENCES in page.sections or page.has("followable"):
        return True
    return any(_refers(passage, page) for passage in page.passages)


def _refers(passage: Passage, page: Page) -> bool:
    """Whether a link, or a name with a year or number, leads from the passage to a source."""
    if _is_linked(passage, page):
        return True
    if not _DIGIT.search(passage.words.text):
        return False
    if _AUTHOR_AND_YEAR.search(passage.sentence.text) or _GUIDELINE.search(passage.sentence.text):
        return True
    return Section.REFERENCES in page.sections and bool(_NUMBERED.search(passage.words.text))


def _is_linked(passage: Passage, page: Page) -> bool:
    sentence = passage.sentence
    until = sentence.end + (len(passage.following.text) + 1 if passage.following else 0)
    return any(
        sentence.start <= start < until and _leads_to_a_source(href)
        for start, href in page.links.get(sentence.block.index, ())
    )


def _leads_to_a_source(href: str) -> bool:
    if href.startswith("#"):
        return bool(re.match(r"#(?:ref|fn|note|cite|source|bib)", href, re.IGNORECASE))
    try:
        host = (urlsplit(href).hostname or "") if href.startswith(("http://", "https://")) else ""
    except ValueError:  # an address that is none
        return False
    return bool(_PUBLIC.search(host)) or any(host == name or host.endswith(f".{name}") for name in _PUBLISHERS)
