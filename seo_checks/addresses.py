"""Where links lead: what kind of address each has, seen from the page it stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from ipaddress import ip_address
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from seo_checks.document import Document, Link
from seo_checks.remembering import once_per_document


class Leads(Enum):
    """What an address leads to."""

    NOWHERE = auto()  # an empty address, or "#" alone
    HERE = auto()  # to a part of the same page
    INSIDE = auto()  # to another page of the same site
    OUTSIDE = auto()  # to another site
    MAIL = auto()
    PHONE = auto()
    SCRIPT = auto()
    FILE = auto()  # to a file of somebody's own computer
    OTHER = auto()  # data, other applications
    UNKNOWN = auto()  # not an address at all


class Target(NamedTuple):
    """An address as a browser resolves it: absolute where the page's own address is known, without its fragment."""

    leads: Leads
    url: str = ""
    scheme: str = ""
    host: str = ""  # in lower case, without "www."
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The page's own address and host, as far as they are known, and what relative addresses are resolved against."""

    address: str
    host: str
    base: str


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_PORT = re.compile(r"localhost:\d")  # no scheme, whatever the standard makes of it
_BLANKS = re.compile(r"[\t\n\r]+")
_BY_SCHEME = MappingProxyType(
    {
        "mailto": Leads.MAIL,
        "tel": Leads.PHONE,
        "javascript": Leads.SCRIPT,
        "file": Leads.FILE,
    }
)
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "test", "invalid", "lan")


def cleaned(href: str) -> str:
    """An address as browsers read it: without blanks around it and without line breaks and tabs in it."""
    return _BLANKS.sub("", href.strip())


def host_of(address: str) -> str:
    """The host of an absolute web address, without "www."; "" where there is none."""
    try:
        parts = urlsplit(cleaned(address))
        host = (parts.hostname or "") if parts.scheme.lower() in {"http", "https", ""} else ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


@once_per_document
def home(document: Document) -> Home:
    """Where the page stands: the address it was given, else its canonical address, else its og:url."""
    told = [
        document.about.address,
        *(canonical.href for canonical in document.canonicals),
        *(meta.content for meta in document.metas if meta.name == "og:url"),
    ]
    address = next((cleaned(found) for found in told if found and host_of(found)), "")
    return Home(address, host_of(address), _joined(address, document.base or ""))


def target(document: Document, href: str) -> Target:
    """Where an address that stands on the page leads."""
    href = cleaned(href)
    if href in {"", "#"}:
        return Target(Leads.NOWHERE)
    if href.startswith("\\\\"):
        return Target(Leads.FILE, href)
    if ":" in href and not href.startswith(("http://", "https://")):
        if _DRIVE.match(href):
            return Target(Leads.FILE, href)
        if _PORT.match(href):
            href = f"http://{href}"
        if (scheme := _SCHEME.match(href)) and (name := scheme[1].lower()) not in {"http", "https"}:
            return Target(_BY_SCHEME.get(name, Leads.OTHER), href, name)
    return _web_target(home(document), href)


@lru_cache(maxsize=10_000)
def _web_target(here: Home, href: str) -> Target:
    url, _, fragment = (href if href.startswith(("http://", "https://")) else _joined(here.base, href)).partition("#")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return Target(Leads.UNKNOWN, href)
    leads = Leads.INSIDE if not host or host == here.host else Leads.OUTSIDE
    if fragment and (url == _page(here.address) if here.address or here.base else href.startswith("#")):
        leads = Leads.HERE
    return Target(leads, url, parts.scheme.lower(), host, unquote(fragment))


def _page(address: str) -> str:
    return address.partition("#")[0]


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


@once_per_document
def main_links(document: Document) -> tuple[tuple[Link, Target], ...]:
    """The links of the main content in order, each with where it leads."""
    return tuple((link, target(document, link.href)) for link in document.links if link.main)


def is_local(host: str) -> bool:
    """Whether only one computer or one network can reach a host."""
    try:
        address = ip_address(host)
    except ValueError:
        return host.rpartition(".")[2] in _LOCAL_NAMES
    return address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified
