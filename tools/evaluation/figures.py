"""The figures: each a ratio of two sums over sentences, so that a resampled corpus is summed like the real one.

Everything is counted in sentences: one with two findings of the same kind is found once, and is one false alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from seo_checks import Severity
from tools.evaluation.judging import Fired, Judged
from tools.evaluation.labels import SOBER_GROUPS, Flag, Labelled


class Unit(Enum):
    """What a figure is: how its two sums are told, and what their ratio is multiplied by."""

    SHARE = ("{:,.0f} of {:,.0f}", 1)
    MEAN = ("mean of {1:,.0f}", 1)
    BALANCE = ("", 1)
    RATE = ("{:,.0f} in {:,.0f} words", 1000)

    def __init__(self, template: str, scale: int) -> None:
        self.template = template
        self.scale = scale


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `adds` is what a sentence adds to its two sums; `meaning` stands beside `label` below the table.

    `of_claims`: only sentences labelled must or should take part, so it can be told for a category of claims.
    """

    key: str
    label: str
    meaning: str
    unit: Unit
    adds: Callable[[Judged], tuple[float, float]]
    of_claims: bool = False

    def value(self, numerator: float, denominator: float) -> float | None:
        """The figure for these sums; None where there is nothing to tell it from."""
        return self.unit.scale * numerator / denominator if denominator else None


def overlap(sentence: Labelled, fired: Iterable[Fired]) -> tuple[float, bool]:
    """How well the finding that fits best marks the labelled words: their F1, and whether they are the same words."""
    start, end = sentence.span or (0, len(sentence.text))
    labelled = _words(sentence, start, end)
    best = 0.0
    for finding in fired:
        marked = _words(sentence, finding.start, finding.end)
        total = len(labelled) + len(marked)
        best = max(best, 2 * len(labelled & marked) / total if total else 0.0)
    return best, best == 1


def _words(sentence: Labelled, start: int, end: int) -> frozenset[int]:
    """The numbers of the words that have characters in [start, end)."""
    return frozenset(number for number, (first, last) in enumerate(sentence.words) if first < end and last > start)


def _is_must(judged: Judged) -> bool:
    return judged.sentence.flag is Flag.MUST


def _is_claim(judged: Judged) -> bool:
    return judged.sentence.is_claim


def _of_found_claims(share: Callable[[Judged], float]) -> Callable[[Judged], tuple[float, float]]:
    def adds(judged: Judged) -> tuple[float, float]:
        return (share(judged), 1) if _is_claim(judged) and judged.found else (0, 0)

    return adds


def _fit(judged: Judged) -> tuple[float, bool]:
    return overlap(judged.sentence, (fired for fired in judged.fired if fired.severity is not Severity.ADVICE))


def _agrees(judged: Judged) -> bool:
    return judged.must_fix == _is_must(judged)


def _alarms(raised: Callable[[Judged], bool]) -> Callable[[Judged], tuple[float, float]]:
    def adds(judged: Judged) -> tuple[float, float]:
        if judged.sentence.group not in SOBER_GROUPS:
            return 0, 0
        return raised(judged) and judged.sentence.flag is Flag.NO, len(judged.sentence.words)

    return adds


FIGURES = (
    Figure(
        "must_recall", "must: recall, as must-fix",
        "share of sentences labelled must that have a must-fix finding",
        Unit.SHARE, lambda judged: (judged.must_fix and _is_must(judged), _is_must(judged)), of_claims=True,
    ),
    Figure(
        "must_found", "must: recall, found at all",
        "share of the same that are found: a must-fix or review finding",
        Unit.SHARE, lambda judged: (judged.found and _is_must(judged), _is_must(judged)), of_claims=True,
    ),
    Figure(
        "must_fix_precision", "must-fix findings: precision",
        "share of sentences with a must-fix finding labelled must or should",
        Unit.SHARE, lambda judged: (judged.must_fix and _is_claim(judged), judged.must_fix),
    ),
    Figure(
        "recall", "must + should: recall",
        "share of sentences labelled must or should that are found",
        Unit.SHARE, lambda judged: (judged.found and _is_claim(judged), _is_claim(judged)), of_claims=True,
    ),
    Figure(
        "precision", "must + should: precision",
        "share of the sentences found that are labelled must or should",
        Unit.SHARE, lambda judged: (judged.found and _is_claim(judged), judged.found),
    ),
    Figure(
        "f1", "must + should: F1",
        "harmonic mean of the two",
        Unit.BALANCE, lambda judged: (2 * (judged.found and _is_claim(judged)), judged.found + _is_claim(judged)),
    ),
    Figure(
        "severity_agreement", "severity: agreement",
        "share of the claims found where must is must-fix, should is review",
        Unit.SHARE, _of_found_claims(_agrees), of_claims=True,
    ),
    Figure(
        "span_f1", "span: F1 over words",
        "how well the closest finding marks the labelled words (1: just these)",
        Unit.MEAN, _of_found_claims(lambda judged: _fit(judged)[0]), of_claims=True,
    ),
    Figure(
        "span_exact", "span: the same words",
        "share of the claims found where a finding marks just these words",
        Unit.SHARE, _of_found_claims(lambda judged: _fit(judged)[1]), of_claims=True,
    ),
    Figure(
        "false_alarms", "false alarms per 1,000 words",
        "sentences labelled no but found, in the groups sober and other",
        Unit.RATE, _alarms(lambda judged: judged.found),
    ),
    Figure(
        "must_fix_false_alarms", "false alarms, must-fix alone",
        "the same with a must-fix finding",
        Unit.RATE, _alarms(lambda judged: judged.must_fix),
    ),
)  # fmt: skip
