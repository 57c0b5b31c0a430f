"""Sources of templates (Jinja, Django, Liquid, Nunjucks, Twig, Handlebars): their text without their tags.

Tags are written over with as many characters, so that what is left keeps its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import PurePath

from seo_checks import Kind, kind_of
from seo_checks.scanning import Scan, scan_html
from seo_checks.source import Stream

TEMPLATE_SUFFIXES = frozenset({".j2", ".jinja", ".jinja2", ".njk", ".liquid", ".twig", ".hbs", ".mustache"})

_TAG = re.compile(
    # What is commented out or quoted goes as a whole; of "{{{ raw }}}" all three braces.
    r"\{%[-+]?\s*(?P<whole>comment|verbatim|raw)\b[^%]*%\}.*?\{%[-+]?\s*end(?P=whole)\b[^%]*%\}"
    r"|\{#.*?#\}|\{%.*?%\}|\{\{!--.*?--\}\}|\{\{\{.*?\}\}\}|\{\{.*?\}\}",
    re.DOTALL,
)
_CONTROL = re.compile(r"\{%[-+]?\s*(?:extends|block|if|for|include|load|import|assign|set|macro|trans|url)\b")
# What puts something in, rather than steering: of Handlebars and of Go, that stands in double braces too.
_VALUE = re.compile(r"\{\{(?!\{?[-~]?\s*(?:[!#/^>]|(?:block|define|else|end|if|partial|range|template|with)\b))")
_NOT_A_LETTER = re.compile(r"[^\w\n]")
_NOT_A_LINE_BREAK = re.compile(r"[^\n]")
_BEFORE_A_VALUE = re.compile(r"(?:\]\(\s*|=[\"'][^\"'<>\n]*)\Z")  # of a link or an attribute in Markdown
_LANGUAGE = re.compile(r"(?:xml:)?lang\s*=\s*[\"']?\Z", re.IGNORECASE)
_REACH = 200


def is_template(name: str) -> bool:
    """Whether the name of a file says that it is a template."""
    return PurePath(name).suffix.lower() in TEMPLATE_SUFFIXES


def template_kind(name: str) -> Kind:
    """The format that a template makes: that of "page.md.j2" is Markdown, and HTML where the name does not say."""
    inner = name[: -len(PurePath(name).suffix)] if is_template(name) else name
    return kind_of(inner, "<!doctype")


def looks_like_a_template(text: str) -> bool:
    """Whether a text has tags that steer a template, which no finished page has."""
    return bool(_CONTROL.search(text))


def without_tags(text: str, kind: Kind) -> tuple[str, int]:
    """The text with its template tags written over, and how many there were.

    In text a tag becomes blanks, and an ellipsis where it puts something in. In an attribute its letters stay, so that
    the attribute is not taken for empty; a language that a tag fills in is left out as a whole, so that it is not taken
    at its word.
    """
    tags = [tag.span() for tag in _TAG.finditer(text)]
    stretches = dict.fromkeys(tags, _letters)
    if kind is Kind.HTML:
        scan = scan_html(_TAG.sub(lambda tag: "x" * len(tag[0]), text))
        stretches |= {span: _blanks for span in tags if _is_read(scan.stream, span[0])}
        stretches |= dict.fromkeys(_languages(text, scan), _nothing)
    else:
        in_values = (_BEFORE_A_VALUE.search(text, max(0, start - _REACH), start) for start, _ in tags)
        stretches |= {
            span: _blanks for span, value in zip(tags, in_values, strict=True) if not (value and kind is Kind.MARKDOWN)
        }
    pieces, position = [], 0
    for (start, end), written in sorted(stretches.items()):
        if start >= position:  # not within a stretch that is written over already
            pieces += [text[position:start], written(text[start:end])]
            position = end
    return "".join(pieces) + text[position:], len(tags)


def _letters(tag: str) -> str:
    return _NOT_A_LETTER.sub("_", tag)


def _nothing(tag: str) -> str:
    return _NOT_A_LINE_BREAK.sub(" ", tag)


def _blanks(tag: str) -> str:
    return f"{_nothing(tag)[:-1]}…" if _VALUE.match(tag) else _nothing(tag)


def _is_read(stream: Stream, offset: int) -> bool:
    """Whether a place of the source is part of its readable text."""
    at = bisect_left(stream.starts, offset)
    return at < len(stream.starts) and stream.starts[at] == offset


def _languages(text: str, scan: Scan) -> Iterator[tuple[int, int]]:
    """Where attributes stand whose value is a language that a tag fills in."""
    for tag in scan.tags:
        start, end = tag.values.get("lang") or tag.values.get("xml:lang") or (0, 0)
        if _TAG.search(text, start, end):
            name = _LANGUAGE.search(text, tag.offset, start)
            yield (name.start() if name else start), end + (text[end : end + 1] in {"'", '"'})
