"""Bar charts as inline SVG, each with a table of its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from seo_checks.findings import Category, Severity
from seo_checks.formatters.html.markup import Markup, escaped, fill, joined, number, row_heading, table
from seo_checks.formatters.listing import Placed
from seo_checks.formatters.style import Symbols

_WIDTH = 360
_STEP, _BAR, _LABEL = 34, 12, 13
_NUMBER = 44  # columns of the picture kept for the number beside the longest bar
_SHOWN = 15
_LONGEST = 46  # characters of a label


class Bar(NamedTuple):
    """What a bar stands for, and how long it is."""

    label: str
    value: int
    severity: Severity


def charts(found: Sequence[Placed]) -> Markup:
    """The plots of the open findings: by category and severity, and by rule."""
    return joined((_by_category(found), _by_rule(found)))


def _by_category(found: Sequence[Placed]) -> Markup:
    counts = Counter((one.finding.category, one.finding.severity) for one in found)
    bars = [
        Bar(f"{category.value}, {severity.value}", counts[category, severity], severity)
        for category in Category
        for severity in Severity
    ]
    rows = (
        (row_heading(category.value), *(number(counts[category, severity]) for severity in Severity))
        for category in Category
    )
    headings = ("Category", *(severity.value for severity in Severity))
    return _figure("by-category", "Open findings by category and severity", bars, headings, rows)


def _by_rule(found: Sequence[Placed]) -> Markup:
    counts = Counter(one.finding.rule for one in found)
    worst: dict[str, Severity] = {}
    for one in found:
        rule, severity = one.finding.rule, one.finding.severity
        worst[rule] = min(worst.get(rule, severity), severity, key=lambda known: known.rank)
    bars = [Bar(rule, count, worst[rule]) for rule, count in counts.most_common()]
    rows = ((row_heading(bar.label), fill("<td>{}</td>", bar.severity.value), number(bar.value)) for bar in bars)
    more = f", the {_SHOWN} most frequent of {len(bars)}" if len(bars) > _SHOWN else ""
    title = f"Open findings by rule{more}"
    return _figure("by-rule", title, bars[:_SHOWN], ("Rule", "Gravest severity", "Findings"), rows)


def _figure(
    name: str, title: str, bars: Sequence[Bar], headings: Iterable[str], rows: Iterable[Iterable[Markup]]
) -> Markup:
    return fill(
        "<figure><figcaption>{title}</figcaption>{svg}<details><summary>Numbers of this plot</summary>{table}"
        "</details></figure>\n",
        title=title,
        svg=_svg(name, title, bars),
        table=table(f"{name}-numbers", title, headings, rows),
    )


def _svg(name: str, title: str, bars: Sequence[Bar]) -> Markup:
    most = max((bar.value for bar in bars), default=0) or 1
    summary = "; ".join(f"{bar.label}: {bar.value:,}" for bar in bars) or "None."
    return fill(
        '<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-title {name}-summary">'
        '<title id="{name}-title">{title}</title><desc id="{name}-summary">{summary}</desc>{bars}</svg>',
        width=_WIDTH,
        height=max(1, len(bars)) * _STEP,
        name=name,
        title=title,
        summary=summary,
        bars=joined(_bar(at, bar, most) for at, bar in enumerate(bars)),
    )


def _bar(at: int, bar: Bar, most: int) -> Markup:
    """A label with the severity's mark, so that colour is not needed; the bar below it, its number beside it."""
    top = at * _STEP
    long = round((_WIDTH - _NUMBER) * bar.value / most, 1)
    label = bar.label if len(bar.label) <= _LONGEST else f"{bar.label[:_LONGEST]}…"
    return fill(
        '<text x="0" y="{label_y}">{mark} {label}</text>'
        '<rect class="{severity}" x="0" y="{bar_y}" width="{long}" height="{bar}"/>'
        '<text x="{number_x}" y="{number_y}">{value}</text>',
        label_y=top + _LABEL - 2,
        mark=Symbols().of(bar.severity),
        label=escaped(label),
        severity=bar.severity.value,
        bar_y=top + _LABEL + 3,
        bar=_BAR,
        long=max(long, 1 if bar.value else 0),
        number_x=long + 6,
        number_y=top + _LABEL + 13,
        value=f"{bar.value:,}",
    )
