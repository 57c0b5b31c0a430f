"""Put labelled sentences back into pages, so that rules that look at neighbours see them, and remember every place."""

from __future__ import annotations

import bisect
import html
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from tools.evaluation.labels import Labelled

_HEAD = frozenset({"title", "meta description"})
# What stands around a run of blocks of one role, and around each of them.
_AROUND_RUN = MappingProxyType({
    "list item": ("<ul>", "</ul>"), "definition": ("<dl>", "</dl>"), "table cell": ("<table><tr>", "</tr></table>"),
})  # fmt: skip
_AROUND_BLOCK = MappingProxyType({
    "title": ("<title>", "</title>"), "meta description": ('<meta name="description" content="', '">'),
    "heading": ("<h2>", "</h2>"), "paragraph": ("<p>", "</p>"), "list item": ("<li>", "</li>"),
    "definition": ("<dd>", "</dd>"), "quote": ("<blockquote>", "</blockquote>"), "table cell": ("<td>", "</td>"),
    "caption": ("<figure><figcaption>", "</figcaption></figure>"), "alt text": ('<img src="" alt="', '">'),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence and where it stands in the source of its page: `offsets` of each character, and of the end."""

    sentence: Labelled
    offsets: array[int]

    def part(self, start: int, end: int) -> tuple[int, int] | None:
        """The [start, end) in the sentence of what overlaps these characters of the source; None where nothing does."""
        if end <= self.offsets[0] or start >= self.offsets[-1]:
            return None
        first = max(0, bisect.bisect_right(self.offsets, start) - 1)
        return first, min(len(self.sentence.text), bisect.bisect_left(self.offsets, end))


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """The HTML of one page of the corpus, and its sentences in the order of the source."""

    source: str
    placed: tuple[Placed, ...]

    def parts(self, start: int, end: int) -> Iterator[tuple[Labelled, tuple[int, int]]]:
        """The sentences that these characters of the source overlap, each with the [start, end) in it."""
        first = bisect.bisect_right(self.placed, start, key=lambda placed: placed.offsets[-1])
        for placed in self.placed[first:]:
            part = placed.part(start, end)
            if part is None:
                break
            yield placed.sentence, part


def pages(sentences: Iterable[Labelled]) -> Iterator[CorpusPage]:
    """The pages of a corpus in the order they begin in it; a sentence that names no page has one of its own."""
    by_page: dict[Hashable, list[Labelled]] = {}
    for sentence in sentences:
        by_page.setdefault(sentence.page_key or sentence.id, []).append(sentence)
    for members in by_page.values():
        # Stable, and reading has made sure that a page has an order in full or not at all.
        yield _page(sorted(members, key=lambda sentence: sentence.order or 0))


def _page(sentences: Sequence[Labelled]) -> CorpusPage:
    writer = _Writer()
    head = [sentence for sentence in sentences if sentence.role in _HEAD]
    title = next((sentence.title for sentence in sentences if sentence.title is not None), None)
    writer.markup("<!doctype html><html><head>")
    if title is not None and all(sentence.role != "title" for sentence in head):
        writer.markup(f"<title>{html.escape(title)}</title>")
    writer.blocks(head)
    writer.markup("</head><body><main>\n")
    writer.blocks(sentence for sentence in sentences if sentence.role not in _HEAD)
    writer.markup("</main></body></html>\n")
    return CorpusPage("".join(writer.parts), tuple(writer.placed))


class _Writer:
    """HTML as it grows, with the offset at which each character of a sentence is written."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.placed: list[Placed] = []
        self._length = 0

    def blocks(self, sentences: Iterable[Labelled]) -> None:
        """Write sentences, those that share a block in one element, with the list or table around them."""
        for role, run in groupby(sentences, key=lambda sentence: sentence.role):
            before, after = _AROUND_RUN.get(role, ("", ""))
            self.markup(before)
            for _, block in groupby(run, key=lambda sentence: sentence.block or ("alone", sentence.id)):
                self._block(role, block)
            self.markup(after)

    def markup(self, text: str) -> None:
        """Write what belongs to no sentence."""
        self.parts.append(text)
        self._length += len(text)

    def _block(self, role: str, sentences: Iterable[Labelled]) -> None:
        before, after = _AROUND_BLOCK[role]
        self.markup(before)
        for position, sentence in enumerate(sentences):
            self.markup(" " if position else "")
            self._sentence(sentence)
        self.markup(f"{after}\n")

    def _sentence(self, sentence: Labelled) -> None:
        offsets = array("q", [self._length])
        for character in sentence.text:
            self.markup(html.escape(character))
            offsets.append(self._length)
        self.placed.append(Placed(sentence, offsets))
