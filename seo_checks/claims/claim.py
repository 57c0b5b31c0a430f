"""A claim as assembled from its sentence: what is said to act on what, how strongly, for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seo_checks.claims.page import Page, Passage
from seo_checks.claims.words import Words

# The lists that name what a claim is about, the more telling ones first.
_TREATMENTS = ("alternative", "product", "conventional")
_EFFECTS = ("end", "relieve", "raise")
# Words for whoever has a condition: "paralysed", "diabetic", "smokers", "insomniac".
_OF_PEOPLE = re.compile(r"(?:ed|ics?|iacs?|smokers?)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """Treatment × condition × effect × strength × population; "" where the page does not say.

    `treatment` and `condition` are as the page writes them, for sentences of ours, which need nouns;
    `treatment_concept` and `condition_concept` are the names under which evidence is registered. `strength` is 0
    (describes the process), 1 (may help some), 2 (can help), 3 (helps, relieves, treats) or 4 (cures, guarantees,
    permanent, everyone).
    """

    treatment: str = ""
    condition: str = ""
    effect: str = ""
    strength: int = 4
    population: str = ""
    treatment_concept: str = ""
    condition_concept: str = ""

    def as_data(self) -> dict[str, str | int]:
        """The parts that are known, for reports."""
        named = {"treatment": self.treatment, "condition": self.condition, "effect": self.effect,
                 "population": self.population}  # fmt: skip
        return {name: value for name, value in named.items() if value} | {"strength": self.strength}


def assembled(passage: Passage, page: Page, first: int, last: int, strength: int) -> Claim:
    """The claim of words [first, last) of a passage: their parts, else the sentence's, else those of the title."""
    words = passage.words
    treatment, treatment_written = _named(_TREATMENTS, words, page, first, last)
    condition, condition_written = _named(("condition",), words, page, first, last)
    effect = next(words.terms_of(*_EFFECTS, first=first, last=last), None)
    population = next(words.terms_of("vulnerable"), None)
    spelled = page.lexicon.spelled
    return Claim(
        treatment=spelled(treatment_written),
        condition=spelled(condition if _OF_PEOPLE.search(condition_written) else condition_written),
        effect=words.written(effect.start, effect.end) if effect else "",
        strength=strength,
        population=words.written(population.start, population.end) if population else "",
        treatment_concept=treatment,
        condition_concept=condition,
    )


def _named(lists: Sequence[str], words: Words, page: Page, first: int, last: int) -> tuple[str, str]:
    """The concept of the term nearest to words [first, last), of equally near ones the first, or else of the first in
    the title; and how it is written there. Both are "" where there is none."""
    found = words.terms_of(*lists)
    term = min(found, key=lambda term: max(0, first - term.end + 1, term.start - last + 1), default=None)
    if term is None:
        words = page.title_words
        term = next(words.terms_of(*lists), None)
    return (term.concept, words.written(term.start, term.end)) if term else ("", "")
