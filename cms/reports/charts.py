"""Bar charts as plain shapes, which SVG and PDF draw alike. Every chart is also a table in the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.reports.data import Point

WIDTH = 720
SHOWN_RULES = 15
_BAR, _GAP = 14, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle; `x` and `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text; `x` is where it starts, ends or has its middle, as `anchor` says; `y` its base line."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin level line."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Shapes in a box; y grows downwards."""

    name: str
    title: str
    summary: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    rules: tuple[Rule, ...] = ()

    def svg(self) -> SafeString:
        """Return the chart as inline SVG that says what it shows; colours are for the style sheet."""
        return format_html(
            '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-summary">'
            '<title id="{}-title">{}</title><desc id="{}-summary">{}</desc>{}{}{}</svg>',
            *(WIDTH, _number(self.height), self.name, self.name),
            *(self.name, self.title, self.name, self.summary),
            format_html_join(
                "",
                '<rect class="grid" x="{}" y="{}" width="{}" height="1"/>',
                ((_number(rule.x), _number(rule.y), _number(rule.width)) for rule in self.rules),
            ),
            format_html_join(
                "",
                '<rect class="bar" x="{}" y="{}" width="{}" height="{}"/>',
                (tuple(map(_number, (bar.x, bar.y, bar.width, bar.height))) for bar in self.bars),
            ),
            format_html_join(
                "",
                '<text x="{}" y="{}" text-anchor="{}">{}</text>',
                ((_number(label.x), _number(label.y), label.anchor, label.text) for label in self.labels),
            ),
        )


def by_week(weeks: Sequence[Point]) -> Chart:
    """Return upright bars, one a week, against a scale that starts at nought."""
    scale = _scale(max((week.count for week in weeks), default=0))
    left = max(48, 12 + 7 * len(f"{scale[-1]:,}"))  # as wide as the widest number of the scale
    right, top, base = WIDTH - 40, 18, 170
    step = (right - left) / max(1, len(weeks))
    level = {value: base - (base - top) * value / scale[-1] for value in scale}
    bars, labels = [], [Label(left - 6, y + 4, f"{value:,}", "end") for value, y in level.items()]
    dated = max(1, ceil(len(weeks) / 7))
    for number, week in enumerate(weeks):
        height = (base - top) * week.count / scale[-1]
        bars.append(Bar(left + number * step + step * 0.15, base - height, step * 0.7, height))
        if (len(weeks) - 1 - number) % dated == 0:
            labels.append(Label(left + (number + 0.5) * step, base + 18, week.label, "middle"))
    first, last = (weeks[0], weeks[-1]) if weeks else (Point("", 0), Point("", 0))
    summary = f"{first.count:,} on {first.label}, {last.count:,} on {last.label}; every week is in the table."
    rules = tuple(Rule(left, y, right - left) for y in level.values())
    return Chart("weeks", "Open claims on live pages by week", summary, base + 28, tuple(bars), tuple(labels), rules)


def by_rule(rules: Sequence[Point]) -> Chart:
    """Return level bars, the longest first, each with its number; beyond the first, the table has them."""
    shown = rules[:SHOWN_RULES]
    left, right = 240, WIDTH - 60
    most = max((rule.count for rule in shown), default=1)
    bars, labels = [], []
    for number, rule in enumerate(shown):
        y = 4 + number * (_BAR + _GAP)
        width = (right - left) * rule.count / most
        bars.append(Bar(left, y, width, _BAR))
        labels += [
            Label(left - 8, y + 11, _short(rule.label), "end"),
            Label(left + width + 6, y + 11, f"{rule.count:,}"),
        ]
    more = len(rules) - len(shown)
    summary = "; ".join(f"{rule.label}: {rule.count:,}" for rule in shown) or "None."
    if more:
        summary += f"; and {more} more rules in the table."
        labels.append(Label(left, 4 + len(shown) * (_BAR + _GAP) + 11, f"and {more} more rules: see the table"))
    height = 8 + (len(shown) + bool(more)) * (_BAR + _GAP)
    return Chart("rules", "Open claims on live pages by rule", summary, height, tuple(bars), tuple(labels))


def _scale(most: int) -> list[int]:
    """Nought and up to five round numbers above, the last at least `most`."""
    rough = max(1, most) / 4
    power = 10 ** max(0, int(log10(rough)) if rough >= 1 else 0)
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return list(range(0, max(1, ceil(most / step)) * step + 1, step))


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
