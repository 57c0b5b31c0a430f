"""The page of a rule on a terminal, with its examples marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from seo_checks.check import Check, Example
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from seo_checks.formatters.cells import wrap_text
from seo_checks.formatters.marking import marked_lines
from tools.rule_page import LABELS, VERIFIED, Basis, Code, Piece, Points, Rules, Samples, sections

_SEVERITY_COLUMNS = 12
_INDENT = " " * 4


def rule_text(check: Check, among: Iterable[Check], style: Style) -> Iterator[str]:
    """The lines of the page; `among` are the rules that may be close to it."""
    severities = severities_in_columns(check, style, len(check.severities))
    columns = _SEVERITY_COLUMNS * len(check.severities)
    gap = " " * max(2, style.width - columns - len(check.id) - len(LABELS[check.category]))
    yield f"{severities}{check.id}{gap}{LABELS[check.category]}"
    yield from (style.paint(line, "bold") for line in wrap_text(check.title, style.width, style.encoding))
    for section in sections(check, among):
        yield from ("", style.paint(section.heading, "bold"))
        before: Piece | None = None
        for piece in section.pieces:
            if isinstance(before, str) and isinstance(piece, str):
                yield ""
            yield from (_INDENT + line if line else "" for line in _lines(piece, style))
            before = piece


def severities_in_columns(check: Check, style: Style, columns: int) -> str:
    """All that a rule comes to, each severity with its mark in a column of its own."""
    shown = (
        style.paint(f"{style.symbols.of(severity)} {severity.value:<8}", style.paint_of(severity)) + "  "
        for severity in check.severities
    )
    return "".join(shown) + " " * _SEVERITY_COLUMNS * (columns - len(check.severities))


def _lines(piece: Piece, style: Style) -> Iterator[str]:
    match piece:
        case str():
            yield from _wrapped(piece, style)
        case Points(texts):
            for text in texts:
                yield from _hanging(f"{style.symbols.dot} ", text, style)
        case Code(_, lines):
            yield from (f"  {line}" for line in lines)
        case Basis(sources):
            for source in sources:
                yield from _source(source, style)
        case Samples():
            yield from _samples(piece, style)
        case Rules(checks):
            yield from _rules(checks, style)


def _samples(samples: Samples, style: Style) -> Iterator[str]:
    for example in samples.examples:
        yield from _example(example, style)
    if samples.more:
        yield f"{style.symbols.ellipsis} and {samples.more} more in the rule file"


def _rules(checks: Collection[Check], style: Style) -> Iterator[str]:
    longest = max(len(check.id) for check in checks)
    for check in checks:
        yield from _hanging(f"{check.id:<{longest}}  ", check.title, style)


def _wrapped(text: str, style: Style, indent: str = "") -> Iterator[str]:
    for line in wrap_text(text, style.width - len(_INDENT + indent), style.encoding):
        yield indent + line


def _hanging(lead: str, text: str, style: Style) -> Iterator[str]:
    for position, line in enumerate(_wrapped(text, style, " " * len(lead))):
        yield line if position else lead + line.lstrip()


def _source(source: SourceReference, style: Style) -> Iterator[str]:
    verified = f" ({VERIFIED[source.verified]}; {source.checked})" if source.verified else ""
    yield from _wrapped(source.title + verified, style)
    inner = "  " if source.says else ""
    yield from _wrapped(source.says, style, inner)
    yield inner + source.url


def _example(example: Example, style: Style) -> Iterator[str]:
    start = example.text.find(example.quote)
    end = start + len(example.quote) if example.quote and start >= 0 else 0
    for line, marks in marked_lines(example.text, start if end else 0, end, style.width - len(_INDENT), style):
        yield line
        if marks:
            yield marks
    note = "; ".join(filter(None, (example.severity and example.severity.value, example.note)))
    if note:
        yield from _wrapped(f"({note})", style)
