"""What an import could not place, said so that an editor can place it by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import Comment
from lxml.html import HtmlElement

EXCERPT = 60


@dataclass(frozen=True)
class Note:
    """Something a reader of the report should know, and the lines of the source it is about."""

    message: str
    lines: tuple[int, ...] = ()

    def __str__(self):
        if not self.lines:
            return self.message
        places = "line" if len(self.lines) == 1 else "lines"
        return f"{places} {', '.join(map(str, self.lines))}: {self.message}"


class Notes:
    """Gathers notes in the order they come up; the same message about several lines becomes one note."""

    def __init__(self, line_of: Callable[[int], int | None] = lambda line: line) -> None:
        """``line_of`` turns a line of the parsed HTML into one of the source, or None where that is not known."""
        self._line_of = line_of
        self._lines: dict[str, list[int]] = {}

    def add(self, message: str, line: int | None = None) -> None:
        """Note something, about a line of the source where there is one."""
        lines = self._lines.setdefault(message, [])
        if line is not None and line not in lines:
            lines.append(line)

    def about(self, element: HtmlElement, message: str) -> None:
        """Note something about an element."""
        self.add(message, self.line_of(element))

    def line_of(self, element: HtmlElement) -> int | None:
        """Return the line of the source that an element or comment starts on."""
        if not element.sourceline:
            return None
        # The parser gives a comment the line it ends on.
        lines_before = (element.text or "").count("\n") if element.tag is Comment else 0
        return self.source_line(element.sourceline - lines_before)

    def source_line(self, line: int) -> int | None:
        """Return the line of the source that a line of the parsed HTML came from."""
        return self._line_of(line)

    def __iter__(self) -> Iterator[Note]:
        return (Note(message, tuple(lines)) for message, lines in self._lines.items())


def excerpt(text: str) -> str:
    """Return the beginning of a text in quotation marks, or nothing for no text."""
    words = " ".join(text.split())
    if len(words) > EXCERPT:
        words = words[:EXCERPT].rstrip() + "…"
    return f"“{words}”" if words else ""
