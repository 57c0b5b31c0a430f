"""Verbs hidden in nouns: "carry out an assessment of" for "assess"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from seo_checks.claims.data import in_file, mapping, text
from seo_checks.document import Document, Span
from seo_checks.wording.phrases import Phrases
from seo_checks.wording.verbs import AUXILIARIES, Forms, forms_of

_BETWEEN = frozenset("a an the our your their his her its my any this that these those".split())
_LONGEST_WEAK_VERB = 2  # words

# The forms of weak verbs, as words, each with the slot that it fills; and by noun the verb hidden with each of them.
_Slots = Mapping[tuple[str, ...], str]


@cache
def _hidden() -> tuple[_Slots, Phrases[Mapping[str, str]]]:
    """The list of `hidden_verbs.yaml`. The verb hidden in a noun is found by the weak verb's first form."""
    path = resources.files(__package__) / "hidden_verbs.yaml"
    slots: dict[tuple[str, ...], str] = {}
    nouns: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with in_file(path):
        for verbs, entries in mapping(path).items():
            for verb in (name.strip() for name in verbs.split(",")):
                for slot in reversed(Forms._fields):
                    slots[tuple(getattr(forms_of(verb), slot).split())] = f"{slot} {verb}"
                for noun in entries:
                    nouns[noun][verb] = text(entries, noun)
    return slots, Phrases(dict(nouns))


def hidden_verbs(document: Document) -> Iterator[tuple[Span, str]]:
    """Where the prose hides a verb, with the verb in the form that fits."""
    slots, nouns = _hidden()
    for tokens, noun, end, plain in nouns.find_in(document):
        words = tokens.words
        after_verb = noun - (words[noun - 1] in _BETWEEN) if noun else 0
        for length in range(_LONGEST_WEAK_VERB, 0, -1):
            first = after_verb - length
            slot, _, weak = slots.get(tuple(words[max(first, 0) : after_verb]), "").partition(" ")
            if first >= 0 and weak in plain:
                yield tokens.span(first, end), _in_form(plain[weak], slot, words[max(0, first - 3) : first])
                break


def _in_form(verb: str, slot: str, before: list[str]) -> str:
    if slot == "past" and not AUXILIARIES.isdisjoint(before):
        slot = "participle"
    form: str = getattr(forms_of(verb), slot)
    return form
