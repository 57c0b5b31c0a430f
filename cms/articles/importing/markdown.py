"""Turns Markdown into HTML, with ``:::`` containers, and remembers which line each line of it came from.

The rest is converted as the engine does it, so that an article reads the same before and after an import.
"""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from cms.articles.importing.faults import ImportFault
from cms.articles.importing.sections import default_title

OPENING = re.compile(r":::+[ \t]*([A-Za-z][\w-]*)(?:[ \t]+(.*?))?[ \t]*\Z")
CLOSING = re.compile(r":::+[ \t]*\Z")
MAX_NESTING = 100


@dataclass(frozen=True)
class Rendered:
    """HTML, and pairs of lines: of the HTML, of the source."""

    html: str
    lines: tuple[tuple[int, int], ...]

    def line_of(self, line: int) -> int | None:
        """Return the line of the source that a line of the HTML came from."""
        position = bisect.bisect_right(self.lines, line, key=lambda pair: pair[0])
        if not position:
            return None
        html_line, source_line = self.lines[position - 1]
        return source_line + line - html_line


def markdown_to_html(text: str) -> Rendered:
    """Return the text as HTML. Raises ImportFault for lists and quotations nested past all sense."""
    options = {"html": True, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("commonmark", options, renderer_cls=_Renderer).enable(["table", "strikethrough"])
    interrupts = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "container", _container, interrupts)
    lines: list[tuple[int, int]] = []
    env = {"lines": lines, "open": 0}  # "open" counts the containers around what is parsed
    tokens = parser.parse(text, env)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        # The parser passes over what is nested deeper.
        raise ImportFault("Lists or quotations are nested too deep.", "Take them apart.")
    return Rendered(parser.renderer.render(tokens, parser.options, env), tuple(lines))


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse ``:::kind title`` … ``:::`` as a container; one that is never closed goes on to the end."""
    opening = None if state.is_code_block(start) else OPENING.match(_line(state, start))
    if opening is None or silent:
        return opening is not None
    if state.level != state.env["open"]:
        return False  # inside a list or a quotation
    closing = _closing_line(state, start + 1, end)
    token = state.push("container_open", "article-section", 1)
    token.map = [start, closing]
    token.meta = {"kind": opening[1].lower().replace("-", "_"), "title": opening[2] or "", "closed": closing < end}
    outer_end, state.lineMax = state.lineMax, closing
    state.env["open"] += 1
    state.md.block.tokenize(state, start + 1, closing)
    state.env["open"] -= 1
    state.lineMax = outer_end
    state.push("container_close", "article-section", -1).meta = token.meta
    state.line = min(closing + 1, end)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _closing_line(state: StateBlock, line: int, end: int) -> int:
    depth = 1
    while line < end:
        if OPENING.match(_line(state, line)):
            depth += 1
        elif CLOSING.match(_line(state, line)):
            depth -= 1
            if depth == 0:
                return line
        line += 1
    return end


class _Renderer(RendererHTML):
    """Renders as usual, and notes at which line of the output each block of the source begins."""

    def render(self, tokens: Sequence[Token], options, env) -> str:
        line, pieces = 1, []
        for index, token in enumerate(tokens):
            if token.map:
                env["lines"].append((line, token.map[0] + 1))
            if token.type == "inline":
                piece = self.renderInline(token.children or [], options, env)
            else:
                piece = self.rules.get(token.type, self.renderToken)(tokens, index, options, env)
            line += piece.count("\n")
            pieces.append(piece)
        return "".join(pieces)

    def container_open(self, tokens, index, options, env) -> str:
        """Open a container; its title is its first text, as readers see it."""
        meta = tokens[index].meta
        unclosed = "" if meta["closed"] else " data-unclosed"
        opening = f'<article-section data-kind="{escape(meta["kind"])}"{unclosed}>'
        title = meta["title"] or default_title(meta["kind"])
        if meta["kind"] == "testimonial" or not title:
            return opening + "\n"
        return f"{opening}<section-title>{escape(title)}</section-title>\n"

    def container_close(self, tokens, index, options, env) -> str:
        """Close a container; who gave a testimonial is its last text."""
        meta = tokens[index].meta
        name, _, detail = meta["title"].partition(",")
        signed = f"<p><said-by>{escape(name)}</said-by> <said-by>{escape(detail.strip())}</said-by></p>"
        return (signed if meta["kind"] == "testimonial" and meta["title"] else "") + "</article-section>\n"

    def image(self, tokens, index, options, env) -> str:
        """Show an image's title as its caption; an empty description is the same as none."""
        token = tokens[index]
        alt = self.renderInlineAsText(token.children, options, env)
        described = f' alt="{escape(alt)}"' if alt else ""
        image = f'<img src="{escape(str(token.attrGet("src") or ""))}"{described}>'
        title = token.attrGet("title")
        return f"<figure>{image}<figcaption>{escape(str(title))}</figcaption></figure>" if title else image
