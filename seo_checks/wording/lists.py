"""The word lists of this package, read once: plain words, medical terms, wordings about people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from seo_checks.claims.data import demand_keys, in_file, mapping, text
from seo_checks.errors import RuleError
from seo_checks.findings import SourceReference
from seo_checks.wording.phrases import Phrases
from seo_checks.wording.verbs import Forms, forms_of

_KINDS = ("verbs", "nouns", "mass", "words")
_SOURCE = re.compile(r"(.+) <(https?://\S+)>")
_GROUP_OPTIONS = ("as noun", "of people", "unless followed by")


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A hard word in one of its forms, with what can stand in its place; `name` is the entry that it belongs to.

    `verb`: the alternatives as verbs are given in `alternatives`, and for a form that is past and participle alike, as
    a participle in `as_participle`.
    """

    name: str
    alternatives: tuple[str, ...]
    as_participle: tuple[str, ...] = ()
    verb: bool = False

    @property
    def advice(self) -> bool:
        """Whether the alternative is advice rather than a wording."""
        return self.alternatives[0].startswith("(")


@dataclass(frozen=True, slots=True)
class MedicalTerm:
    """A hard term with its gloss."""

    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class LabellingWording:
    """A wording that hurts or labels people, and where it does."""

    name: str
    instead: tuple[str, ...]
    why: str
    source: SourceReference
    as_noun: bool = False
    of_people: bool = False
    unless_followed_by: frozenset[str] = frozenset()


@cache
def plain_words() -> Phrases[PlainWord]:
    """The list of `plain_words.yaml`, each word in its forms."""
    path = resources.files(__package__) / "plain_words.yaml"
    found: dict[str, PlainWord] = {}
    with in_file(path):
        data = mapping(path)
        demand_keys(data, _KINDS, ())
        for kind in _KINDS:
            for wording, entry in _in_forms(kind, data[kind]):
                if found.setdefault(wording, entry).name != entry.name:
                    raise RuleError(f'"{wording}" has two entries.', "Keep one.", (kind,))
    return Phrases(found)


@cache
def medical_terms() -> Phrases[MedicalTerm]:
    """The list of `medical_terms.yaml`, with plurals in -s."""
    path = resources.files(__package__) / "medical_terms.yaml"
    found: dict[str, MedicalTerm] = {}
    with in_file(path):
        data = mapping(path)
        for names in data:
            gloss = text(data, names)
            for name in _names(names):
                for form in (name, _plural(name)):
                    found.setdefault(form, MedicalTerm(_names(names)[0], gloss))
    return Phrases(found)


@cache
def labelling_wordings() -> Phrases[LabellingWording]:
    """The list of `inclusive.yaml`."""
    path = resources.files(__package__) / "inclusive.yaml"
    found: dict[str, LabellingWording] = {}
    with in_file(path):
        data = mapping(path)
        lines = data.pop("sources")
        sources = {key: _source(key, text(lines, key)) for key in lines}
        for title, group in data.items():
            demand_keys(group, ("why", "source", "wordings"), _GROUP_OPTIONS)
            for names in group["wordings"]:
                for name in _names(names):
                    if name in found:
                        raise RuleError(f'"{name}" has two entries.', "Keep one.", (title, "wordings", names))
                    found[name] = _labelling(name, text(group["wordings"], names), group, sources)
    return Phrases(found)


def _labelling(
    name: str, instead: str, group: Mapping[str, Any], sources: Mapping[str, SourceReference]
) -> LabellingWording:
    return LabellingWording(
        name=name,
        instead=_alternatives(instead),
        why=text(group, "why"),
        source=sources[group["source"]],
        as_noun=bool(group.get("as noun")) and name.startswith(("a ", "an ", "the ")),
        of_people=bool(group.get("of people")),
        unless_followed_by=frozenset(str(group.get("unless followed by", "")).split()),
    )


def _source(key: str, line: str) -> SourceReference:
    match = _SOURCE.fullmatch(line)
    if not match:
        raise RuleError(f'the source "{key}" has no address.', "Write “Title <https://…>”.", ("sources", key))
    return SourceReference(f"stigmatising-wording-{key}", match[1], match[2])


def _in_forms(kind: str, entries: Mapping[str, str]) -> Iterator[tuple[str, PlainWord]]:
    for names in entries:
        alternatives = _alternatives(text(entries, names))
        entry = _names(names)[0]
        for name in _names(names):
            if kind == "verbs":
                yield from _verb_forms(entry, name, alternatives)
            else:
                yield name, PlainWord(entry, alternatives)
                if kind == "nouns":
                    yield _plural(name), PlainWord(entry, tuple(map(_plural_of_phrase, alternatives)))


def _verb_forms(entry: str, verb: str, alternatives: tuple[str, ...]) -> Iterator[tuple[str, PlainWord]]:
    plain = [_forms_in_chain(alternative) for alternative in alternatives]
    for spelling in {verb, re.sub(r"\A(\w+)(is|ys)e\b", lambda match: f"{match[1]}{match[2][0]}ze", verb)}:
        forms = forms_of(spelling)
        for slot in Forms._fields:
            participles = tuple(other.participle for other in plain) if slot == "past" else ()
            entry_for_slot = PlainWord(entry, tuple(getattr(other, slot) for other in plain), participles, verb=True)
            if slot != "participle" or forms.participle != forms.past:
                yield getattr(forms, slot), entry_for_slot


def _forms_in_chain(alternative: str) -> Forms:
    """The forms of a verb phrase; of "eat or drink" those of both verbs."""
    parts = [forms_of(part) for part in alternative.split(" or ")]
    return Forms(*(" or ".join(slot) for slot in zip(*parts, strict=True)))


def _names(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _alternatives(value: str) -> tuple[str, ...]:
    """The alternatives of an entry; advice in brackets is one, whatever commas it holds."""
    return (value,) if value.startswith("(") else tuple(part.strip() for part in value.split(","))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _plural_of_phrase(phrase: str) -> str:
    """The plural of a noun phrase: of the noun before "of", "not", "for" or "to", else of its last word."""
    match = re.match(r"(.+?)( (?:of|not|for|to) .+)\Z", phrase)
    head, rest = match.groups() if match else (phrase, "")
    return _plural(head) + rest
