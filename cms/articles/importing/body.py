"""Reads the main content of a page into the elements of an article, in reading order and without losing text."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from cms.articles.importing import sections
from cms.articles.importing.completeness import squeezed
from cms.articles.importing.elements import Element, Heading, Paragraph, Picture
from cms.articles.importing.inline import (
    BLOCKS,
    Run,
    Style,
    note_lost_emphasis,
    note_lost_links,
    one_line,
    read_inline,
    style_inside,
    text_run,
    tidy,
)
from cms.articles.importing.lengths import longest_in_block
from cms.articles.importing.lists import LISTS, read_list
from cms.articles.importing.notes import Notes
from cms.articles.importing.tables import is_data_table, read_table

MAX_CAPTION = longest_in_block("image", "caption")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements whose text is kept while what they did with it is not.
REPORTED = {
    "details": "a part that opens and closes is always open here",
    "dialog": "an open dialogue became part of the text",
    "dl": "a list of terms kept as paragraphs",
    "fieldset": "a group of form fields: only its text was kept",
    "form": "a form: its text was kept, its fields were not",
}


def read_body(root: HtmlElement, notes: Notes) -> list[Element]:
    """Return the article's elements; what they cannot hold is noted."""
    return _BodyReader(notes).read(root, Style())


class _BodyReader:
    def __init__(self, notes: Notes, nested: bool = False) -> None:
        self._notes = notes
        self._nested = nested
        self._runs: list[Run] = []
        self._blocks: list[Element] = []
        self._special = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(LISTS, self._list),
            "article-section": self._section,
            "blockquote": self._quote,
            "figure": self._figure,
            "hr": self._rule,
            "table": self._table,
        }

    def read(self, element: HtmlElement, style: Style) -> list[Element]:
        """Return the elements inside an element."""
        self._children(element, style)
        self._end_paragraph()
        return self._blocks

    def _children(self, element: HtmlElement, style: Style) -> None:
        self._runs.append(text_run(element.text or "", style))
        for child in element:
            self._child(child, style)
            self._runs.append(text_run(child.tail or "", style))

    def _child(self, child: HtmlElement, style: Style) -> None:
        if child.tag == "br":
            self._runs.append(Run("\n", style))
        elif child.tag == "img":
            self._end_paragraph()
            self._blocks += self._pictures([child], style)
        elif child.tag in BLOCKS:
            self._end_paragraph()
            self._block(child, style)
            self._end_paragraph()
        else:
            self._children(child, style_inside(child, style, self._notes))

    def _end_paragraph(self) -> None:
        runs = tidy(self._runs)
        self._runs = []
        if runs:
            self._blocks.append(Paragraph(runs))

    def _block(self, element: HtmlElement, style: Style) -> None:
        if element.tag in self._special:
            self._blocks += self._special[element.tag](element, style)
            return
        if element.tag in REPORTED:
            self._notes.about(element, REPORTED[element.tag])
        self._children(element, style_inside(element, style, self._notes))

    def _inside(self, element: HtmlElement, style: Style, nested: bool = False) -> list[Element]:
        return _BodyReader(self._notes, nested or self._nested).read(element, style)

    def _heading(self, element: HtmlElement, style: Style) -> list[Element]:
        images: list[HtmlElement] = []
        runs = tidy(read_inline(element, style, self._notes, images))
        note_lost_links(runs, element, self._notes, "a heading")
        text = one_line(runs)
        return [*([Heading(text, HEADINGS[element.tag])] if text else []), *self._pictures(images, style)]

    def _list(self, element: HtmlElement, style: Style) -> list[Element]:
        images: list[HtmlElement] = []
        read = read_list(element, style, self._notes, images)
        return [*([read] if read.items else []), *self._pictures(images, style)]

    def _table(self, element: HtmlElement, style: Style) -> list[Element]:
        images: list[HtmlElement] = []
        table = read_table(element, style, self._notes, images) if is_data_table(element) else None
        if table is None:
            self._notes.about(element, "a table that is no plain table of data: its cells became paragraphs, in order")
            return self._inside(element, style)
        return [table, *self._pictures(images, style)]

    def _rule(self, element: HtmlElement, style: Style) -> list[Element]:
        self._notes.about(element, "horizontal rule left out")
        return []

    def _quote(self, element: HtmlElement, style: Style) -> list[Element]:
        signature = _signature(element)
        return self._signed_quote(element, style, [] if signature is None else [signature])

    def _signed_quote(self, element: HtmlElement, style: Style, signatures: list[HtmlElement]) -> list[Element]:
        if address := element.get("cite"):
            self._notes.about(element, f"source of a quotation left out: {address}")
        attribution = " ".join(self._line(part, style, "the source of a quotation") for part in signatures)
        for part in signatures:
            part.drop_tree()
        return sections.quote(attribution, self._plain_blocks(element, style, "a quotation"), self._noting(element))

    def _figure(self, element: HtmlElement, style: Style) -> list[Element]:
        """Return a picture or quotation with its caption; other figures as what is in them."""
        caption = next(element.iterchildren("figcaption"), None)
        images = list(element.iter("img"))
        if caption is None:
            return self._inside(element, style)
        around, written = squeezed(element.text_content()), squeezed(caption.text_content())
        if len(images) == 1 and around == written:
            text = self._line(caption, style, "a caption")
            if len(text) <= MAX_CAPTION:
                return self._pictures(images, style, text)
        first = element[0]
        if first.tag == "blockquote" and around == squeezed(first.text_content()) + written and not images:
            return self._signed_quote(first, style, [caption])
        return self._inside(element, style)

    def _pictures(self, images: Iterable[HtmlElement], style: Style, caption: str = "") -> list[Element]:
        pictures = []
        for image in images:
            link = next((parent.get("href") for parent in image.iterancestors("a")), style.href)
            if link:
                self._notes.about(image, f"link around a picture left out: {link}")
            if title := image.get("title"):
                self._notes.about(image, f"title of a picture left out: “{title}”")
            address = image.get("src") or image.get("data-src") or ""
            pictures.append(Picture(address.strip(), image.get("alt"), caption, self._notes.line_of(image)))
        return pictures

    def _section(self, element: HtmlElement, style: Style) -> list[Element]:
        """Return a container: its title is its first element, and who said it stands in its last."""
        kind = element.get("data-kind") or ""
        note = self._noting(element)
        if "data-unclosed" in element.attrib:
            note(f"container “{kind}” is never closed: it goes on to the end")
        if self._nested:
            note(f"container “{kind}” inside another one: its text was kept")
            return self._inside(element, style)
        if kind == "testimonial":
            said_by = _said_by(element)
            return sections.testimonial(said_by, self._plain_blocks(element, style, "a testimonial"), note)
        title = ""
        if len(element) and element[0].tag == "section-title" and not (element.text or "").strip():
            title = self._line(element[0], style, "a title")
            element[0].drop_tree()
        return sections.section(kind, title, self._inside(element, style, nested=True), note)

    def _line(self, element: HtmlElement, style: Style, place: str) -> str:
        """Return the text of an element that becomes one line of plain text."""
        runs = tidy(read_inline(element, style, self._notes, []))
        note_lost_links(runs, element, self._notes, place)
        note_lost_emphasis(runs, element, self._notes, place)
        return one_line(runs)

    def _plain_blocks(self, element: HtmlElement, style: Style, place: str) -> list[Element]:
        """Return the elements inside one whose prose becomes plain text."""
        blocks = self._inside(element, style, nested=True)
        for block in blocks:
            if isinstance(block, Paragraph):
                note_lost_links(block.runs, element, self._notes, place)
                note_lost_emphasis(block.runs, element, self._notes, place)
        return blocks

    def _noting(self, element: HtmlElement) -> sections.Note:
        return lambda message: self._notes.about(element, message)


def _signature(quote: HtmlElement) -> HtmlElement | None:
    """Return the last element of a quotation, where it says whose words these are."""
    last = quote[-1] if len(quote) else None
    if last is None or (last.tail or "").strip():
        return None
    before = last.getprevious()
    apart = before is not None and before.tag in BLOCKS and not (before.tail or "").strip()
    return last if last.tag == "footer" or (last.tag == "cite" and apart) else None


def _said_by(testimonial: HtmlElement) -> list[str]:
    """Take the signature out of a testimonial and return its parts."""
    last = testimonial[-1] if len(testimonial) else None
    if last is None or {part.tag for part in last} != {"said-by"}:
        return []
    parts = [" ".join(part.text_content().split()) for part in last]
    last.drop_tree()
    return parts
