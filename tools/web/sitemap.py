"""Sitemaps: the addresses in them, whether XML, an index of others, plain text, or any of these compressed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from seo_checks import UnreadableError
from tools.web.addresses import is_web_address

MOST_BYTES = 52_428_800  # https://www.sitemaps.org/protocol.html#index
_GZIP = b"\x1f\x8b"
_GZIP_OR_ZLIB = 47  # window bits that let zlib tell by itself
_REMEDY = "Give a sitemap: XML as sitemaps.org describes it, or one address on each line."


@dataclass(slots=True)
class Sitemap:
    """The addresses of pages, and those of further sitemaps."""

    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)


def read_sitemap(data: bytes) -> Sitemap:
    """What a sitemap holds. Raises UnreadableError for what is none, or too large."""
    data = _unpacked(data)
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _read_xml(data if data is text else text)
    lines = [line.strip() for line in text.decode("utf-8", errors="replace").splitlines() if line.strip()]
    if any(not is_web_address(line) for line in lines):
        raise UnreadableError("It is no sitemap: a line of it is no address of the web.", _REMEDY)
    return Sitemap(lines)


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        unpacked = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise UnreadableError(f"It cannot be unpacked: {error}.", "Compress it anew with gzip.") from None
    if len(unpacked) > MOST_BYTES:
        raise UnreadableError(f"Unpacked, it is larger than {MOST_BYTES:,} bytes.", "Split it into several sitemaps.")
    if not unpacker.eof:
        raise UnreadableError("It cannot be unpacked: it ends too early.", "Compress it anew with gzip.")
    return unpacked


def _read_xml(data: bytes) -> Sitemap:
    """Read piece by piece, without any file or entity that the document may name."""
    found = Sitemap()
    events = etree.iterparse(
        BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        _, root = next(events)
        kind = _name(root)
        if kind not in {"urlset", "sitemapindex"}:
            raise UnreadableError(f"It is no sitemap: its outermost element is <{kind}>.", _REMEDY)
        for event, element in events:
            if event == "end" and _name(element) == "loc" and element.getparent().getparent() is root:
                if len(element):  # an entity, which is not looked up
                    raise UnreadableError("An address in it holds an entity of its own.", "Write the address out.")
                (found.pages if kind == "urlset" else found.sitemaps).append((element.text or "").strip())
            elif event == "end" and element.getparent() is root:
                root.remove(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"It is not valid XML ({error.msg}).", "Correct it.") from None
    return found


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
