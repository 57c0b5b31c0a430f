"""Reads lists, with the lists inside them."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from cms.articles.importing.elements import List, ListItem
from cms.articles.importing.inline import BLOCKS, Run, Style, read_child, text_run, tidy
from cms.articles.importing.notes import Notes

LISTS = frozenset({"ul", "ol", "menu", "dir"})
# What an item may hold in blocks of their own without losing more than their distance.
SIMPLE = LISTS | {"li", "p", "div", "section", "pre"}


def read_list(element: HtmlElement, style: Style, notes: Notes, images: list[HtmlElement]) -> List:
    """Return a list as one row of items, each with its depth. Images are added to ``images``."""
    return List(tuple(_ListReader(notes, images).items(element, style, 0)))


class _ListReader:
    def __init__(self, notes: Notes, images: list[HtmlElement]) -> None:
        self._notes = notes
        self._images = images

    def items(self, element: HtmlElement, style: Style, depth: int) -> Iterator[ListItem]:
        """Yield the items of a list; text between them becomes an item too."""
        ordered = element.tag == "ol"
        self._note_numbering(element)
        yield from self._item([text_run(element.text or "", style)], depth, ordered)
        for child in element:
            if child.tag in LISTS:
                yield from self._inner(child, style, depth, ordered)
            elif child.tag == "li":
                yield from self._inside(child, style, depth, ordered)
            else:
                yield from self._item(self._of_child(child, style), depth, ordered)
            yield from self._item([text_run(child.tail or "", style)], depth, ordered)

    def _inner(self, element: HtmlElement, style: Style, depth: int, ordered: bool) -> Iterator[ListItem]:
        if ordered and element.tag != "ol":
            self._notes.about(element, "bullets inside a numbered list became numbers, or its own would begin again")
        return self.items(element, style, depth + 1)

    def _inside(self, item: HtmlElement, style: Style, depth: int, ordered: bool) -> Iterator[ListItem]:
        """Yield an item, the items of lists in it, and the text after those as items of their own."""
        runs = [text_run(item.text or "", style)]
        started = False
        for child in item:
            if child.tag in LISTS:
                yield from self._item(runs, depth, ordered)
                yield from self._inner(child, style, depth, ordered)
                runs, started = [], True
            else:
                runs += self._of_child(child, style)
            runs.append(text_run(child.tail or "", style))
        rest = list(self._item(runs, depth, ordered))
        if started and rest:
            self._notes.about(item, "text after a list inside an item became an item")
        yield from rest

    def _of_child(self, child: HtmlElement, style: Style) -> list[Run]:
        if child.tag in BLOCKS and child.tag not in SIMPLE:
            self._notes.about(child, f"<{child.tag}> in a list item kept as plain text")
        return read_child(child, style, self._notes, self._images)

    def _item(self, runs: list[Run], depth: int, ordered: bool) -> Iterator[ListItem]:
        text = tidy(runs)
        if text:
            yield ListItem(text, depth, ordered)

    def _note_numbering(self, element: HtmlElement) -> None:
        """Note what the numbers of a list were, where they were not 1, 2, 3."""
        written = [f"{name}={element.get(name)}" for name in ("start", "type", "reversed") if name in element.attrib]
        written += [f"value={item.get('value')}" for item in element.iterchildren("li") if "value" in item.attrib]
        if element.tag == "ol" and written and written != ["start=1"]:
            self._notes.about(element, f"numbering of a list not kept ({', '.join(written)})")
