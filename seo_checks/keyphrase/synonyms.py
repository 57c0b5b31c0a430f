"""Other names of treatments and conditions, as the concepts of the claim rules have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from seo_checks.claims import rules
from seo_checks.keyphrase.word_forms import Token, stem, tokens_of, words_of

_NAMED = frozenset({"treatment", "condition", "condition wellbeing"})
_CONTENT = _NAMED | {"body"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A treatment or condition that a phrase names: the stems of the phrase's words for it, and its other names."""

    stems: frozenset[str]
    names: tuple[tuple[str, ...], ...]  # as words


def read_terms(folded: str) -> tuple[list[tuple[int, int]], list[Concept]]:
    """Where in a phrase the names of body parts, treatments and conditions stand, and the concepts that they name."""
    read = rules().library.lexicon.read(folded)
    tokens = tokens_of(folded)
    places: list[tuple[int, int]] = []
    concepts: list[Concept] = []
    named = 0  # up to where a longer name reaches, within which no other is of interest
    for first in sorted(read.terms):
        for term in read.terms[first]:  # the longest first
            if _CONTENT.isdisjoint(term.lists):
                continue
            start, end = read.span(term.start, term.end)
            places.append((start, end))
            if term.concept and first >= named and not _NAMED.isdisjoint(term.lists):
                concepts.extend(_concept(term.concept, [token for token in tokens if start <= token.start < end]))
                named = term.end
    return places, concepts


def _concept(name: str, tokens: list[Token]) -> Iterator[Concept]:
    stems = frozenset(stem(token.word) for token in tokens)
    others = tuple(other for other in _names().get(name, ()) if not stems <= {stem(word) for word in other})
    if stems:
        yield Concept(stems, others)


@cache
def _names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names of each concept, as words without the marks that stand for their forms."""
    names: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for term, concept in rules().library.vocabulary.concepts.items():
        if "#" not in term and "@" not in term:
            plain = term.lower().replace("(s)", "").replace("~", "")
            names[concept].append(tuple(words_of(plain)))
    return MappingProxyType({concept: tuple(found) for concept, found in names.items()})
