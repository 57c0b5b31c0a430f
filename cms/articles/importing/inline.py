"""Reads text with its bold, italic and links; what else the markup meant is noted."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from wagtail.whitelist import check_url

from cms.articles.importing.notes import Notes, excerpt

# Stands between two blocks of text where only one can be kept. Python counts it as white space.
BLOCK_BREAK = "\u2029"
BLANKS = re.compile(r"[ \t\n\f\r]+")
BREAKS = f"\n{BLOCK_BREAK}"
LINK_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
# Browsers pass over these inside an address, so "java\tscript:" is a script.
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")

BLOCKS = frozenset(
    "address article aside article-section blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option "
    "p pre search section section-title summary table tbody td tfoot th thead tr ul".split()
)
# Elements that say nothing once their text is kept.
PLAIN = BLOCKS | frozenset("a bdi cite data font img nobr picture said-by small source span time var wbr".split())
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em"})
MEANINGFUL = {
    "abbr": "abbreviation", "acronym": "abbreviation", "bdo": "text direction", "big": "large text", "code": "code",
    "del": "struck-through text", "dfn": "definition", "ins": "inserted text", "kbd": "keyboard text",
    "mark": "highlight", "q": "quotation marks of <q>", "s": "struck-through text", "samp": "sample text",
    "strike": "struck-through text", "sub": "subscript", "tt": "code", "u": "underline",
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How a stretch of text is set, and where it leads."""

    bold: bool = False
    italic: bool = False
    superscript: bool = False
    keep_lines: bool = False
    href: str = ""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; a line feed is a line break."""

    text: str
    style: Style


Runs = tuple[Run, ...]


def text_run(text: str, style: Style) -> Run:
    """Return text of the source as a run: white space collapsed, except that preformatted lines stay lines."""
    if style.keep_lines:
        return Run(text.strip("\n"), style)
    return Run(BLANKS.sub(" ", text), style)


def style_inside(element: HtmlElement, outer: Style, notes: Notes) -> Style:
    """Return the style of the text inside an element, noting what cannot be kept of it."""
    tag = element.tag
    if tag in BOLD | ITALIC and not len(element) and not element.text:
        # So the parser leaves emphasis around a paragraph, which HTML does not allow.
        notes.about(element, f"empty <{tag}> left out: where it stood around a paragraph, its emphasis is lost")
    if tag in BOLD:
        return replace(outer, bold=True)
    if tag in ITALIC:
        return replace(outer, italic=True)
    if tag == "sup":
        return replace(outer, superscript=True)
    if tag == "a":
        return replace(outer, href=outer.href or _kept_address(element, notes))
    if tag == "pre":
        notes.about(element, "preformatted text kept as a paragraph")
        return replace(outer, keep_lines=True)
    if tag in MEANINGFUL and not outer.keep_lines:
        title = element.get("title")
        notes.about(element, f"{MEANINGFUL[tag]} kept as plain text" + (f" (“{title}”)" if title else ""))
    elif tag not in PLAIN and tag not in MEANINGFUL:
        notes.about(element, f"unknown element <{tag}>: its text was kept")
    return outer


def _kept_address(link: HtmlElement, notes: Notes) -> str:
    address = (link.get("href") or "").strip()
    if link.get("href") is None or is_safe(address):
        return address
    notes.about(link, f"link to {excerpt(address)} left out, its text {excerpt(link.text_content())} kept")
    return ""


def is_safe(address: str) -> bool:
    """Tell whether an address may stand in a link: web, mail, telephone, or relative; and the editor lets it."""
    try:
        return check_url(address) is not None and urlsplit(UNSEEN.sub("", address)).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def read_inline(element: HtmlElement, style: Style, notes: Notes, images: list[HtmlElement]) -> list[Run]:
    """Return all text inside an element; what stands in blocks of its own is set apart by breaks.

    Images are added to ``images``, for the caller to place.
    """
    runs = [text_run(element.text or "", style)]
    for child in element:
        runs += read_child(child, style, notes, images)
        runs.append(text_run(child.tail or "", style))
    return runs


def read_child(child: HtmlElement, style: Style, notes: Notes, images: list[HtmlElement]) -> list[Run]:
    """Return the text of an element that stands in text, without the text after it."""
    if child.tag == "br":
        return [Run("\n", style)]
    if child.tag == "img":
        images.append(child)
        return []
    inner = read_inline(child, style_inside(child, style, notes), notes, images)
    if child.tag in BLOCKS:
        around = Run(BLOCK_BREAK, style)
        return [around, *inner, around]
    return inner


def tidy(runs: list[Run]) -> Runs:
    """Return the runs with white space as a browser shows it: none at the ends, next to breaks, or twice."""
    kept: list[Run] = []
    last = BLOCK_BREAK
    for run in runs:
        blank = "" if run.style.keep_lines else " "
        text = run.text.lstrip({BLOCK_BREAK: blank + BREAKS, "\n": blank, " ": blank}.get(last, ""))
        if text[:1] == "\n":
            _strip_end(kept, " ")
        elif text[:1] == BLOCK_BREAK:
            _strip_end(kept, " " + BREAKS)
        if text:
            kept.append(replace(run, text=text))
            last = text[-1]
    _strip_end(kept)
    _strip_start(kept)
    return tuple(kept)


def _strip_start(runs: list[Run]) -> None:
    while runs:
        text = runs[0].text.lstrip()
        if text:
            runs[0] = replace(runs[0], text=text)
            return
        runs.pop(0)


def _strip_end(runs: list[Run], characters: str | None = None) -> None:
    while runs:
        text = runs[-1].text.rstrip(characters)
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()


def plain_text(runs: Runs) -> str:
    """Return the text of the runs; an empty line between blocks."""
    return "".join(run.text for run in runs).replace(BLOCK_BREAK, "\n\n").strip()


def one_line(runs: Runs) -> str:
    """Return the text of the runs on one line."""
    return re.sub("[ \n]+", " ", plain_text(runs))


def note_lost_links(runs: Runs, element: HtmlElement, notes: Notes, place: str) -> None:
    """Note the links that a place of plain text cannot keep; not those within the page, as headings to themselves."""
    for href in dict.fromkeys(run.style.href for run in runs):
        if href and not href.startswith("#"):
            notes.about(element, f"link to {href} in {place} left out, its text kept")


def note_lost_emphasis(runs: Runs, element: HtmlElement, notes: Notes, place: str) -> None:
    """Note that a place of plain text cannot keep bold, italic and superscript."""
    if any(run.style.bold or run.style.italic or run.style.superscript for run in runs):
        notes.about(element, f"bold, italic or superscript in {place} kept as plain text")
