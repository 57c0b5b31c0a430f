"""Transition words: what tells a reader how a sentence hangs together with the one before, or its parts do."""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType

from seo_checks.claims.data import in_file, mapping, text
from seo_checks.document import Document
from seo_checks.remembering import once_per_document
from seo_checks.wording.phrases import Phrases
from seo_checks.wording.prose import statements

# A transition at the head of a sentence or a clause stands after one of these, or first.
_OPENERS = frozenset({",", ";", ":", "-", "(", '"', "and", "but", "or", "because", "that"})
# The second part makes the first one a transition.
_PAIRS = MappingProxyType({"either": "or", "neither": "nor", "both": "and", "not only": "but", "whether": "or"})


@cache
def transition_phrases() -> tuple[Phrases[bool], Phrases[str]]:
    """The list of `transitions.yaml`, each with whether it counts at the head of a clause alone; and the pairs."""
    path = resources.files(__package__) / "transitions.yaml"
    with in_file(path):
        data = mapping(path)
        entries = {
            wording.strip(): at_head
            for at_head, kinds in ((False, data["anywhere"]), (True, data["at the head"]))
            for kind in kinds
            for wording in text(kinds, kind).split(",")
        }
    return Phrases(entries), Phrases(_PAIRS)


@once_per_document
def transitions(document: Document) -> tuple[int, int]:
    """How many sentences of running text hold a transition word, and how many there are."""
    singles, pairs = transition_phrases()
    linked = {
        tokens
        for tokens, first, _, at_head in singles.find_in(document)
        if not at_head or first == 0 or tokens.words[first - 1] in _OPENERS
    }
    linked.update(tokens for tokens, _, end, second in pairs.find_in(document) if second in tokens.words[end:])
    return sum(tokens.statement for tokens in linked), len(statements(document))


def share_of_sentences_with_transitions(document: Document) -> float:
    """The percentage of sentences of running text with a transition word; 0 where there is no text."""
    with_one, total = transitions(document)
    return 100 * with_one / total if total else 0.0
