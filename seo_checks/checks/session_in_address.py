from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from seo_checks.addresses import cleaned
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.page_address import own_address

_SESSION = re.compile(r"(?:php|asp|j|cf)?sess(?:ion)?_?id|sid|cfid|cftoken|aspsessionid\w*", re.IGNORECASE)
_IN_PATH = re.compile(r";(jsessionid)=", re.IGNORECASE)


@check(category=Category.SEO, severity=Severity.REVIEW)
def session_in_address(document: Document) -> Iterator[Hit]:
    """Address that carries a visitor's session

    Every visitor then has an address of their own for the same page: search engines find copies without end, and who
    is sent the link may see what its sender saw.

    Source: Google Search Central, URL structure best practices <https://developers.google.com/search/docs/crawling-indexing/url-structure>
    """
    if own_address(document) is None:
        return
    parts = urlsplit(cleaned(document.about.address))
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if _SESSION.fullmatch(name)]
    names += _IN_PATH.findall(parts.path)
    if names:
        yield Hit(
            None,
            f"The page's address carries a session ({names[0]}). Keep sessions in cookies, and name the address "
            "without it in the canonical link.",
            subject=names[0],
        )
