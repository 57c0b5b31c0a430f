"""Addresses of the web: in the one spelling that is asked for, and whether they lead into somebody's own network."""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from types import MappingProxyType
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from seo_checks import UnreadableError
from seo_checks.addresses import cleaned

IPAddress = IPv4Address | IPv6Address
DEFAULT_PORTS = MappingProxyType({"http": 80, "https": 443})
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]+:[0-9a-f:.]*")
_IN_PATH = "/%:@!$&'()*+,;=~"
_IN_QUERY = f"{_IN_PATH}?"
# IPv6 networks whose addresses hold an IPv4 address in their last four bytes: https://www.rfc-editor.org/rfc/rfc6052
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
_LOCAL_TRANSLATION = IPv6Network("64:ff9b:1::/48")


class HostError(UnreadableError):
    """A host cannot be asked for anything."""


def is_web_address(text: str) -> bool:
    """Whether a text is meant as an address of the web rather than as a path."""
    return text.strip().lower().startswith(("http://", "https://"))


def to_ask(address: str, base: str = "") -> str:
    """An address as it is asked for: absolute, in ASCII, without fragment and default port.

    Raises UnreadableError for what is no address of the web, or holds a user name or a password.
    """
    try:
        parts = urlsplit(urljoin(base, cleaned(address)))
        port = parts.port
    except ValueError:
        raise _no_address(address) from None
    scheme, host = parts.scheme.lower(), _ascii_host(parts.hostname or "")
    if scheme not in DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise _no_address(address)
    if "@" in parts.netloc:
        raise UnreadableError(
            "The address holds a user name or a password, which are not sent.", "Leave out what stands before the @."
        )
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[scheme]:
        place = f"{place}:{port}"
    path, query = quote(parts.path, safe=_IN_PATH), quote(parts.query, safe=_IN_QUERY)
    return urlunsplit((scheme, place, path or "/", query, ""))


def _no_address(address: str) -> UnreadableError:
    return UnreadableError(f'"{address}" is no address of the web.', "It has to begin with https:// and the host.")


def _ascii_host(host: str) -> str:
    try:
        return host.rstrip(".") if host.isascii() else host.encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError:
        return ""


def origin(address: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address as it is asked for."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the public internet, and not to this computer, its network or a special use."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and any(address in network for network in _TRANSLATED):
            inner = IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if address in _LOCAL_TRANSLATION or address.is_reserved or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int) -> list[IPAddress]:
    """The addresses of a host, in the order to try them. Raises HostError where it is not found."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        raise HostError(
            f"The host {host} is not found ({reason.rstrip('.')}).", "Check the address and the connection."
        ) from None
    return list(dict.fromkeys(ip_address(entry[4][0]) for entry in found))


def allowed(host: str, port: int, *, private: bool) -> Sequence[IPAddress]:
    """The addresses of a host that may be connected to: public ones, or all where `private`.

    Raises HostError where there are none. The connection has to be made to one of these, and not to the host's
    name, for which another answer may be given a moment later.
    """
    found = resolve(host, port)
    fit = [address for address in found if private or is_public(address)]
    if not fit:
        leads = "" if str(found[0]) == host else f"leads to {found[0]}, which "
        raise HostError(
            f"{host} {leads}is on this computer or in its own network; it was not asked.",
            "If you mean it, name that host yourself and add --allow-private.",
        )
    return fit
