"""Web addresses as search engines compare them, and the page's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, unquote, urljoin, urlsplit

from seo_checks.addresses import cleaned, is_local
from seo_checks.document import Document
from seo_checks.remembering import once_per_document

_DEFAULT_PORTS = MappingProxyType({"http": 80, "https": 443})
# One site, as its visitors see it: "www." and the separate pages for phones that some sites have.
_SITE_PREFIX = re.compile(r"(?:www|m)\.(?=[^.]+\.)")
_INDEX = re.compile(r"/(?:index|default)\.\w{3,5}\Z")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An absolute http or https address in one spelling: its fragment, default port and last slash left out."""

    scheme: str
    host: str  # with its port, where it is not the default one
    path: str
    query: str

    @property
    def site(self) -> str:
        """The host without "www." and "m."."""
        return _SITE_PREFIX.sub("", self.host, count=1)

    @property
    def local(self) -> bool:
        """Whether only one computer or network can reach it, as with the copy that a developer works on."""
        return is_local(self.host.partition(":")[0])


def web_address(address: str) -> WebAddress | None:
    """The address in its one spelling, or None where it is not an absolute http or https address."""
    try:
        parts = urlsplit(cleaned(address))
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), _plain_host(parts.hostname or "")
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = quote(unquote(_INDEX.sub("/", parts.path)), safe="/:@!$&'()*+,;=~").rstrip("/")
    return WebAddress(scheme, host, path, parts.query)


def _plain_host(host: str) -> str:
    """The host in letters of ASCII, as it is looked up."""
    host = host.rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


@once_per_document
def own_address(document: Document) -> WebAddress | None:
    """The address that the page was given, or None where it is not known."""
    return web_address(document.about.address)


def resolved(document: Document, href: str) -> str:
    """An address of the page as a browser resolves it, against its <base> and its own address."""
    try:
        return urljoin(urljoin(document.about.address, document.base or ""), cleaned(href))
    except ValueError:
        return href


def is_relative(href: str) -> bool:
    """Whether an address needs that of its page to be understood: it lacks a scheme, and so perhaps a host."""
    try:
        return bool(href.strip()) and not urlsplit(cleaned(href)).scheme
    except ValueError:
        return False


def same_page(page: WebAddress, other: WebAddress) -> bool:
    """Whether another address leads to the page; it may leave out the parameters that the page was fetched with.

    Of a local copy, the path alone can tell.
    """
    same_path = page.path == other.path and other.query in {"", page.query}
    return same_path and (page.site == other.site or page.local)
