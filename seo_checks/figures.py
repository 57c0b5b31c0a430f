"""How a text reads, in figures, each with the target that the profile sets for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from seo_checks.check import Check
from seo_checks.checks.few_transition_words import few_transition_words
from seo_checks.checks.many_long_sentences import many_long_sentences
from seo_checks.checks.much_passive_voice import much_passive_voice
from seo_checks.checks.reading_grade import reading_grade
from seo_checks.formulas import grade_at_age, reading_age
from seo_checks.profile import Profile


@dataclass(frozen=True, slots=True)
class Target:
    """What a metric is to be: at most its limit, or at least; `words` say so."""

    metric: str
    limit: float
    at_most: bool
    words: str

    def is_met(self, value: float) -> bool:
        """Whether a value is where it should be."""
        return value <= self.limit if self.at_most else value >= self.limit


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the text; `target` says in words what is aimed at, `is_met` is None where nothing is."""

    label: str
    value: str
    target: str = ""
    is_met: bool | None = None


_FIGURES = MappingProxyType(
    {
        "words": ("Words", "{:,.0f}"),
        "reading_minutes": ("Reading time", "{:.0f} min"),
        "reading_grade_without_terms": ("Reading grade, treatments and conditions not counted", "{:.1f}"),
        "reading_grade": ("Reading grade, all words", "{:.1f}"),
        "flesch_reading_ease": ("Reading ease, of 100 (Flesch)", "{:.0f}"),
        "words_per_sentence": ("Words in a sentence", "{:.1f}"),
        "sentences_over_20_words_percent": ("Sentences over 20 words", "{:.0f} %"),
        "passive_sentences_percent": ("Sentences in passive voice", "{:.0f} %"),
        "transition_sentences_percent": ("Sentences that say how they follow", "{:.0f} %"),
    }
)


def option(profile: Profile, check: Check, name: str) -> Any:
    """The value of a check's option: that of the profile, else the check's own."""
    return profile.settings_for(check).options.get(name, check.options[name])


def targets(profile: Profile) -> tuple[Target, ...]:
    """What the profile asks of the metrics."""
    grade, age = (option(profile, reading_grade, name) for name in ("max_grade", "max_age"))
    grade = min(grade, grade_at_age(age)) if age else grade
    long = option(profile, many_long_sentences, "max_percent")
    passive = option(profile, much_passive_voice, "max_percent")
    linked = option(profile, few_transition_words, "min_percent")
    words = f"{grade:g} or lower (age {reading_age(grade):g})"
    return (
        Target("reading_grade_without_terms", grade, True, words),
        Target("sentences_over_20_words_percent", long, True, f"{long:g} % or less"),
        Target("passive_sentences_percent", passive, True, f"{passive:g} % or less"),
        Target("transition_sentences_percent", linked, False, f"{linked:g} % or more"),
    )


def reading_figures(metrics: Mapping[str, float], aims: Iterable[Target]) -> dict[str, Figure]:
    """The figures of a text by metric; those that make no sense for a short text are left out."""
    by_metric = {target.metric: target for target in aims}
    found = {}
    for metric, (label, form) in _FIGURES.items():
        if metric in metrics:
            value, target = metrics[metric], by_metric.get(metric)
            judged = (target.words, target.is_met(value)) if target else ("", None)
            found[metric] = Figure(label, form.format(value), *judged)
    return found
