"""Turns the elements of an article into the blocks of its body, as the database keeps them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any
from uuid import uuid4

from django.utils.safestring import SafeString

from cms.articles.blocks import INLINE, PROSE
from cms.articles.importing.completeness import texts
from cms.articles.importing.elements import (
    CallOut,
    Element,
    Faq,
    Heading,
    List,
    Paragraph,
    Picture,
    Quote,
    Table,
    Testimonial,
)
from cms.articles.importing.inline import Run, Runs, Style, plain_text
from cms.articles.importing.lengths import longest_in_block
from cms.articles.importing.notes import Notes, excerpt
from cms.articles.importing.pictures import Pictures
from cms.articles.importing.rich_text import RichText

MAX_HEADING = longest_in_block("heading", "text")
LEVELS = {1: "h2", 2: "h2", 3: "h3", 4: "h4", 5: "h4", 6: "h4"}

Block = Mapping[str, Any]


@dataclass(frozen=True)
class Body:
    """The blocks of an article, and what is in them."""

    blocks: list[Block]
    images: int
    links: int


def body_of(elements: Sequence[Element], pictures: Pictures, notes: Notes) -> Body:
    """Return the elements as blocks; paragraphs that follow each other share one, as an editor would write them."""
    return _Stream(pictures, notes).body(elements)


class _Stream:
    def __init__(self, pictures: Pictures, notes: Notes) -> None:
        self._pictures = pictures
        self._notes = notes
        self._prose = RichText(PROSE)
        self._inline = RichText(INLINE)
        self._text: list[Paragraph | List] = []
        self._blocks: list[Block] = []
        self._images = 0

    def body(self, elements: Iterable[Element]) -> Body:
        """Return the finished body."""
        for element in elements:
            self._add(element)
        self._end_text()
        links = sum(text.count("<a href=") for text in texts(self._blocks) if isinstance(text, SafeString))
        return Body(self._blocks, self._images, links)

    def _end_text(self) -> None:
        if self._text:
            text, self._text = self._text, []
            self._append("paragraph", self._prose.of(text))

    def _append(self, kind: str, value: Any) -> None:
        self._end_text()
        self._blocks.append(_item(kind, value))

    @singledispatchmethod
    def _add(self, element: Element) -> None:
        raise TypeError(element)

    @_add.register
    def _(self, element: Paragraph) -> None:
        self._text.append(element)

    @_add.register
    def _(self, element: Heading) -> None:
        if len(element.text) > MAX_HEADING:
            self._notes.add(f"a heading too long for one kept as bold text: {excerpt(element.text)}")
            self._text.append(Paragraph((Run(element.text, Style(bold=True)),)))
        else:
            self._append("heading", {"text": element.text, "level": LEVELS[element.level]})

    @_add.register
    def _(self, element: List) -> None:
        if _is_flat(element):
            items = [_item("item", self._inline.of_runs(item.runs)) for item in element.items]
            self._append("list", {"ordered": element.items[0].ordered, "items": items})
        else:
            self._text.append(element)

    @_add.register
    def _(self, element: Quote) -> None:
        self._append("quote", {"text": element.text, "attribution": element.attribution})

    @_add.register
    def _(self, element: Picture) -> None:
        image = self._pictures.place(element)
        if image is None:
            if element.caption:
                self._text.append(Paragraph((Run(element.caption, Style()),)))
            return
        self._images += 1
        alt = (element.alt or "").strip()
        # Without a description of its own, a picture would be given one from the library that nobody wrote for it.
        shown = {"image": image, "alt_text": alt, "decorative": not alt}
        self._append("image", {"image": shown, "caption": element.caption})

    @_add.register
    def _(self, element: Table) -> None:
        rich = [_is_rich(row[column] for row in element.rows) for column in range(len(element.headings))]
        columns = [
            {"type": "rich_text" if is_rich else "text", "heading": heading}
            for is_rich, heading in zip(rich, element.headings, strict=True)
        ]
        rows = [
            {"values": [self._cell(cell, is_rich) for cell, is_rich in zip(row, rich, strict=True)]}
            for row in element.rows
        ]
        self._append("table", {"caption": element.caption, "columns": columns, "rows": rows})

    @_add.register
    def _(self, element: CallOut) -> None:
        self._append(element.kind, {"title": element.title, "text": self._prose.of(element.content)})

    @_add.register
    def _(self, element: Faq) -> None:
        questions = [
            _item("item", {"question": question.text, "answer": self._prose.of(question.answer)})
            for question in element.questions
        ]
        self._append("faq", {"title": element.title, "questions": questions})

    @_add.register
    def _(self, element: Testimonial) -> None:
        self._append("testimonial", {"text": element.text, "name": element.name, "detail": element.detail})

    def _cell(self, runs: Runs, is_rich: bool) -> str:
        return self._inline.of_runs(runs) if is_rich else plain_text(runs)


def _item(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _is_flat(element: List) -> bool:
    """Tell a list that the list block can hold from one that only rich text can."""
    ordered = element.items[0].ordered
    return all(
        item.depth == 0 and item.ordered == ordered and not any(run.style.superscript for run in item.runs)
        for item in element.items
    )


def _is_rich(cells: Iterable[Runs]) -> bool:
    """Tell cells that need rich text from those that plain text can hold."""
    return any(run.style != Style() or "\n" in plain_text((run,)) for cell in cells for run in cell)
