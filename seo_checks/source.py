"""The source a page was read from: where each character of its text was written, and what a parser could lose."""

from __future__ import annotations

import bisect
import html
import re
from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


class Source:
    """The text of a file or page as it was read, with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def place(self, offset: int) -> Place:
        """The line and column of an offset in `text`."""
        line = bisect.bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)


@dataclass(slots=True)
class Stream:
    """The readable characters of a source in order, each with the [start, end) it was written at.

    For HTML that is the text between tags, entities decoded; for plain text every character.
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of_plain(cls, text: str) -> Stream:
        """The stream of a source in which every character stands for itself."""
        return cls(text, array("q", range(len(text))), array("q", range(1, len(text) + 1)))


@dataclass(slots=True)
class StartTag:
    """A start tag as written: its name, its offset, and for each attribute the [start, end) of the value."""

    name: str
    offset: int
    values: dict[str, tuple[int, int]]


@dataclass(slots=True)
class Scan:
    """What a linear reading of HTML source finds without building a tree."""

    stream: Stream
    tags: list[StartTag] = field(default_factory=list)
    elements: int = 0
    most_attributes: int = 0
    damage: list[tuple[int, str]] = field(default_factory=list)  # (offset, what is wrong and how to mend it)


_MARKUP = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*)|(?P<other>[!?]))")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s\"'>/=][^\s>/=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>][^\s>]*)))?"
)
# An attribute's value whose quote is never closed: to a browser, the rest of the page is inside it.
_OPEN_QUOTE = re.compile(r"\s*=\s*[\"']")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_PIECES = re.compile(r"\s+|\S+")
# Elements whose content is not text, and is not markup either.
_RAW = frozenset({"script", "style"})


def scan_html(source: str) -> Scan:
    """Read HTML source once from left to right. Linear in its length, whatever it holds."""
    return _Scanner(source).scan()


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.starts: array[int] = array("q")
        self.ends: array[int] = array("q")
        self.result = Scan(Stream("", self.starts, self.ends))

    def scan(self) -> Scan:
        position, length = 0, len(self.source)
        while position < length:
            match = _MARKUP.search(self.source, position)
            self._add_text(position, match.start() if match else length)
            if match is None:
                break
            position = self._after_markup(match)
        self.result.stream.text = "".join(self.pieces)
        return self.result

    def _after_markup(self, match: re.Match[str]) -> int:
        if match["comment"]:
            return self._after(match, "-->", 'a comment is never closed: add "-->"')
        if match["other"]:
            return self._after(match, ">", 'a "<!" or "<?" is never closed: add ">"')
        if match["close"]:
            return self._after(match, ">", 'an end tag is never closed: add ">"')
        name = match["name"].lower()
        end = self._read_tag(match, name)
        if name in _RAW and self.source[end - 2 : end] != "/>":
            close = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self.source, end)
            if close is None:
                self._damaged(match.start(), f"<{name}> is never closed, so the rest of the page is not text")
                return len(self.source)
            return close.start()
        return end

    def _after(self, match: re.Match[str], closer: str, message: str) -> int:
        end = self.source.find(closer, match.end())
        if end < 0:
            self._damaged(match.start(), message)
            return len(self.source)
        return end + len(closer)

    def _read_tag(self, match: re.Match[str], name: str) -> int:
        position, values, count = match.end(), dict[str, tuple[int, int]](), 0
        while attribute := _ATTRIBUTE.match(self.source, position):
            count += 1
            for kind in ("double", "single", "bare"):
                if attribute[kind] is not None:
                    values.setdefault(attribute["name"].lower(), attribute.span(kind))
            position = attribute.end()
        self.result.tags.append(StartTag(name, match.start(), values))
        self.result.elements += 1
        self.result.most_attributes = max(self.result.most_attributes, count)
        end = self.source.find(">", position)
        if end < 0 or _OPEN_QUOTE.match(self.source, position):
            self._damaged(match.start(), f'the tag <{name} is never closed: add ">" (is a quote missing?)')
            return len(self.source)
        return end + 1

    def _damaged(self, offset: int, message: str) -> None:
        self.result.damage.append((offset, message))

    def _add_text(self, start: int, end: int) -> None:
        position = start
        for entity in _ENTITY.finditer(self.source, start, end):
            decoded = html.unescape(entity[0])
            if decoded == entity[0]:
                continue
            self._add_plain(position, entity.start())
            self.pieces.append(decoded)
            self.starts.extend([entity.start()] * len(decoded))
            self.ends.extend([entity.end()] * len(decoded))
            position = entity.end()
        self._add_plain(position, end)

    def _add_plain(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(self.source[start:end])
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))


class Aligner:
    """Finds, for text that a parser hands over in reading order, where in the source it was written.

    The cursor only moves forward, so the work is linear. A word that is not found near the cursor (a parser may
    mend broken markup by moving text) gets no place; it never borrows one from elsewhere.
    """

    _REACH = 5_000  # characters of markup or skipped text that may lie between two words

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._cursor = 0

    @property
    def position(self) -> int:
        """The source offset just after the last text that was found."""
        return self._stream.ends[self._cursor - 1] if self._cursor else 0

    def locate(self, text: str) -> tuple[array[int], array[int]]:
        """For each character of `text`, where in the source it begins and ends, or -1 for both."""
        stream = self._stream
        starts, ends = array("q"), array("q")
        for piece in _PIECES.findall(text):
            size = len(piece)
            if piece.isspace():
                starts.extend([self.position] * size)
                ends.extend([self.position] * size)
                continue
            found = stream.text.find(piece, self._cursor, self._cursor + self._REACH + size)
            if found < 0:
                starts.extend([-1] * size)
                ends.extend([-1] * size)
                continue
            self._cursor = found + size
            starts.extend(stream.starts[found : self._cursor])
            ends.extend(stream.ends[found : self._cursor])
        return starts, ends
