"""A measurement for people: aligned tables that fit 100 columns, the worst mistakes, and what each figure means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from seo_checks import Severity
from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral, width, wrap_text
from seo_checks.formatters.text import counted
from tools.evaluation.figures import FIGURES, Figure
from tools.evaluation.intervals import ROUNDS, Estimate
from tools.evaluation.judging import Judged
from tools.evaluation.labels import Flag
from tools.evaluation.measurement import Row
from tools.evaluation.outcome import Listing, Outcome

_LABEL = max(len(figure.label) for figure in FIGURES) + 2
_COUNTED = (Flag.MUST, Flag.SHOULD, Flag.NO)
_VERDICTS = (*Severity, None)
_HEADS = MappingProxyType({
    "must_recall": ("must", "fix"), "must_found": ("must", "found"), "must_fix_precision": ("fix", "prec"),
    "recall": ("all", "rec"), "precision": ("all", "prec"), "f1": ("all", "F1"),
    "severity_agreement": ("sev.", "agree"), "span_f1": ("span", "F1"), "span_exact": ("span", "same"),
    "false_alarms": ("alarm", "all"), "must_fix_false_alarms": ("alarm", "fix"),
})  # fmt: skip
_COLUMN = 6
_LEAST_NAME = 10
_INDENT = " " * 8


def as_text(outcome: Outcome, style: Style) -> str:
    """The whole report, one table below the other."""
    lines = [*_head(outcome), "", *_pooled(outcome.pooled), "", *_confusion(outcome.pooled)]
    for part, rows in outcome.parts.items():
        lines += ["", *_table(part, rows, style.width)]
    for heading, listing in (("Missed claims", outcome.misses), ("False alarms", outcome.false_alarms)):
        if listing is not None:
            lines += ["", *_listed(heading, listing, style)]
    lines += ["", *_footer(outcome, style)]
    return "".join(f"{neutral(line, style.encoding).rstrip()}\n" for line in lines)


def _head(outcome: Outcome) -> Iterator[str]:
    row = outcome.pooled
    labels = ", ".join(f"{row.labels.get(flag, 0):,} {flag}" for flag in _COUNTED)
    yield f"Claim rules {outcome.ruleset}, profile {outcome.profile}, measured on {', '.join(outcome.corpora)}"
    if outcome.selection:
        yield f"Only {outcome.selection}"
    pages = counted(row.pages, "page") + (f" of {counted(row.sites, 'site')}" if row.sites else "")
    yield f"{counted(row.sentences, 'sentence')} on {pages}, {counted(row.words, 'word')}"
    yield f"{labels}; besides, {row.labels.get(Flag.EITHER, 0):,} either"


def _pooled(row: Row) -> Iterator[str]:
    yield f"{'':<{_LABEL}}{'figure':>8}   {'95 % interval':<15}   from"
    for figure in FIGURES:
        estimate = row.estimates[figure.key]
        value, interval = _number(estimate.value), _interval(estimate)
        yield f"{figure.label:<{_LABEL}}{value:>8}   {interval:<15}   {_sums(figure, estimate)}"


def _confusion(row: Row) -> Iterator[str]:
    yield f"{'labelled, and worst finding':<{_LABEL}}" + "".join(f"{verdict or 'none':>10}" for verdict in _VERDICTS)
    for flag in _COUNTED:
        counts = (f"{row.confusion.get((flag, verdict), 0):>10,}" for verdict in _VERDICTS)
        yield f"{flag:<{_LABEL}}" + "".join(counts)


def _table(part: str, rows: Sequence[Row], columns: int) -> Iterator[str]:
    """A table with the columns that some row can fill: categories have no sentences labelled no, and no precision."""
    flags = [flag for flag in _COUNTED if any(row.labels.get(flag) for row in rows)]
    figures = [figure for figure in FIGURES if any(figure.key in row.estimates for row in rows)]
    heads = [*(("", flag.value) for flag in flags), *(_HEADS[figure.key] for figure in figures)]
    widths = [max(_COLUMN, len(below) + 1) for _, below in heads]
    longest = max((width(_name(part, row)) for row in rows), default=0)
    first = max(_LEAST_NAME, min(columns - sum(widths), max(longest, len(part)) + 1))
    for name, line in (("", 0), (part, 1)):
        yield f"{name:<{first}}" + _cells([head[line] for head in heads], widths)
    for row in rows:
        counts = [f"{row.labels.get(flag, 0):,}" for flag in flags]
        values = [_number(row.estimates[figure.key].value) for figure in figures]
        yield _fitted(_name(part, row), first) + _cells(counts + values, widths)


def _cells(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"{text:>{columns}}" for text, columns in zip(texts, widths, strict=True))


def _name(part: str, row: Row) -> str:
    return f"(no {part})" if row.name is None else neutral(row.name)


def _fitted(name: str, columns: int) -> str:
    """The name in so many columns, a blank at the end included; what does not fit is cut."""
    kept = name
    while width(kept) > columns - 1 - (kept != name):
        kept = kept[:-1]
    kept += "…" if kept != name else ""
    return kept + " " * (columns - width(kept))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return "–"
    return f"{estimate.low:.2f} – {estimate.high:.2f}"


def _sums(figure: Figure, estimate: Estimate) -> str:
    return figure.unit.template.format(estimate.numerator, estimate.denominator)


def _listed(heading: str, listing: Listing, style: Style) -> Iterator[str]:
    yield f"{heading}: {len(listing.shown):,} of {listing.total:,}"
    for one in listing.shown:
        sentence = one.sentence
        about = (sentence.id, sentence.site, sentence.role, ", ".join(sentence.categories))
        yield ""
        yield f"{sentence.flag:<{len(_INDENT)}}" + "  ".join(filter(None, about))
        yield from _indented(sentence.text, style)
        if sentence.span is not None:
            yield from _indented(f"labelled: {_quoted(one, *sentence.span)}", style)
        for fired in one.fired:
            yield from _indented(f"{fired.severity} {fired.rule}: {_quoted(one, fired.start, fired.end)}", style)
        if not one.fired:
            yield f"{_INDENT}nothing fired"


def _quoted(one: Judged, start: int, end: int) -> str:
    return f"“{one.sentence.text[start:end]}”"


def _indented(text: str, style: Style) -> Iterable[str]:
    return (f"{_INDENT}{line}" for line in wrap_text(text, style.width - len(_INDENT), style.encoding))


def _footer(outcome: Outcome, style: Style) -> Iterator[str]:
    for figure in FIGURES:
        yield f"{figure.label:<{_LABEL}}{figure.meaning}"
    drawn = outcome.pooled.resampled
    notes = (
        f"All figures count sentences; advice is not counted as a finding, either never. Intervals: {ROUNDS:,} "
        f"rounds of resampling by {drawn.unit} ({len(drawn.members):,}); one without width means that no mistake was "
        "seen, not that there is none."
    )
    if outcome.parts:
        notes += " The columns of the tables above are in this order."
    if outcome.elsewhere:
        notes += f" {counted(outcome.elsewhere, 'finding')} outside the labelled sentences, not counted."
    yield from wrap_text(notes, style.width, style.encoding)
