"""One rule on a terminal: what it flags, why, what it rests on, what would stand, with its examples marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from seo_checks import Category
from seo_checks.check import Check, Example
from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral, wrap_text
from seo_checks.formatters.marking import marked_lines

LABELS = {Category.CLAIMS: "Claims", Category.SEO: "SEO", Category.READABILITY: "Readability"}
_INDENT = " " * 4


def rule_page(check: Check, style: Style) -> Iterator[str]:
    """The lines of the page."""
    mark, paint = style.symbols.of(check.severity), style.paint_of(check.severity)
    gap = " " * max(2, style.width - 12 - len(check.id) - len(LABELS[check.category]))
    yield f"{style.paint(f'{mark} {check.severity.value:<8}', paint)}  {check.id}{gap}{LABELS[check.category]}"
    yield from (style.paint(line, "bold") for line in wrap_text(check.title, style.width, style.encoding))
    for heading, lines in _sections(check, style):
        found = list(lines)
        if found:
            yield from ("", style.paint(heading, "bold"))
            yield from (_INDENT + line if line else "" for line in found)


def _sections(check: Check, style: Style) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Why", _paragraphs(f"{check.why}\n\n{check.details}", style)
    yield "Basis", (line for source in check.sources for line in (neutral(source.title, style.encoding), source.url))
    yield "What would stand", _paragraphs(check.rewrite, style)
    yield f"Options, in a profile under [checks.{check.id}]", _options(check)
    yield "Flags", (line for example in check.examples.flag for line in _example(example, style))
    yield "Leaves alone", (line for example in check.examples.quiet for line in _example(example, style))


def _paragraphs(text: str, style: Style) -> Iterator[str]:
    for position, paragraph in enumerate(filter(None, text.split("\n\n"))):
        if position:
            yield ""
        yield from wrap_text(paragraph, style.width - len(_INDENT), style.encoding)


def _options(check: Check) -> Iterator[str]:
    yield f'severity = "{check.severity.value}"'
    yield "enabled = true"
    yield from (f"{name} = {shown_value(value)}" for name, value in check.options.items())


def shown_value(value: Any) -> str:
    """An option's value as a profile would hold it; JSON's notation is TOML's for all that options may be."""
    return json.dumps(value, ensure_ascii=False)


def _example(example: Example, style: Style) -> Iterator[str]:
    start = example.text.find(example.quote)
    end = start + len(example.quote) if example.quote and start >= 0 else 0
    for line, marks in marked_lines(example.text, start if end else 0, end, style.width - len(_INDENT), style):
        yield line
        if marks:
            yield marks
    if example.note:
        yield from wrap_text(f"({example.note})", style.width - len(_INDENT), style.encoding)
