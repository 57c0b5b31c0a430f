"""Text as a terminal shows it: harmless characters, measured in cells, wrapped at blanks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

# Invisible on the page too: soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# Written in ASCII where the encoding has nothing better.
_PLAIN = MappingProxyType(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "•": "*", "×": "x"}
)


class Cell(NamedTuple):
    """A character with the combining marks on it, the columns it takes, and whether it belongs to the quoted words."""

    text: str
    width: int
    marked: bool = False


@lru_cache(maxsize=4096)
def shown(char: str, encoding: str = "utf-8") -> str:
    """What a terminal may be given for one character of a page.

    Control characters and bidirectional overrides, with which a hostile page could move the cursor or reorder what
    is read, become a replacement character; so does what the encoding lacks.
    """
    if char.isspace():
        return " "
    if char in _INVISIBLE:
        return ""
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        char = "\ufffd"
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return _PLAIN.get(char, "?")
    return char


def neutral(text: str, encoding: str = "utf-8") -> str:
    """`text` on one line with nothing in it that a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join([shown(char, encoding) for char in text])


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    """The columns of a character: two for East Asian wide ones, none for marks that combine with the one before."""
    if unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The columns that `text` takes."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def cells(text: str, encoding: str = "utf-8", marked: bool = False) -> list[Cell]:
    """The cells of `text`, made harmless."""
    found: list[Cell] = []
    for char in neutral(text, encoding):
        columns = 1 if char.isascii() else _width(char)
        if columns == 0 and found:
            found[-1] = found[-1]._replace(text=found[-1].text + char)
        else:
            # A combining mark with nothing before it is given a blank to stand on.
            found.append(Cell(char if columns else f" {char}", columns or 1, marked))
    return found


def wrap(text: Iterable[Cell], columns: int) -> list[list[Cell]]:
    """The cells in lines of at most `columns`, broken at blanks; a longer word is cut where the line ends."""
    lines: list[list[Cell]] = []
    line: list[Cell] = []
    used = 0
    blank: list[Cell] = []
    for is_blank, run in groupby(text, key=_is_blank):
        if is_blank:
            blank = list(run)[:1] if line else []
            continue
        for piece, taken in _pieces(list(run), columns):
            if line and used + len(blank) + taken > columns:
                lines.append(line)
                line, used, blank = [], 0, []
            line += blank
            line += piece
            used += len(blank) + taken
            blank = []
    return [*lines, line] if line else lines


def wrap_text(text: str, columns: int, encoding: str = "utf-8") -> list[str]:
    """`text` made harmless and wrapped."""
    return ["".join(cell.text for cell in line) for line in wrap(cells(text, encoding), columns)]


def _is_blank(cell: Cell) -> bool:
    return cell.text == " "


def _pieces(word: list[Cell], columns: int) -> Iterable[tuple[list[Cell], int]]:
    """The word itself, or for one wider than a line the parts that fit; each with its columns."""
    part: list[Cell] = []
    used = 0
    for cell in word:
        if part and used + cell.width > columns:
            yield part, used
            part, used = [], 0
        part.append(cell)
        used += cell.width
    if part:
        yield part, used
