"""The words of an address, and whether a link leads away from the page."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from seo_checks.addresses import Leads, home, target
from seo_checks.document import Document
from seo_checks.page_address import same_page, web_address

_FILE_ENDING = re.compile(r"\.(?:html?|xhtml|php|aspx?|jsp|md)\Z", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[-_+.~\s]+")
_INDEX = frozenset({"index", "default"})


def last_words(address: str) -> str:
    """The last part of an address's path as words; "" for a home page and for what is no address."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    segments = [segment for segment in unquote(path).split("/") if segment.strip()]
    if segments and _FILE_ENDING.sub("", segments[-1]).lower() in _INDEX:
        segments.pop()
    return _BETWEEN_WORDS.sub(" ", _FILE_ENDING.sub("", segments[-1])).strip() if segments else ""


def leads_elsewhere(document: Document, href: str) -> bool:
    """Whether a link leads to another page: not to a part of this one, an e-mail address or a telephone number."""
    found = target(document, href)
    if found.leads not in {Leads.INSIDE, Leads.OUTSIDE}:
        return False
    own, other = web_address(home(document).address), web_address(found.url)
    return not (own and other and same_page(own, other))
