from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.addresses import Leads, Target, cleaned, is_local, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity

_TWICE = re.compile(r"https?:/{0,2}https?:?/", re.IGNORECASE)
_SLASHES = re.compile(r"https?(?::(?!//)|//|;|:///)", re.IGNORECASE)
_MISSPELT = re.compile(r"(?!https?:)(?:h{1,2}t{1,3}p{1,2}s?|ttps?|htp?s|hptts?)://?", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|co\.uk|org\.uk|nhs\.uk|gov\.uk|ac\.uk|com\.au)(?=[/?#]|\Z)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[^@\s/:?#]+@[^@\s/:?#]+\.[a-z]{2,}", re.IGNORECASE)
_UNFILLED = re.compile(r"\{\{|\}\}|%7b%7b|\{%|<%|\$\{|\[(?:insert|your|url|link)\b|undefined\b", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@check(category=Category.SEO, severity=Severity.REVIEW)
def malformed_link(document: Document) -> Iterator[Hit]:
    """Link whose address is wrong

    The browser takes readers to an error page, or to a page of this site that does not exist.

    Seen are: an address without “https://”, which the browser looks for on this site; a misspelt or doubled “https://”;
    a name of a site that cannot be one; an e-mail address without “mailto:”; and a place holder that was never filled.

    Source: WHATWG, URL standard <https://url.spec.whatwg.org/>
    """
    for link, target in main_links(document):
        if reason := _fault(cleaned(link.href), target):
            yield Hit(
                link.span or link.place, f"The address “{link.href.strip()}” is wrong: {reason}.", subject=link.href
            )


def _fault(href: str, target: Target) -> str:
    if target.leads in {Leads.MAIL, Leads.PHONE, Leads.SCRIPT, Leads.FILE, Leads.NOWHERE}:
        return ""
    if _UNFILLED.search(href):
        return "it holds a place holder that was not filled"
    if _TWICE.match(href):
        return "it begins twice"
    if _SLASHES.match(href) or _MISSPELT.match(href):
        return "begin it with https://"
    if _MAILBOX.fullmatch(href):
        return "put mailto: before an e-mail address"
    if _BARE_HOST.match(href):
        return "put https:// before it, else it is looked for on this site"
    absolute = href.lower().startswith(("http:", "https:", "//"))
    if target.leads is Leads.UNKNOWN or (absolute and not _is_host(target.host)):
        return f"“{target.host or href}” cannot be the name of a site"
    return ""


def _is_host(host: str) -> bool:
    return bool(_HOST.fullmatch(host)) or is_local(host) or ":" in host
