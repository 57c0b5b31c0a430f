"""From a finding's place on the rendered page to the field it was typed in; the bridge is the text itself.

Blocks and segments are compared folded and with white space collapsed: first whole texts in reading order, each
segment once; then segments that are parts of a block, and blocks that are parts of a segment.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.audits.spots import Segment
from seo_checks import Block, Document
from seo_checks.text import fold

_RUN = re.compile(r"\S+")
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")  # which the engine leaves out of a page's text
_PARAGRAPH = re.compile(r"\S.*?(?=\s*?\n\s*?\n|\s*\Z)", re.DOTALL)
# A shorter block is too common a text ("References") to say that it comes from a segment that contains it.
_TELLING_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Location:
    """The words [start, end) of a segment's text; without offsets where only the field is known."""

    segment: Segment
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text folded and with its white space collapsed, and where each of its characters stood."""

    text: str
    origins: array[int]

    @classmethod
    def of(cls, text: str, begin: int = 0, end: int | None = None) -> _Folded:
        """Fold the stretch [begin, end) of a text; origins are offsets in the whole of it."""
        folded = fold(text)
        words, origins = [], array("q")
        for run in _RUN.finditer(folded, begin, len(text) if end is None else end):
            seen = [position for position in range(*run.span()) if folded[position] not in _INVISIBLE]
            if words and seen:
                origins.append(run.start() - 1)
            if seen:
                words.append("".join(folded[position] for position in seen))
                origins.extend(seen)
        return cls(" ".join(words), origins)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters [start, end) stand in the original."""
        return self.origins[start], self.origins[end - 1] + 1

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """Which folded characters the original's [start, end) became."""
        return bisect_left(self.origins, start), bisect_left(self.origins, end)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A segment, or one paragraph of it, ready to compare."""

    segment: Segment
    folded: _Folded


@dataclass(frozen=True, slots=True)
class _Match:
    """The folded characters [start, end) of a block are those of `unit` from `offset` on."""

    start: int
    end: int
    unit: _Unit
    offset: int = 0

    def location(self, start: int, end: int) -> Location:
        """Where the block's folded characters [start, end) were typed."""
        if self.start <= start < end <= self.end:
            shift = self.offset - self.start
            return Location(self.unit.segment, *self.unit.folded.outward(start + shift, end + shift))
        return Location(self.unit.segment)

    def overlap(self, start: int, end: int) -> int:
        """How many of the block's folded characters [start, end) the match covers."""
        return min(end, self.end) - max(start, self.start)


class FieldMap:
    """Where the text of a page's blocks was typed."""

    def __init__(self, document: Document, segments: Iterable[Segment]) -> None:
        self._units = [_Unit(segment, _Folded.of(segment.text)) for segment in segments]
        self._blocks = document.blocks
        self._folded: dict[int, _Folded] = {}
        self._whole = dict(self._whole_matches())
        used = {id(match.unit) for match in self._whole.values()}
        self._units.sort(key=lambda unit: (-len(unit.folded.text), id(unit) in used))

    def locate(self, block: int, start: int, end: int) -> Location | None:
        """Return where the characters [start, end) of a block were typed; None where no field holds them."""
        folded = self._fold(block)
        start, end = folded.inward(start, end)
        whole = self._whole.get(block)
        matches = [whole] if whole else list(self._partial_matches(folded.text))
        best = max(matches, key=lambda match: match.overlap(start, end), default=None)
        return best.location(start, end) if best and best.overlap(start, end) > 0 else None

    def _fold(self, block: int) -> _Folded:
        if block not in self._folded:
            self._folded[block] = _Folded.of(self._blocks[block].text)
        return self._folded[block]

    def _whole_matches(self) -> Iterator[tuple[int, _Match]]:
        """Pair blocks with equal texts, what is judged before what is not; a text shown again is the same field."""
        waiting: defaultdict[str, deque[_Unit]] = defaultdict(deque)
        paragraphs = [paragraph for unit in self._units for paragraph in _paragraphs(unit.segment)]
        for unit in self._units + paragraphs:
            waiting[unit.folded.text].append(unit)
        for block in sorted(self._blocks, key=_is_furniture):
            text = self._fold(block.index).text
            if text in waiting:
                units = waiting[text]
                unit = units.popleft() if len(units) > 1 else units[0]
                yield block.index, _Match(0, len(text), unit)

    def _partial_matches(self, text: str) -> Iterator[_Match]:
        """Find the segments in a block that is more than one of them, or the segment that a block is a part of."""
        taken: list[tuple[int, int]] = []
        for unit in self._units:
            for start in _places(unit.folded.text, text):
                end = start + len(unit.folded.text)
                if all(end <= other_start or start >= other_end for other_start, other_end in taken):
                    taken.append((start, end))
                    yield _Match(start, end, unit)
                    break
        if not taken and len(text) >= _TELLING_LENGTH:
            for unit in self._units:
                for offset in _places(text, unit.folded.text):
                    yield _Match(0, len(text), unit, offset)
                    return


def _is_furniture(block: Block) -> bool:
    """Whether a block is a menu, footer or the like, which shows a field's text once more if at all."""
    return not (block.main or block.role in {"title", "meta-description"})


def _paragraphs(segment: Segment) -> Iterator[_Unit]:
    """The paragraphs of a plain text of several, which templates show one by one."""
    if "\n" in segment.text:
        for paragraph in _PARAGRAPH.finditer(segment.text):
            yield _Unit(segment, _Folded.of(segment.text, *paragraph.span()))


def _places(part: str, text: str) -> Iterator[int]:
    """Where `part` stands in `text` as whole words."""
    start = text.find(part) if part else -1
    while start >= 0:
        if not (_inside_word(text, start) or _inside_word(text, start + len(part))):
            yield start
        start = text.find(part, start + 1)


def _inside_word(text: str, position: int) -> bool:
    """Whether the characters before and at `position` belong to one word."""
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()
