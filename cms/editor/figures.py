"""How a text reads, in figures, each with the target that the profile sets for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cms.audits.site_profile import site_rules
from seo_checks import CaveatError, catalogue
from seo_checks.formulas import grade_at_age, reading_age


@dataclass(frozen=True)
class Figure:
    """A number about the text; `target` says in words what is aimed at, `is_met` is None where nothing is."""

    label: str
    value: str
    target: str = ""
    is_met: bool | None = None


def option(check: str, name: str) -> Any:
    """Return the value of a check's option: that of the site's profile, else the check's own.

    A profile that cannot be read is told elsewhere; it must not cost the figures.
    """
    known = catalogue()[check]
    try:
        chosen = site_rules().profile.settings_for(known).options
    except CaveatError:
        chosen = {}
    return chosen.get(name, known.options[name])


def reading_figures(metrics: Mapping[str, float]) -> list[Figure]:
    """Return the figures of a text; those that make no sense for a short text are left out."""
    grade, age = option("reading-grade", "max_grade"), option("reading-grade", "max_age")
    grade = min(grade, grade_at_age(age)) if age else grade
    long = option("many-long-sentences", "max_percent")
    passive = option("much-passive-voice", "max_percent")
    linked = option("few-transition-words", "min_percent")
    at_most, at_least = (lambda value, limit: value <= limit), (lambda value, limit: value >= limit)
    rows = (
        ("Words", "words", "{:,.0f}", None, ""),
        ("Reading time", "reading_minutes", "{:.0f} min", None, ""),
        ("Reading grade, treatments and conditions not counted", "reading_grade_without_terms", "{:.1f}",
         (at_most, grade), f"{grade:g} or lower (age {reading_age(grade):g})"),
        ("Reading grade, all words", "reading_grade", "{:.1f}", None, ""),
        ("Reading ease, of 100 (Flesch)", "flesch_reading_ease", "{:.0f}", None, ""),
        ("Words in a sentence", "words_per_sentence", "{:.1f}", None, ""),
        ("Sentences over 20 words", "sentences_over_20_words_percent", "{:.0f} %", (at_most, long),
         f"{long:g} % or less"),
        ("Sentences in passive voice", "passive_sentences_percent", "{:.0f} %", (at_most, passive),
         f"{passive:g} % or less"),
        ("Sentences that say how they follow", "transition_sentences_percent", "{:.0f} %", (at_least, linked),
         f"{linked:g} % or more"),
    )  # fmt: skip
    return [
        Figure(label, form.format(metrics[name]), target, _judged(metrics[name], judged))
        for label, name, form, judged, target in rows
        if name in metrics
    ]


def _judged(value: float, judged: tuple[Callable[[float, float], bool], float] | None) -> bool | None:
    return judged[0](value, judged[1]) if judged else None
