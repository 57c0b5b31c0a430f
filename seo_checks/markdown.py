"""Markdown as HTML that says where in the source its blocks were written."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from seo_checks.about import ALLOW_META, KEYPHRASE_META, SYNONYMS_META
from seo_checks.front_matter import Front, read_front_matter
from seo_checks.source import Source, Stream, StreamBuilder

if TYPE_CHECKING:
    from markdown_it.token import Token

# The attribute that gives the source offset at which the text of an element begins.
OFFSET = "data-caveat-offset"
# markdown-it drops what is nested deeper. High enough for any text, low enough for Python's stack.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Markdown text as HTML, and the readable characters of its source in order."""

    html: str
    stream: Stream
    whole_page: bool
    problems: tuple[str, ...]


def render_markdown(source: Source) -> Rendered:
    """CommonMark with tables and strikethrough; front matter gives the head that a site generator would make of it."""
    front, body_start, problems = read_front_matter(source.text)
    first_line = source.place(body_start).line
    from markdown_it import MarkdownIt  # only where there is Markdown: it takes its time to load

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(source.text[body_start:])
    for token in tokens:
        if token.map and token.nesting >= 0:
            offset = source.line_start(first_line + token.map[0] + (token.type == "fence"))
            if token.type == "html_block":
                token.content = f'<span {OFFSET}="{offset}"></span>{token.content}'
            else:
                token.attrSet(OFFSET, str(offset))
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        problems.append(
            f"Lists or quotations are nested more than {_DEEPEST} deep; what is deeper was not read. Flatten them."
        )
    body = parser.renderer.render(tokens, parser.options, {})
    if front is not None:
        body = _head(front, has_h1=_has_h1(tokens)) + body
    return Rendered(body, _stream(source.text), front is not None, tuple(problems))


def _has_h1(tokens: list[Token]) -> bool:
    return any(token.tag == "h1" or (token.type == "html_block" and "<h1" in token.content) for token in tokens)


# -- front matter

# What a page says of its keyphrase, by the names that the site's articles and their imports know too, and allows.
_SAID = MappingProxyType({
    KEYPHRASE_META: ("keyphrase", "focus_keyphrase"),
    SYNONYMS_META: ("synonyms", "keyphrase_synonyms"),
    ALLOW_META: (ALLOW_META,),
})  # fmt: skip


def _head(front: Front, has_h1: bool) -> str:
    """The head that a site generator makes of front matter, and the title as h1 where the text has none."""
    nothing = ("", 0)
    title, title_offset = front.get("seo_title") or front.get("title", nothing)
    description, description_offset = front.get("description", nothing)
    language, _ = front.get("lang") or front.get("language", nothing)
    heading, heading_offset = front.get("title", nothing)
    parts = [f'<html lang="{html.escape(language)}"><head>' if language else "<html><head>"]
    if title:
        parts.append(f'<title {OFFSET}="{title_offset}">{html.escape(title)}</title>')
    if description:
        content = html.escape(description)
        parts.append(f'<meta {OFFSET}="{description_offset}" name="description" content="{content}">')
    for name, keys in _SAID.items():
        value = next((front[key][0] for key in keys if key in front), "")
        if value.strip():
            parts.append(f'<meta name="{name}" content="{html.escape(value)}">')
    parts.append("</head><body>")
    if heading and not has_h1:
        parts.append(f'<h1 {OFFSET}="{heading_offset}">{html.escape(heading)}</h1>')
    return "".join(parts)


# -- readable characters

_DESTINATION = r"(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
_LINK_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
# What the rendered page does not show and that holds words (link targets and labels, comments, tags), and characters
# that a backslash makes plain.
_SYNTAX = re.compile(
    rf"\\(?P<plain>[!-/:-@\[-`{{-~])|\]\(\s*{_DESTINATION}{_LINK_TITLE}\s*\)|\]\[[^\[\]\n]*\]"
    r"|<!--(?:.*?-->|.*)|</?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/][^<>]*)?>",
    re.DOTALL,
)


def _stream(text: str) -> Stream:
    builder = StreamBuilder(text)
    position = 0
    for match in _SYNTAX.finditer(text):
        builder.add_decoded(position, match.start())
        if match["plain"]:
            builder.add(match.start("plain"), match.end())
        position = match.end()
    builder.add_decoded(position, len(text))
    return builder.build()
