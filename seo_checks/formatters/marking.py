"""A sentence cut around the quoted words, with marks under them that survive wrapping."""

from __future__ import annotations

from collections.abc import Iterator

from seo_checks.formatters.cells import Cell, cells, wrap
from seo_checks.formatters.style import Style

_LINES = 2  # of sentence, about

_LONG_WORD = 24  # text without a blank for so long is a script that writes none: it may be cut anywhere


def marked_lines(sentence: str, start: int, end: int, columns: int, style: Style) -> Iterator[tuple[str, str]]:
    """The sentence in lines of at most `columns`, each with the line of marks below [start, end) of the sentence."""
    for line in wrap(_excerpt(sentence, start, end, _LINES * columns, style), columns):
        marks = "".join((style.symbols.underline if cell.marked else " ") * cell.width for cell in line)
        yield "".join(cell.text for cell in line), marks.rstrip()


def _excerpt(sentence: str, start: int, end: int, budget: int, style: Style) -> list[Cell]:
    """The quoted words with as much of their sentence as the budget of columns allows, shared by both sides."""
    # Far more characters than can be shown, so that the length of the sentence costs nothing.
    left = cells(sentence[max(0, start - 4 * budget) : start], style.encoding)
    quote = _quoted(sentence[start:end], budget, style)
    right = cells(sentence[end : end + 4 * budget], style.encoding)
    spare = max(0, budget - len(quote))
    right_share = max(spare // 2, spare - len(left))
    shown_right = _up_to_blank(right, right_share)
    shown_left = _up_to_blank(left[::-1], spare - len(shown_right))[::-1]
    ellipsis = cells(style.symbols.ellipsis)
    return [
        *([*ellipsis, Cell(" ", 1)] if len(shown_left) < len(left) else []),
        *shown_left,
        *quote,
        *shown_right,
        *([Cell(" ", 1), *ellipsis] if len(shown_right) < len(right) else []),
    ]


def _quoted(quote: str, budget: int, style: Style) -> list[Cell]:
    """The quoted words, without their middle where they are longer than a reader needs to know them."""
    if len(quote) <= budget:
        return cells(quote, style.encoding, marked=True)
    head, tail = (cells(part, style.encoding, marked=True) for part in (quote[:budget], quote[-budget:]))
    shown_tail = _up_to_blank(tail[::-1], budget // 3)[::-1]
    return [*_up_to_blank(head, budget - budget // 3), *cells(f" {style.symbols.ellipsis} "), *shown_tail]


def _up_to_blank(line: list[Cell], most: int) -> list[Cell]:
    """The first `most` cells, without the word that would be cut; all of them where they fit."""
    if len(line) <= most:
        return line
    blanks = [position for position, cell in enumerate(line[: most + 1]) if cell.text == " "]
    if blanks:
        return line[: blanks[-1]]
    return line[:most] if most >= _LONG_WORD else []
