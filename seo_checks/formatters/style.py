"""How a report for people is drawn: its width, its colours, and the marks that the terminal's encoding has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from seo_checks.findings import Finding, Severity, Status


@dataclass(frozen=True, slots=True)
class Symbols:
    """The marks of a report. Each mark is one cell wide, so that columns line up whichever set is used."""

    must_fix: str = "●"
    review: str = "◐"
    advice: str = "○"
    cleared: str = "✓"
    underline: str = "▔"
    dot: str = "·"
    line: str = "─"
    ellipsis: str = "…"
    opening: str = "“"
    closing: str = "”"

    def of(self, severity: Severity) -> str:
        """The mark of a severity."""
        marks = {Severity.MUST_FIX: self.must_fix, Severity.REVIEW: self.review, Severity.ADVICE: self.advice}
        return marks[severity]


_DRAWN = Symbols()
_ASCII = Symbols("!", "?", "-", "+", "^", "|", "-", "...", '"', '"')

# The 16 colours of every terminal, so that the reader's own theme decides on contrast.
_PAINTS = MappingProxyType({"bold": "1", "dim": "2", "red": "1;31", "yellow": "33", "blue": "34", "green": "32"})
_PAINT_OF = MappingProxyType({Severity.MUST_FIX: "red", Severity.REVIEW: "yellow", Severity.ADVICE: "blue"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a formatter is told about the place its text goes to.

    `elapsed` (seconds) is shown where it is given. Pages named by a path lie in `folder`, or below it, and the
    repository begins at `root`: both absolute, "" where it does not matter. `fail_on` is the mildest severity that
    fails the run, None where none does.
    """

    width: int = 100
    color: bool = False
    encoding: str = "utf-8"
    elapsed: float | None = None
    folder: str = ""
    root: str = ""
    fail_on: Severity | None = Severity.MUST_FIX

    @property
    def symbols(self) -> Symbols:
        """The marks; plain ASCII ones where the encoding lacks any of the others."""
        return _symbols_in(self.encoding)

    def paint(self, text: str, paint: str) -> str:
        """`text` in a colour or weight, where colours are wanted."""
        return f"\x1b[{_PAINTS[paint]}m{text}\x1b[0m" if self.color and text else text

    @staticmethod
    def paint_of(severity: Severity) -> str:
        """The paint of a severity."""
        return _PAINT_OF[severity]

    def verdict(self, finding: Finding) -> tuple[str, str, str]:
        """The mark, the word and the paint of a finding: its severity, or why it does not count."""
        if finding.status is not Status.OPEN:
            return self.symbols.cleared, finding.status.value, "green" if finding.status is Status.CLEARED else "dim"
        return self.symbols.of(finding.severity), finding.severity.value, self.paint_of(finding.severity)


@cache
def _symbols_in(encoding: str) -> Symbols:
    try:
        "".join(getattr(_DRAWN, name) for name in Symbols.__slots__).encode(encoding)
    except UnicodeEncodeError:
        return _ASCII
    return _DRAWN
