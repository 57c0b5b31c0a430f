"""The source a page was read from: where each character of its text was written, and what a parser could lose."""

from __future__ import annotations

import bisect
import html
import re
import sys
from array import array
from dataclasses import dataclass
from html.entities import html5


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the source: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


class Source:
    """The text of a file or page as it was read, with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def line_start(self, line: int) -> int:
        """The offset at which a line (counted from 1) begins; the end of the text for lines it does not have."""
        return self._line_starts[line - 1] if line <= len(self._line_starts) else len(self.text)

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


class StreamBuilder:
    """Gathers the readable stretches of a source in order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._starts: array[int] = array("q")
        self._ends: array[int] = array("q")

    def add(self, start: int, end: int) -> None:
        """Add the characters [start, end) of the source as they are."""
        if start < end:
            self._pieces.append(self._source[start:end])
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))

    def add_decoded(self, start: int, end: int, *, attribute: bool = False) -> None:
        """Add the characters [start, end) of the source with character references replaced by what they stand for."""
        position = start
        for reference in _REFERENCE.finditer(self._source, start, end):
            decoded, after = _decoded(reference, attribute)
            if after > reference.start():
                self.add(position, reference.start())
                self._pieces.append(decoded)
                self._starts.extend([reference.start()] * len(decoded))
                self._ends.extend([after] * len(decoded))
                position = after
        self.add(position, end)

    def build(self) -> Stream:
        """What was gathered."""
        return Stream("".join(self._pieces), self._starts, self._ends)


_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31};?))")
_LONGEST_WITHOUT_SEMICOLON = max(len(name) for name in html5 if not name.endswith(";"))


def _decoded(reference: re.Match[str], attribute: bool) -> tuple[str, int]:
    """What a character reference stands for and where it ends, which is where it begins if it is none.

    https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
    """
    name = reference["name"]
    if name is None:
        return _decoded_number(reference[0].rstrip(";")), reference.end()
    if name in html5 and name.endswith(";"):
        return html5[name], reference.end()
    for length in range(min(len(name), _LONGEST_WITHOUT_SEMICOLON), 1, -1):
        if name[:length] in html5:
            after = reference.start() + 1 + length
            following = reference.string[after : after + 1]
            if attribute and (following == "=" or (following.isascii() and following.isalnum())):
                break
            return html5[name[:length]], after
    return "", reference.start()


def _decoded_number(written: str) -> str:
    digits = written[2:].lstrip("xX0") or "0"
    if len(digits) > len(str(sys.maxunicode)):
        return "\ufffd"
    code = int(digits, 16 if written[2] in "xX" else 10)
    return html.unescape(f"&#{code};") or chr(code)  # `unescape` drops control characters; browsers do not


_PIECES = re.compile(r"\s+|\S+")
_BLANKS = re.compile(r"\s*")
_LETTER = re.compile(r"[^\W\d_]")


class Aligner:
    """Finds, for text that a parser hands over in reading order, where in the source it was written.

    The cursor moves forward with the text, so the work is linear. Between two words only markup may be skipped, unless
    a word before was not found: a word gets no place rather than one from elsewhere.
    """

    _REACH = 1_000  # characters of markup that may stand between two words

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._cursor = 0
        self._missed = False

    @property
    def position(self) -> int:
        """The source offset just after the last text that was found."""
        return self._stream.ends[self._cursor - 1] if self._cursor else 0

    def jump(self, offset: int) -> None:
        """Go on at the first readable character from source offset `offset` on."""
        self._cursor = bisect.bisect_left(self._stream.starts, offset)
        self._missed = False

    def locate(self, text: str) -> tuple[array[int], array[int]]:
        """For each character of `text`, where in the source it begins and ends, or -1 for both."""
        begin = self._cursor if text[:1].isspace() else self._after_blanks()
        if self._stream.text.startswith(text, begin):  # nearly always
            self._missed = False
            return self._take(begin, len(text))
        starts, ends = array("q"), array("q")
        for piece in _PIECES.findall(text):
            if piece.isspace():
                places = array("q", [self.position] * len(piece))
                found = places, places
            else:
                found = self._locate_word(piece)
            starts.extend(found[0])
            ends.extend(found[1])
        return starts, ends

    def _take(self, begin: int, size: int) -> tuple[array[int], array[int]]:
        self._cursor = begin + size
        return self._stream.starts[begin : self._cursor], self._stream.ends[begin : self._cursor]

    def _after_blanks(self) -> int:
        blanks = _BLANKS.match(self._stream.text, self._cursor)
        return blanks.end() if blanks else self._cursor

    def _locate_word(self, word: str) -> tuple[array[int], array[int]]:
        found = self._find(word)
        if found >= 0:
            return self._take(found, len(word))
        nowhere = array("q", [-1] * len(word))
        return nowhere, nowhere

    def _find(self, piece: str) -> int:
        text, begin = self._stream.text, self._after_blanks()
        if text.startswith(piece, begin):
            self._missed = False
            return begin
        found = text.find(piece, begin, begin + self._REACH + len(piece))
        if found >= 0 and not self._missed and _LETTER.search(text, begin, found):
            found = -1
        self._missed = found < 0
        self._cursor = begin  # blanks that were passed once are not passed again
        return found
