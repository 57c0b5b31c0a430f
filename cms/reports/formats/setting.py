"""What a PDF page is set with: the fonts, the styles, and paragraphs, tables and charts of plain text.

Nothing that an editor wrote is read as reportlab's markup. A character that the embedded fonts lack is printed as its
code point, such as [U+9488], so that nothing of what a page says is lost in silence.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from cms.reports.charts import WIDTH, Chart

_FONTS = Path(__file__).parent.parent / "fonts"
REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"
INK, QUIET, LINE, SHADE, BAR = map(HexColor, ("#1c1f23", "#545b64", "#c4c9cf", "#f1f3f5", "#2f6f8f"))
# What fits both A4 and Letter: A4's width would be cut on neither if margins are those of the narrower and shorter.
MARGIN, FOOT = 15 * mm, 18 * mm
TEXT_WIDTH = A4[0] - 2 * MARGIN - 12  # reportlab pads its frames by 6 points on each side


def style(name: str, size: float, **options) -> ParagraphStyle:
    values = {"fontName": REGULAR, "fontSize": size, "leading": size * 1.35, "textColor": INK, **options}
    return ParagraphStyle(name, **values)


TEXT = style("text", 9, spaceAfter=4)
CELL = style("cell", 7.2)
HEAD = style("head", 7.2, fontName=BOLD)
SMALL = style("small", 7.5, textColor=QUIET)
BASIS = style("basis", 6.3, textColor=QUIET)
TITLE = style("title", 20, fontName=BOLD, spaceAfter=10)
SECTION = style("section", 13, fontName=BOLD, spaceBefore=16, spaceAfter=6, keepWithNext=1)
PAGE = style("page", 10.5, fontName=BOLD, spaceBefore=12, spaceAfter=2, keepWithNext=1)
FIGURE = style("figure", 18, fontName=BOLD)
GRID = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
HEADED = [*GRID, ("BACKGROUND", (0, 0), (-1, 0), SHADE)]


def facts(rows: Sequence[tuple[str, str]]) -> Flowable:
    cells = [[Paragraph(safe(name), SMALL), paragraph(value, CELL)] for name, value in rows]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    style += [(side, (0, 0), (-1, -1), 1) for side in ("TOPPADDING", "BOTTOMPADDING")]
    return Table(cells, colWidths=[32 * mm, TEXT_WIDTH - 32 * mm], style=style)


def plain_table(headings: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]) -> Flowable:
    cells = [[Paragraph(safe(heading), HEAD) for heading in headings]]
    cells += [[lines(value.split("\n")) for value in row] for row in rows]
    widths = [share * TEXT_WIDTH for share in shares]
    return Table(cells, colWidths=widths, repeatRows=1, style=HEADED, hAlign="LEFT")


def drawn(chart: Chart) -> Flowable:
    scale = TEXT_WIDTH / WIDTH
    drawing = Drawing(TEXT_WIDTH, chart.height * scale)
    drawing.scale(scale, scale)
    top = chart.height
    for rule in chart.rules:
        drawing.add(Line(rule.x, top - rule.y, rule.x + rule.width, top - rule.y, strokeColor=LINE, strokeWidth=0.6))
    for bar in chart.bars:
        drawing.add(Rect(bar.x, top - bar.y - bar.height, bar.width, bar.height, fillColor=BAR, strokeColor=None))
    for label in chart.labels:
        text = printable(label.text)
        drawing.add(
            String(label.x, top - label.y, text, textAnchor=label.anchor, fontName=REGULAR, fontSize=11, fillColor=INK)
        )
    return KeepTogether(
        [paragraph(chart.title, style("caption", 9, fontName=BOLD, spaceBefore=8, spaceAfter=4)), drawing]
    )


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(safe(text), style)


def lines(texts: Iterable[str]) -> Paragraph:
    return Paragraph("<br/>".join(safe(text) for text in texts if text), CELL)


def safe(text: str) -> str:
    """The text for reportlab's markup: nothing in it is markup."""
    return escape(printable(text))


def printable(text: str) -> str:
    known = _characters()
    return "".join(
        character
        if ord(character) in known
        else " "
        if character.isspace() or ord(character) < 32
        else f"[U+{ord(character):04X}]"
        for character in text
    )


@cache
def _characters() -> frozenset[int]:
    return frozenset(load_fonts()[0].face.charToGlyph)


@cache
def load_fonts() -> tuple[TTFont, TTFont]:
    regular, bold = (TTFont(name, str(_FONTS / f"{name}.ttf")) for name in (REGULAR, BOLD))
    for font in (regular, bold):
        registerFont(font)
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return regular, bold
