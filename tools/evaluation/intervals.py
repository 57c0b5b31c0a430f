"""How sure a figure is: 95 % intervals by resampling sites, because sentences of one site are much alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain

from tools.evaluation.figures import Figure
from tools.evaluation.judging import Judged
from tools.evaluation.labels import Labelled

ROUNDS = 1000
_SEED = 20_260_101
_TAIL = 0.025

# What is drawn together, from the coarsest on; where there is only one of a kind, the next finer one is drawn.
_UNITS: tuple[tuple[str, Callable[[Labelled], Hashable | None]], ...] = (
    ("site", lambda sentence: sentence.site),
    ("page", lambda sentence: sentence.page_key),
    ("sentence", lambda sentence: sentence.id),
)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Sentences in the bunches that are drawn together; `unit` names the coarsest of them."""

    unit: str
    members: tuple[tuple[Judged, ...], ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure's value, its two sums, and the interval; None where it cannot be told."""

    value: float | None
    numerator: float
    denominator: float
    low: float | None = None
    high: float | None = None


def clusters(judged: Sequence[Judged]) -> Clusters:
    """The sentences by site; those of no site by page; those of no page alone. One bunch is split more finely."""
    for first in range(len(_UNITS)):
        bunches: dict[Hashable, list[Judged]] = {}
        used = set[int]()
        for one in judged:
            unit, key = _bunch(one.sentence, first)
            used.add(unit)
            bunches.setdefault((unit, key), []).append(one)
        if len(bunches) > 1:
            break
    # In an order that does not hang on the order of the files.
    members = [bunch for _, bunch in sorted(bunches.items(), key=lambda item: str(item[0]))]
    return Clusters(_UNITS[min(used, default=-1)][0], tuple(tuple(bunch) for bunch in members))


def _bunch(sentence: Labelled, first: int) -> tuple[int, Hashable]:
    keys = ((unit, _UNITS[unit][1](sentence)) for unit in range(first, len(_UNITS)))
    return next((unit, key) for unit, key in keys if key is not None)


def estimates(drawn: Clusters, figures: Sequence[Figure], rounds: int = ROUNDS) -> dict[str, Estimate]:
    """The figures by key, with percentile intervals: the same for the same sentences, every time."""
    found: dict[str, Estimate] = {}
    draws = list(_draws(len(drawn.members), rounds))
    for figure in figures:
        sums = [_sums(figure, bunch) for bunch in drawn.members]
        above, below = [top for top, _ in sums], [bottom for _, bottom in sums]
        numerator, denominator = sum(above), sum(below)
        resampled = (
            figure.value(sum(map(above.__getitem__, draw)), sum(map(below.__getitem__, draw))) for draw in draws
        )
        told = sorted(value for value in resampled if value is not None)
        low, high = (_percentile(told, _TAIL), _percentile(told, 1 - _TAIL)) if told and denominator else (None, None)
        found[figure.key] = Estimate(figure.value(numerator, denominator), numerator, denominator, low, high)
    return found


def _draws(count: int, rounds: int) -> list[list[int]]:
    """So many samples of as many bunches, drawn with replacement; none where one bunch says nothing of others."""
    if count < 2:
        return []
    draw = random.Random(_SEED)  # noqa: S311 - the same every time is what is wanted
    return [draw.choices(range(count), k=count) for _ in range(rounds)]


def _sums(figure: Figure, bunch: Sequence[Judged]) -> tuple[float, float]:
    flat = list(chain.from_iterable(figure.adds(one) for one in bunch))
    return sum(flat[::2]), sum(flat[1::2])


def _percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered values lies, between its two neighbours in proportion."""
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
