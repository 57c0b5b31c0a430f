"""A comparison for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral, width, wrap_text
from seo_checks.formatters.json import as_json
from seo_checks.formatters.listing import ACROSS_PAGES
from seo_checks.formatters.marked_down import escaped
from seo_checks.formatters.text import counted
from tools.comparing.comparison import Change, Comparison, WorseFigure
from tools.comparing.report_file import Found

_INDENT = " " * 4
_QUOTE = 200  # characters of the quoted words
_FIGURES = MappingProxyType(
    {
        "reading_grade_without_terms": "reading grade, treatments and conditions not counted",
        "sentences_over_20_words_percent": "sentences over 20 words, in a hundred",
        "passive_sentences_percent": "sentences in passive voice, in a hundred",
        "transition_sentences_percent": "sentences that say how they follow, in a hundred",
    }
)
_OTHER_RULES = "They were made with different rules, profiles or versions: some differences may come of that."


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing to show: a mark and a word in a paint, what it is, where, and more about it."""

    mark: str
    word: str
    paint: str
    what: str
    where: str = ""
    more: tuple[str, ...] = ()


def as_text(comparison: Comparison, style: Style) -> str:
    """The comparison for a terminal."""
    lines: list[str] = []
    for heading, entries in _sections(comparison, style):
        lines += [style.paint(heading, "bold")]
        for entry in entries:
            lines += [*_lines(entry, style), ""]
    if not comparison.same_rules:
        lines += [*wrap_text(_OTHER_RULES, style.width, style.encoding), ""]
    lines += [style.paint(style.symbols.line * style.width, "dim")]
    lines += wrap_text(f" {style.symbols.dot} ".join(_counts(comparison)), style.width, style.encoding)
    return "\n".join(lines) + "\n"


def as_markdown(comparison: Comparison) -> str:
    """The comparison for a pull request, a ticket or a wiki."""
    lines = ["# What changed", "", " · ".join(_counts(comparison))]
    if not comparison.same_rules:
        lines += ["", _OTHER_RULES]
    for heading, entries in _sections(comparison, Style()):
        lines += ["", f"## {heading}", ""]
        for entry in entries:
            where = f" ({escaped(entry.where)})" if entry.where else ""
            lines += [f"- {entry.mark} {escaped(entry.word)} **{escaped(entry.what)}**{where}".replace("  ", " ")]
            lines += [f"  - {escaped(more)}" for more in entry.more]
    return "\n".join(lines) + "\n"


def as_data(comparison: Comparison) -> str:
    """The comparison as JSON."""
    return as_json(
        {
            "schema": "caveat-diff/1",
            "same_rules": comparison.same_rules,
            "new": [asdict(found) for found in comparison.new],
            "gone": [asdict(found) for found in comparison.gone],
            "changed": [_change_as_data(change) for change in comparison.changed],
            "worse_figures": [asdict(figure) for figure in comparison.worse_figures],
            "pages": {
                "added": list(comparison.added),
                "removed": list(comparison.removed),
                "moved": [{"old": old, "new": new} for old, new in comparison.moved],
                "read_less": list(comparison.unread),
            },
        }
    )


def _change_as_data(change: Change) -> Mapping[str, Any]:
    old = {"severity": change.old.severity, "status": change.old.status, "source": change.old.source}
    return {**asdict(change.new), "old": old, "worse": change.is_worse}


def _sections(comparison: Comparison, style: Style) -> Iterator[tuple[str, Iterable[_Entry]]]:
    marks = style.symbols
    by_gravity = sorted(comparison.new, key=lambda found: found.severity.rank)
    sections = {
        "New": [_found(found, style) for found in by_gravity],
        "Changed": [_changed(change, style) for change in comparison.changed],
        "Gone": [_Entry(marks.cleared, "gone", "green", f.rule, _place(f), _said(f, style)) for f in comparison.gone],
        "Figures that got worse": [_figure(figure) for figure in comparison.worse_figures],
        "Pages": [
            *(_Entry("!", "read less", "yellow", page) for page in comparison.unread),
            *(_Entry("+", "added", "dim", page) for page in comparison.added),
            *(_Entry("-", "removed", "dim", page) for page in comparison.removed),
            *(_Entry("=", "moved", "dim", new, more=(f"was {old}",)) for old, new in comparison.moved),
        ],
    }
    yield from ((heading, entries) for heading, entries in sections.items() if entries)


def _found(found: Found, style: Style) -> _Entry:
    severity = found.severity
    return _Entry(
        style.symbols.of(severity), severity.value, style.paint_of(severity), found.rule, _place(found),
        (*_said(found, style), found.message),
    )  # fmt: skip


def _changed(change: Change, style: Style) -> _Entry:
    """The finding as it is now, with what it was."""
    old, new = (found.severity.value if found.is_open else found.status.value for found in (change.old, change.new))
    mark = style.symbols.of(change.new.severity) if change.new.is_open else style.symbols.cleared
    paint = style.paint_of(change.new.severity) if change.new.is_open else "green"
    return _Entry(mark, new, paint, change.new.rule, _place(change.new), (f"was {old}", *_said(change.new, style)))


def _figure(figure: WorseFigure) -> _Entry:
    said = f"{_FIGURES.get(figure.metric, figure.metric)}: {figure.old:.1f}, now {figure.new:.1f}"
    return _Entry("!", "worse", "yellow", figure.source, more=(said,))


def _place(found: Found) -> str:
    source = found.source or ACROSS_PAGES
    return f"{source}:{found.line}:{found.column}" if found.line else source


def _said(found: Found, style: Style) -> tuple[str, ...]:
    if not found.quote:
        return ()
    quote = found.quote if len(found.quote) <= _QUOTE else f"{found.quote[:_QUOTE]}{style.symbols.ellipsis}"
    return (f"{style.symbols.opening}{quote}{style.symbols.closing}",)


def _lines(entry: _Entry, style: Style) -> Iterator[str]:
    what, where = neutral(entry.what, style.encoding), neutral(entry.where, style.encoding)
    head = f"  {style.paint(f'{entry.mark} {entry.word:<9}', entry.paint)} "
    gap = style.width - 14 - width(what + where)
    if gap >= 2 or not where:
        first, *rest = wrap_text(what, style.width - 14, style.encoding) or [""]
        yield f"{head}{first}{' ' * gap if where else ''}{style.paint(where, 'dim')}".rstrip()
        yield from (" " * 14 + line for line in rest)
    else:
        yield f"{head}{what}"
        yield from (_INDENT + style.paint(line, "dim") for line in wrap_text(where, style.width - 4, style.encoding))
    for more in entry.more:
        yield from (_INDENT + line for line in wrap_text(more, style.width - 4, style.encoding))


def _counts(comparison: Comparison) -> Iterator[str]:
    yield f"{len(comparison.new):,} new"
    yield f"{len(comparison.gone):,} gone"
    yield f"{len(comparison.changed):,} changed"
    yield f"{counted(len(comparison.worse_figures), 'figure')} worse"
    if comparison.unread:
        yield f"{counted(len(comparison.unread), 'page')} read less than before"
