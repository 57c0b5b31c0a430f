"""Reads tables of data; a table that only lays out a page is no table."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from cms.articles.importing.completeness import squeezed
from cms.articles.importing.elements import Table
from cms.articles.importing.inline import (
    Runs,
    Style,
    note_lost_emphasis,
    note_lost_links,
    one_line,
    read_inline,
    tidy,
)
from cms.articles.importing.notes import Notes

CELLS = frozenset({"td", "th"})
MAX_SPAN = 50
MAX_COLUMNS = 50


def is_data_table(table: HtmlElement) -> bool:
    """Tell a table of data from one that lays out a page: its text stands in its caption and cells, as plain cells."""
    if table.get("role") in {"presentation", "none"}:
        return False
    if table.xpath("boolean(.//table | .//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6 | .//blockquote)"):
        return False
    cells = [cell for row in _rows(table) for cell in row if cell.tag in CELLS]
    inside = "".join(part.text_content() for part in (*table.findall("caption"), *cells))
    return bool(cells) and squeezed(inside) == squeezed(table.text_content()) != ""


def read_table(table: HtmlElement, style: Style, notes: Notes, images: list[HtmlElement]) -> Table | None:
    """Return the table, or None for one too wide to edit. Images are added to ``images``."""
    captions = [tidy(read_inline(caption, style, notes, images)) for caption in table.findall("caption")]
    rows = _rows(table)
    grid = _Grid()
    for row in rows:
        grid.add_row([(cell, tidy(read_inline(cell, style, notes, images))) for cell in row if cell.tag in CELLS])
    if grid.width > MAX_COLUMNS:
        return None
    if grid.merged:
        notes.about(table, "merged cells of a table kept as one cell and empty ones")
    cells = grid.filled()
    headings: tuple[str, ...] = ("",) * grid.width
    if _is_header(rows[0]):
        for cell in cells[0]:
            note_lost_links(cell, table, notes, "a table heading")
            note_lost_emphasis(cell, table, notes, "a table heading")
        headings, cells = tuple(one_line(cell) for cell in cells[0]), cells[1:]
    else:
        notes.about(table, "the table has no header row: its column headings are empty")
    if any(run.style.superscript for row in cells for cell in row for run in cell):
        notes.about(table, "superscript in a table kept as plain text")
    return Table(" ".join(one_line(caption) for caption in captions), headings, tuple(cells))


def _rows(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows that have cells."""
    return [row for row in table.xpath("./tr | ./*[self::thead or self::tbody or self::tfoot]/tr") if len(row)]


def _is_header(row: HtmlElement) -> bool:
    cells = [cell for cell in row if cell.tag in CELLS]
    return row.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))


@dataclass
class _Grid:
    """Rows of cells in which a merged cell takes its first place and leaves its others empty."""

    rows: list[dict[int, Runs]] = field(default_factory=list)
    hanging: dict[int, int] = field(default_factory=dict)  # column: rows that a cell above still reaches into
    width: int = 0
    merged: bool = False

    def add_row(self, cells: list[tuple[HtmlElement, Runs]]) -> None:
        row: dict[int, Runs] = {}
        hanging = {column: rows - 1 for column, rows in self.hanging.items() if rows > 1}
        column = 0
        for cell, runs in cells:
            while column in self.hanging:
                column += 1
            row[column] = runs
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            self.merged = self.merged or across > 1 or down > 1
            if down > 1:
                hanging |= dict.fromkeys(range(column, column + across), down - 1)
            column += across
        self.rows.append(row)
        self.hanging = hanging
        self.width = max(self.width, column)

    def filled(self) -> list[tuple[Runs, ...]]:
        """Return the rows, all of one width."""
        return [tuple(row.get(column, ()) for column in range(self.width)) for row in self.rows]


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return max(1, min(int(written), MAX_SPAN)) if written.isdecimal() else 1
