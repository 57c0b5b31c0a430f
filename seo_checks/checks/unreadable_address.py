from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

from seo_checks.addresses import cleaned
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import own_address

_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_BLANK = re.compile(r"%20|\s")
# Signs of ASCII that are written as codes; letters of other scripts are written so too, and are shown as they are.
_CODE = re.compile(r"%(?!20|2[DdEe]|5[Ff]|7[Ee])[2-7][0-9A-Fa-f]")
_CAPITAL = re.compile(r"[A-Z]")
_PROGRAM = re.compile(r"\.(?:php\d?|aspx?|jspx?|cfm|cgi|do|pl)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d{3,}")  # shorter ones number the pages of a list
_YEAR = re.compile(r"(?:19|20)\d\d")
_RECORD = frozenset("p id pid page_id pageid article article_id articleid node nid post cat itemid".split())


@check(category=Category.SEO, severity=Severity.ADVICE)
def unreadable_address(document: Document, *, max_characters: int = 75) -> Iterator[Hit]:
    """Address that readers cannot read, remember or type

    Search results, messages and print show the address. Words in it tell people what they will find; capitals, codes
    and numbers tell them nothing and are copied wrong.

    Looked at: capitals, underscores, blanks and signs written as codes, the ending of a program such as “.php”, numbers
    in place of words, and the length after the host's name. Letters of other scripts are fine, and so are “.html”,
    small words, dates, and the address of the home page. Changing an address breaks links to it: for a page that is
    long published, leave it or redirect the old one.

    Source: Google Search Central, URL structure best practices <https://developers.google.com/search/docs/crawling-indexing/url-structure>
    Source: Rank Math, content analyzer (75 characters) <https://github.com/rankmath/content-analyzer>
    """
    if own_address(document) is None:
        return
    parts = urlsplit(cleaned(document.about.address))
    faults = list(_faults(parts))
    if len(parts.path) > max_characters:
        faults.append(f"{len(parts.path)} characters (at most {max_characters} are easy to read)")
    if faults:
        yield Hit(
            None,
            f"The page's address has {_listed(faults)}: {parts.path}{'?' + parts.query if parts.query else ''}. Prefer "
            "a few words in small letters, joined by hyphens; redirect the old address if the page is published.",
            subject=document.about.address,
        )


def _faults(parts: SplitResult) -> Iterator[str]:
    path = parts.path
    plain = _ESCAPE.sub("", path)
    if _CAPITAL.search(plain):
        yield "capitals"
    if "_" in plain:
        yield "underscores"
    if _BLANK.search(path):
        yield "blanks"
    if _CODE.search(path):
        yield "signs written as codes"
    if program := _PROGRAM.search(path):
        yield f"the ending “{program[0]}”"
    if _is_numbered(parts):
        yield "a number in place of words"


def _is_numbered(parts: SplitResult) -> bool:
    """Whether a number names the page: the last part of the path where that is no date, or a record's in the query."""
    *before, last = [part for part in parts.path.split("/") if part] or [""]
    if _NUMBER.fullmatch(last) and not _YEAR.fullmatch(last) and not any(map(_YEAR.fullmatch, before)):
        return True
    return any(name.lower() in _RECORD and _NUMBER.fullmatch(value) for name, value in parse_qsl(parts.query))


def _listed(faults: list[str]) -> str:
    *most, last = faults
    return f"{', '.join(most)} and {last}" if most else last
