"""One rule on a terminal: what it flags, why, what it rests on, what would stand, with its examples marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any

from seo_checks import Category
from seo_checks.check import Check, Example
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from seo_checks.formatters.cells import wrap_text
from seo_checks.formatters.marking import marked_lines

LABELS = {Category.CLAIMS: "Claims", Category.SEO: "SEO", Category.READABILITY: "Readability"}
# How far a provision was verified.
VERIFIED = MappingProxyType(
    {
        "official": "read",
        "secondary": "from others' accounts",
        "general": "from general knowledge: check before relying on it",
    }
)
MOST_FLAGGED, MOST_QUIET = 8, 6
SEVERITY_COLUMNS = 12
_INDENT = " " * 4


def rule_page(check: Check, style: Style) -> Iterator[str]:
    """The lines of the page."""
    severities = severities_in_columns(check, style, len(check.severities))
    columns = SEVERITY_COLUMNS * len(check.severities)
    gap = " " * max(2, style.width - columns - len(check.id) - len(LABELS[check.category]))
    yield f"{severities}{check.id}{gap}{LABELS[check.category]}"
    yield from (style.paint(line, "bold") for line in wrap_text(check.title, style.width, style.encoding))
    for heading, lines in _sections(check, style):
        found = list(lines)
        if found:
            yield from ("", style.paint(heading, "bold"))
            yield from (_INDENT + line if line else "" for line in found)


def _sections(check: Check, style: Style) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Why", _paragraphs(f"{check.why}\n\n{check.details}", style)
    yield "Basis", (line for source in in_order(check.sources) for line in _source(source, style))
    yield "What would stand", _paragraphs(check.rewrite, style)
    yield f"Options, in a profile under [checks.{check.id}]", _options(check)
    examples = check.examples
    yield "Flags", _examples(examples.flag, MOST_FLAGGED, style)
    yield "Leaves alone", _examples(examples.quiet, MOST_QUIET, style)
    yield "Known limits: not found", _examples(examples.known_misses, MOST_QUIET, style)
    yield "Known limits: wrongly flagged", _examples(examples.known_false, MOST_QUIET, style)


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


def severities_in_columns(check: Check, style: Style, columns: int) -> str:
    """All that a rule comes to, each severity with its mark in a column of its own."""
    shown = (
        style.paint(f"{style.symbols.of(severity)} {severity.value:<8}", style.paint_of(severity)) + "  "
        for severity in check.severities
    )
    return "".join(shown) + " " * SEVERITY_COLUMNS * (columns - len(check.severities))


def gravity(check: Check) -> tuple[list[int], str]:
    """Sort key: by all that a rule comes to, then by id."""
    return [severity.rank for severity in check.severities], check.id


def in_order(sources: Iterable[SourceReference]) -> list[SourceReference]:
    """Sources by jurisdiction, those of none last."""
    order = (*JURISDICTIONS, "")
    return sorted(sources, key=lambda source: order.index(source.jurisdiction))


def _source(source: SourceReference, style: Style) -> Iterator[str]:
    verified = f" ({VERIFIED[source.verified]}; {source.checked})" if source.verified else ""
    yield from wrap_text(source.title + verified, style.width - len(_INDENT), style.encoding)
    inner = "  " if source.says else ""
    for line in wrap_text(source.says, style.width - len(_INDENT + inner), style.encoding):
        yield inner + line
    yield inner + source.url


def some_of(examples: Sequence[Example], most: int) -> list[Example]:
    """At most so many examples, from all over the list, because neighbours are alike."""
    return [examples[at * len(examples) // most] for at in range(most)] if len(examples) > most else list(examples)


def _examples(examples: Sequence[Example], most: int, style: Style) -> Iterator[str]:
    for example in some_of(examples, most):
        yield from _example(example, style)
    if len(examples) > most:
        yield f"{style.symbols.ellipsis} and {len(examples) - most} more in the rule file"


def _example(example: Example, style: Style) -> Iterator[str]:
    start = example.text.find(example.quote)
    end = start + len(example.quote) if example.quote and start >= 0 else 0
    for line, marks in marked_lines(example.text, start if end else 0, end, style.width - len(_INDENT), style):
        yield line
        if marks:
            yield marks
    note = "; ".join(filter(None, (example.severity and example.severity.value, example.note)))
    if note:
        yield from wrap_text(f"({note})", style.width - len(_INDENT), style.encoding)
