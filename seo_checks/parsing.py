"""Build the Document: one BeautifulSoup (lxml) parse and one walk over its tree."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag, UnusualUsageWarning
from bs4.element import Comment, NavigableString, PageElement, PreformattedString
from soupsieve import SelectorSyntaxError

from seo_checks.allowances import Allowances, allowances_of_metas
from seo_checks.document import Block, Document, Image, Link, Role
from seo_checks.elements import Elements
from seo_checks.errors import ProfileError, UnreadableError
from seo_checks.flow import HIDDEN_ELEMENTS, Context, OpenLink, TextBuffer, attribute, tokens
from seo_checks.limits import Limits
from seo_checks.markdown import OFFSET
from seo_checks.reading import Kind, Reading, read
from seo_checks.scanning import StartTag, StartTags
from seo_checks.source import Aligner, Place, StreamBuilder
from seo_checks.structured.markup import embedded
from seo_checks.structured.said import with_said

# Elements that begin and end a block of text: HTML's flow content minus its phrasing content, plus buttons and options.
_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr legend li main menu nav ol option optgroup p pre "
    "search section select summary table tbody td tfoot th thead title tr ul".split()
)

# NUL and lone surrogates, which no page may hold; browsers show the replacement character for them.
_UNUSABLE = re.compile(r"[\0\ud800-\udfff]")


def parse(text: str, kind: Kind = Kind.HTML, *, main_selector: str = "", limits: Limits | None = None) -> Document:
    """Parse one page, given as text of the format `kind`.

    `main_selector` is a CSS selector of the main content; by default it is `main`, else the only `article`, else the
    page without navigation, header, footer and aside. What is hidden is never read as text.
    Raises UnreadableError for a page that is empty or beyond a limit, ProfileError for a selector that is not CSS.
    """
    limits = limits or Limits()
    limits.refuse_too_long(text)
    if not text.strip():
        raise UnreadableError("The page is empty: nothing was audited.", "Give a page with text in it.")
    reading = read(_UNUSABLE.sub("\ufffd", text), kind)
    limits.refuse_too_complex(reading.scan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnusualUsageWarning)  # XHTML is welcome, and so are pages of few words
        soup = BeautifulSoup(reading.html, "lxml")
    problems = list(reading.problems)
    roots = _main_roots(soup, main_selector, problems)
    walk = _Walk(reading, roots)
    walk.run(soup)
    problems.extend(_losses(reading, walk.characters, walk.deepest, limits))
    document = Document(
        blocks=tuple(walk.blocks),
        links=walk.links,
        images=tuple(walk.images),
        metas=tuple(walk.elements.metas),
        canonicals=tuple(walk.canonicals),
        structured_data=(*walk.elements.structured_data, *embedded(soup, reading.html)),
        head_links=tuple(walk.elements.head_links),
        tables=tuple(walk.elements.tables),
        frames=tuple(walk.elements.frames),
        empty_elements=tuple(walk.elements.empty),
        hidden_texts=tuple(walk.elements.hidden),
        anchors=frozenset(walk.elements.anchors),
        allowances=(*allowances_of_metas(walk.elements.metas), *walk.allowances.end()),
        base=walk.elements.base,
        language=walk.language,
        whole_page=reading.whole_page,
        problems=tuple(problems),
    )
    return with_said(document)


def _main_roots(soup: BeautifulSoup, selector: str, problems: list[str]) -> list[Tag]:
    if selector:
        try:
            found = list(soup.select(selector))
        except SelectorSyntaxError as error:
            reason = str(error).splitlines()[0]
            raise ProfileError(
                f'content.selector "{selector}" is not a CSS selector: {reason}', "Correct it."
            ) from None
        if found:
            return found
        problems.append(f'No element matches the content selector "{selector}"; the default main content was audited.')
    # Not by selectors, which take a tenth of a second to get ready, once a process.
    main = soup.find_all(_is_main, limit=1)
    articles = soup.find_all("article", limit=2)
    # Not the body: where its tag is left out, the parser may put the first sections into the head.
    return main or (articles if len(articles) == 1 else soup.find_all("html", limit=1))


def _is_main(tag: Tag) -> bool:
    return tag.name == "main" or tag.get("role") == "main"


def _losses(reading: Reading, characters: int, deepest: int, limits: Limits) -> Iterator[str]:
    """What the tree lacks of the source, or holds in a way that browsers would not."""
    written = len("".join(reading.scan.stream.text.split()))
    if written - characters > max(20, written // 50):
        yield (
            f"The parser reached only {characters:,} of the {written:,} characters of text in the source. "
            "Mend the markup (unclosed or misnested elements) and audit again."
        )
    for tag in reading.scan.left_open(HIDDEN_ELEMENTS):
        where = f" on line {reading.source.place(tag.offset).line}" if reading.is_html else ""
        yield f"<{tag.name}>{where} is never closed, so what follows it is not read as text: add </{tag.name}>."
    if deepest > limits.max_depth:
        yield (
            f"Elements are nested {deepest:,} deep; browsers flatten a page below {limits.max_depth}, so what was "
            "audited may not be what visitors see. Close the elements that are left open."
        )


class _Walk:
    """One pass over the tree in document order, gathering text into blocks and the rest into lists."""

    def __init__(self, reading: Reading, roots: list[Tag]) -> None:
        self._reading = reading
        self._roots = frozenset(id(root) for root in roots)
        self._whole_body = all(root.name == "html" for root in roots)
        self._aligner = Aligner(reading.stream)
        self._tags = StartTags(reading.scan.tags if reading.is_html else [])
        self._buffer = TextBuffer()
        self._block_context = Context()
        self._links: list[OpenLink] = []
        self._linked: list[tuple[OpenLink, int, int]] = []  # stretches of the buffer that are links' text
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.elements = Elements()
        self.allowances = Allowances(reading.source)
        self.canonicals: list[Link] = []
        self.language: str | None = None
        self.characters = 0  # of text, white space apart, hidden text included
        self.deepest = 0

    def run(self, soup: BeautifulSoup) -> None:
        """Walk the tree with a stack of our own, because pages nest deeper than Python's calls may."""
        open_tags: list[tuple[Tag, Context, Iterator[PageElement]]] = []
        context, siblings = Context(), iter(soup.contents)
        while True:
            node = next(siblings, None)
            if isinstance(node, Tag):
                open_tags.append((node, context, siblings))
                context, siblings = self._enter(node, context), iter(node.contents)
                self.deepest = max(self.deepest, len(open_tags))
            elif isinstance(node, NavigableString):
                self._text(node, context)
            elif open_tags:
                inner = context
                tag, context, siblings = open_tags.pop()
                self._leave(tag, inner, context)
            else:
                break
        self._end_block()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the page in the order they begin."""
        return tuple(link.read() for link in self._links)

    def _enter(self, tag: Tag, outer: Context) -> Context:
        start = self._tags.take(tag.name)
        self._jump(tag)
        place = self._place(start)
        self.allowances.enter(tag, place)
        context = outer.inside(tag, self._roots, self._whole_body)
        self.elements.enter(tag, outer, context, place, written=start is not None or not self._reading.is_html)
        if tag.name in _BLOCK:
            if context.visible:  # what is hidden does not part the text around it
                self._end_block()
                self._block_context = context
        elif tag.name == "br" and context.visible:
            self._break(context)
        elif tag.name == "a" and tag.has_attr("href") and context.visible:
            link = OpenLink(attribute(tag, "href") or "", tokens(tag, "rel"), _label(tag), context.main, place)
            self._links.append(link)
            context = replace(context, link=link)
        elif tag.name == "img" and context.visible:
            self._image(tag, context, start, place)
        elif tag.name == "html":
            self.language = self.language or context.language
        else:
            self._head_element(tag, context, start, place)
        return context

    def _leave(self, tag: Tag, inner: Context, outer: Context) -> None:
        self.elements.leave(tag)
        if tag.name in _BLOCK and inner.visible:
            self._end_block()
            self._block_context = outer
        self.allowances.leave(tag, self._aligner.position)

    def _text(self, node: NavigableString, context: Context) -> None:
        if isinstance(node, Comment):
            self.allowances.comment(node)
        if isinstance(node, PreformattedString) or (node.parent and node.parent.name in {"script", "style"}):
            return  # comments, doctypes, code
        text = str(node)
        self.characters += len("".join(text.split()))
        starts, ends = self._aligner.locate(text)
        self.elements.text(text, context)
        if context.visible:
            before = len(self._buffer)
            self._buffer.add(text, starts, ends)
            if context.link is not None:
                context.link.pieces.append(text)
                self._linked.append((context.link, before, len(self._buffer)))

    def _break(self, context: Context) -> None:
        """A line break; the second of two ends the block, as authors mean it to."""
        if self._buffer.ends_line:
            self._end_block()
        else:
            self._buffer.add_break(self._aligner.position)
        if context.link is not None:
            context.link.pieces.append(" ")

    def _end_block(self) -> None:
        block = self._add_block(self._block_context.role, self._buffer, self._block_context)
        if block is not None:
            self.allowances.block(block)
            for link, start, end in self._linked:
                link.covers(block, start, min(end, len(block.text)))
                link.pieces.append(" ")
        self._linked.clear()

    def _add_block(self, role: Role, buffer: TextBuffer, context: Context) -> Block | None:
        text, starts, ends = buffer.take()
        if not text:
            return None
        block = Block(
            index=len(self.blocks),
            role=role,
            text=text,
            main=context.main and role is not Role.META_DESCRIPTION,
            level=context.level if role in {Role.HEADING, Role.ALT_TEXT} else None,
            language=context.language,
            source=self._reading.source,
            starts=starts,
            ends=ends,
        )
        self.blocks.append(block)
        return block

    # -- what is not running text

    def _image(self, tag: Tag, context: Context, start: StartTag | None, place: Place | None) -> None:
        alt = attribute(tag, "alt")
        unheard = not context.heard or attribute(tag, "role") in {"presentation", "none"}
        size = (attribute(tag, "width") or "", attribute(tag, "height") or "")
        link = context.link.href if context.link else None
        src = attribute(tag, "src") or ""
        self.images.append(Image(src, alt, context.main, place, unheard, _label(tag), *size, link))
        if alt and alt.strip():
            self._add_block(Role.ALT_TEXT, self._of_attribute(alt, "alt", start), context)
            if context.link is not None:
                context.link.pieces.append(f" {alt} ")

    def _head_element(self, tag: Tag, context: Context, start: StartTag | None, place: Place | None) -> None:
        if tag.name == "meta" and self.elements.metas[-1].name == "description":
            content = self._of_attribute(self.elements.metas[-1].content, "content", start)
            self._add_block(Role.META_DESCRIPTION, content, context)
        elif tag.name == "link" and "canonical" in tokens(tag, "rel"):
            self.canonicals.append(Link(attribute(tag, "href") or "", "", tokens(tag, "rel"), False, place))

    def _of_attribute(self, value: str, name: str, start: StartTag | None) -> TextBuffer:
        """An attribute's text with its origins."""
        buffer = TextBuffer()
        if self._reading.is_html:
            builder = StreamBuilder(self._reading.source.text)
            builder.add_decoded(*(start.values.get(name, (0, 0)) if start else (0, 0)), attribute=True)
            buffer.add(value, *Aligner(builder.build()).locate(value))
        else:  # rendered from Markdown, where the text stands among the rest
            buffer.add(value, *self._aligner.locate(value))
        return buffer

    def _jump(self, tag: Tag) -> None:
        """Go where the text of a block rendered from Markdown begins."""
        offset = "" if self._reading.is_html else attribute(tag, OFFSET) or ""
        if offset.isdecimal():
            self._aligner.jump(int(offset[:9]))

    def _place(self, start: StartTag | None) -> Place | None:
        return self._reading.source.place(start.offset if start else self._aligner.position)


def _label(tag: Tag) -> str:
    return (attribute(tag, "aria-label") or attribute(tag, "title") or "").strip()
