"""A claim as assembled from its sentence: what is said to act on what, how strongly, for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seo_checks.claims.page import Page, Passage
from seo_checks.claims.words import Term, Words

# The lists that name what a claim is about, the more telling ones first.
_TREATMENTS = ("alternative", "product", "conventional")
_EFFECTS = ("end", "relieve", "raise")


@dataclass(frozen=True, slots=True)
class Claim:
    """Treatment × condition × effect × strength × population; "" where the page does not say.

    `treatment` and `condition` are as the page writes them, for sentences of ours; `treatment_concept` and
    `condition_concept` are the names under which evidence is registered. `strength` is 0 (describes the process),
    1 (may help some), 2 (can help), 3 (helps, relieves, treats) or 4 (cures, guarantees, permanent, everyone).
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
    treatment = _nearest(words, _TREATMENTS, first, last) or _first(page.title_words, _TREATMENTS)
    condition = _nearest(words, ("condition",), first, last) or _first(page.title_words, ("condition",))
    effect = next(words.terms_of(*_EFFECTS, first=first, last=last), None)
    population = next(words.terms_of("vulnerable"), None)
    spelled = page.lexicon.spelled
    return Claim(
        treatment=spelled(_written(treatment, words, page)),
        condition=spelled(_written(condition, words, page)),
        effect=words.written(effect.start, effect.end) if effect else "",
        strength=strength,
        population=words.written(population.start, population.end) if population else "",
        treatment_concept=treatment.concept if treatment else "",
        condition_concept=condition.concept if condition else "",
    )


def _nearest(words: Words, lists: Sequence[str], first: int, last: int) -> Term | None:
    """The term nearest to words [first, last), of equally near ones the first."""
    found = words.terms_of(*lists)
    return min(found, key=lambda term: max(0, first - term.end + 1, term.start - last + 1), default=None)


def _first(words: Words, lists: Sequence[str]) -> Term | None:
    return next(words.terms_of(*lists), None)


def _written(term: Term | None, words: Words, page: Page) -> str:
    if term is None:
        return ""
    here = words.terms.get(term.start, ())
    return (words if term in here else page.title_words).written(term.start, term.end)
