"""Turn what was read (bytes or text; HTML, Markdown or plain text) into HTML that knows where it was written."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

from seo_checks.errors import UnreadableError
from seo_checks.markdown import render_markdown
from seo_checks.scanning import Scan, scan_html
from seo_checks.source import Source, Stream


class Kind(StrEnum):
    """The formats Caveat reads."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


KIND_OF_SUFFIX = MappingProxyType({
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT, ".text": Kind.TEXT,
})  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """A page as HTML, the source it came from, and the readable characters of that source in order."""

    html: str
    source: Source
    stream: Stream
    scan: Scan  # of `html`; its offsets are the source's only where the source is HTML
    is_html: bool
    whole_page: bool
    problems: tuple[str, ...]


def kind_of(name: str, text: str = "") -> Kind:
    """The format of a file by its name; where the name says nothing (standard input), by its first characters."""
    known = KIND_OF_SUFFIX.get(PurePath(name).suffix.lower())
    if known:
        return known
    return Kind.HTML if re.match(r"\s*<(?:!doctype|!--|\?xml|[a-z])", text[:200], re.IGNORECASE) else Kind.TEXT


def decode(data: bytes, encoding: str = "") -> tuple[str, list[str]]:
    """Text of a file, with what could not be decoded: UTF-8 unless a byte order mark or a declaration differs.

    `encoding` is what the server that the file came from says of it; like browsers, this believes a byte order mark
    before the server, the server before the page, and no server that names an encoding that does not exist.
    Raises UnreadableError for empty and binary files and for a declared encoding that does not exist.
    """
    encoding = encoding_of(data, encoding)
    if b"\0" in data[:8192] and not encoding.startswith(("utf-16", "utf-32")):
        raise UnreadableError("This is a binary file, not a page.", "Give HTML, Markdown or plain text.")
    text, problems = _decoded(data, encoding)
    if not text.strip():
        raise UnreadableError("The file is empty: nothing was audited.", "Give a page with text in it.")
    return text, problems


def encoding_of(data: bytes, encoding: str = "") -> str:
    """The encoding that `decode` takes a file to be in, with the same arguments. Raises UnreadableError as it does."""
    return _marked_encoding(data) or _known_encoding(encoding) or _declared_encoding(data) or "utf-8"


def _decoded(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode(encoding, errors="replace"), [
            f"Not valid {encoding.upper()} from byte {error.start} (line {line}) on; unreadable characters were "
            "replaced. Save the file as UTF-8, or declare its encoding."
        ]


# The longest first: the mark of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
# Browsers read these labels as their Windows superset, and a page whose declaration can be read is not UTF-16:
# https://encoding.spec.whatwg.org/#names-and-labels, https://html.spec.whatwg.org/#determining-the-character-encoding
_MEANT = MappingProxyType({"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-32": "utf-8"})


def _marked_encoding(data: bytes) -> str:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")


def _known_encoding(name: str) -> str:
    """What browsers mean by the name of an encoding; "" where it is none."""
    try:
        known = codecs.lookup(name).name
        b"\xff".decode(known, errors="replace")  # fails for codecs that are no encodings of text, such as "zip"
    except (LookupError, UnicodeError, ValueError):
        return ""
    return _MEANT.get(known.removesuffix("-le").removesuffix("-be"), known)


def _declared_encoding(data: bytes) -> str:
    declared = _DECLARATION.search(_COMMENT.sub(b"", data[:4096]))
    if declared is None:
        return ""
    name = declared[1].decode("ascii", errors="replace")
    known = _known_encoding(name)
    if not known:
        raise UnreadableError(
            f'The page declares the encoding "{name}", which does not exist.', "Save it as UTF-8 and declare utf-8."
        )
    return known


_LEGACY = "windows-1252"  # what browsers take a page in a western language for that declares nothing
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe0-\xef][\x80-\xbf]{2}(?![\x80-\xbf])")


def guessed_encoding(data: bytes) -> str:
    """The encoding of a file that declares none and is not UTF-8, as browsers guess it; "" where none need be guessed.

    Nor is one where the file is UTF-8 but for a few broken bytes, or could not be read in full with the guess.
    Statistics do worse than this rule on pages that are English but for a pound sign and an apostrophe.
    """
    try:
        if _marked_encoding(data) or _declared_encoding(data):
            return ""
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _LEGACY if not _UTF8_PAIR.search(data) and _fits(data, _LEGACY) else ""
    except UnreadableError:
        return ""
    return ""


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


_DOCTYPE = re.compile(r"\s*<(?:!doctype|title|meta)\b", re.IGNORECASE)


def read(text: str, kind: Kind = Kind.HTML) -> Reading:
    """The page `text` holds, as HTML, with the means to say where in `text` each of its characters stands."""
    source = Source(text)
    if kind is Kind.HTML:
        scan = scan_html(text)
        # A title alone does not make a page: pictures in a fragment may have one.
        whole_page = any(tag.name in {"html", "head", "body"} for tag in scan.tags) or bool(_DOCTYPE.match(text))
        return Reading(text, source, scan.stream, scan, True, whole_page, _damage(source, scan))
    if kind is Kind.MARKDOWN:
        rendered = render_markdown(source)
        scan = scan_html(rendered.html)
        return Reading(rendered.html, source, rendered.stream, scan, False, rendered.whole_page, rendered.problems)
    markup = _plain_to_html(text)
    return Reading(markup, source, Stream.of_plain(text), scan_html(markup), False, False, ())


def _damage(source: Source, scan: Scan) -> tuple[str, ...]:
    return tuple(f"Line {source.place(offset).line}: {message}." for offset, message in scan.damage[:5])


_BULLET = re.compile(r"\s*[-*•–]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_HEADING_WORDS = 12


def _plain_to_html(text: str) -> str:
    """Paragraphs at blank lines, lists at bullets and numbers from 1 on, and headings guessed: a short line alone.

    Other numbers stay part of the text: "3. What it costs" may be the heading of a section.
    """
    chunks = re.split(r"\n[ \t\r\u00a0]*\n\s*", text.strip())
    return "\n".join(_chunk_to_html(chunk, is_first=position == 0) for position, chunk in enumerate(chunks))


def _chunk_to_html(chunk: str, is_first: bool) -> str:
    lines = [html.escape(line, quote=False) for line in chunk.split("\n")]
    if all(_BULLET.match(line) for line in lines):
        return _list_html("ul", lines, _BULLET)
    numbers = [int(match[1]) for line in lines if (match := _NUMBER.match(line))]
    if len(lines) > 1 and numbers == list(range(1, len(lines) + 1)):
        return _list_html("ol", lines, _NUMBER)
    if len(lines) == 1 and len(chunk.split()) <= _HEADING_WORDS and chunk.rstrip()[-1:] not in ".,;:":
        return f"<h1>{lines[0]}</h1>" if is_first else f"<h2>{lines[0]}</h2>"
    return f"<p>{('<br>' if len(numbers) == len(lines) else chr(10)).join(lines)}</p>"


def _list_html(tag: str, lines: list[str], mark: re.Pattern[str]) -> str:
    items = "".join(f"<li>{mark.sub('', line, count=1).strip()}</li>" for line in lines)
    return f"<{tag}>{items}</{tag}>"
