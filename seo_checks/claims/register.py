"""The entries of an evidence register, read from YAML and checked: an error names the file, the entry and the cause.

`register.yaml` says what an entry is; a site's own register has the same form.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from seo_checks.errors import RuleError

EVERYWHERE = "INT"
JURISDICTIONS = ("UK", "US", "AU", "EU", "IE", "CA", "NZ", "SG", "DE", EVERYWHERE)
_STRENGTHS = ("0", "1", "2", "3", "4")
_VERIFIED = ("official", "secondary", "general")
# It leaves every value as text, so that a bare "no" or "2017" needs no quotes; and it is quicker.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FILE = ("checked",), ("expires", "sources", "entries")
_SOURCE = ("body", "jurisdiction", "title"), ("url", "date", "verified")
_ENTRY = (
    ("id", "treatment", "condition", "status", "source"),
    (
        *("population", "excludes", "strength", "wording", "requires"),
        *("jurisdiction", "checked", "expires", "reviewer", "note"),
    ),
)
_ENDINGS = "(?:e|y|e?s|e?d|ing|ly|ily|ally|ies|ion|ive)?"
Value = TypeVar("Value")


class Standing(StrEnum):
    """The status of an entry: what somebody has said about its wording."""

    ACCEPTED = "accepted"
    OWN_EVIDENCE = "own-evidence"
    NOT_ACCEPTED = "not-accepted"
    GUIDELINE_FOR = "guideline-for"
    GUIDELINE_AGAINST = "guideline-against"
    SUMMARY = "summary"
    SUPERSEDED = "superseded"
    RULE = "rule"
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Source:
    """Where an entry comes from. `verified` says how closely it was read: official, secondary or general."""

    title: str
    body: str = ""
    jurisdiction: str = EVERYWHERE
    url: str = ""
    date: str = ""
    verified: str = "general"

    def __str__(self) -> str:
        return f"{self.body} ({self.title})" if self.body else self.title


@dataclass(frozen=True)
class Entry:
    """One entry. `own` is true in a site's own register, where the evidence is the site's."""

    id: str
    treatments: tuple[str, ...]
    conditions: tuple[str, ...]
    status: Standing
    source: Source
    jurisdiction: str
    own: bool
    population: str = ""
    excludes: tuple[str, ...] = ()
    strength: int = 0
    wording: str = ""
    requires: tuple[str, ...] = ()
    checked: date | None = None
    expires: date | None = None
    reviewer: str = ""
    note: str = ""

    def missing(self, sentence: str) -> tuple[str, ...]:
        """The qualifiers that a folded sentence lacks."""
        return tuple(qualifier for qualifier in self.requires if not _sought(qualifier).search(sentence))


@cache
def _sought(qualifier: str) -> re.Pattern[str]:
    """A qualifier as whole words: "short-term or temporary" is either, a long word has its usual endings."""
    choices = (r"[\s-]+".join(map(_stem, re.split(r"[\s-]+", choice))) for choice in qualifier.lower().split(" or "))
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})(?!\w)")


def _stem(word: str) -> str:
    return re.escape(re.sub(r"[ey]\Z", "", word)) + _ENDINGS if len(word) > 4 else re.escape(word) + "s?"


def read_register(
    text: str, name: str, *, own: bool, known: Mapping[str, Source]
) -> tuple[tuple[Entry, ...], dict[str, Source]]:
    """The entries of a register and its sources; `known` are sources that it may name as well."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - builds nothing but texts
    except yaml.YAMLError as error:
        raise RuleError(f"{name} is not valid YAML: {error}.", "Correct it.") from None
    file = _Fields(name, data, *_FILE)
    checked, expires = file.day("checked"), file.day("expires")
    sources = {
        identity: _source(_Fields(f'{name}: source "{identity}"', given, *_SOURCE))
        for identity, given in file.get("sources", dict, {}).items()
    }
    entries: dict[str, Entry] = {}
    for number, given in enumerate(file.get("entries", list, []), start=1):
        identity = given.get("id", number) if isinstance(given, dict) else number
        fields = _Fields(f'{name}: entry "{identity}"', given, *_ENTRY)
        entry = _entry(fields, {**known, **sources}, own, checked, expires)
        if entry.id in entries:
            raise fields.error("there is another of that id", "Give each its own.")
        entries[entry.id] = entry
    return tuple(entries.values()), sources


def _source(fields: _Fields) -> Source:
    verified = fields.choice("verified", _VERIFIED, "general")
    texts = {key: fields.text(key) for key in ("title", "body", "url", "date")}
    return Source(**texts, jurisdiction=fields.choice("jurisdiction", JURISDICTIONS), verified=verified)


def _entry(
    fields: _Fields, sources: Mapping[str, Source], own: bool, checked: date | None, expires: date | None
) -> Entry:
    status = Standing(fields.choice("status", tuple(Standing)))
    if own and status is Standing.OWN_EVIDENCE:
        status = Standing.ACCEPTED
    wording = fields.text("wording")
    if status is Standing.ACCEPTED and not wording:
        raise fields.error('"wording" is missing', "Say what is accepted.")
    source = _named_source(fields, sources)
    return Entry(
        id=fields.text("id"),
        treatments=fields.names("treatment"),
        conditions=fields.names("condition"),
        status=status,
        source=source,
        jurisdiction=fields.choice("jurisdiction", JURISDICTIONS, source.jurisdiction),
        own=own,
        population=fields.text("population").lower(),
        excludes=fields.names("excludes"),
        strength=int(fields.choice("strength", _STRENGTHS, "0")),
        wording=wording,
        requires=fields.names("requires"),
        checked=fields.day("checked") or checked,
        expires=fields.day("expires") or expires,
        reviewer=fields.text("reviewer"),
        note=fields.text("note"),
    )


def _named_source(fields: _Fields, sources: Mapping[str, Source]) -> Source:
    """The source with the given id, or a source that is the given text."""
    given = fields.text("source")
    if given not in sources and " " not in given:
        raise fields.error(f'there is no source "{given}"', _nearest(given, sources) or "Write a reference out.")
    return sources.get(given) or Source(given)


class _Fields:
    """A mapping of the file, asked for its values one by one; every error names where it stands."""

    def __init__(self, where: str, data: object, required: Iterable[str], optional: Iterable[str]) -> None:
        self._where = where
        if not isinstance(data, dict):
            raise self.error("it is no mapping", "See the head of Caveat's own register.")
        self._data: dict[str, Any] = data
        known = (*required, *optional)
        for key in data:
            if key not in known:
                remedy = _nearest(str(key), known) or f"Known: {', '.join(known)}."
                raise self.error(f'the key "{key}" is unknown', remedy)
        for key in required:
            if not data.get(key):
                raise self.error(f'"{key}" is missing', "Add it.")

    def error(self, problem: str, remedy: str) -> RuleError:
        return RuleError(f"{self._where}: {problem}.", remedy)

    def get(self, key: str, kind: type[Value], default: Value) -> Value:
        value = self._data.get(key, default)
        if not isinstance(value, kind):
            raise self.error(f'"{key}" is {value!r}', f"Give {_KINDS[kind]}.")
        return value

    def text(self, key: str) -> str:
        return " ".join(self.get(key, str, "").split())

    def names(self, key: str) -> tuple[str, ...]:
        """One text or several, in lower case."""
        values = self._data.get(key, [])
        values = values if isinstance(values, list) else [values]
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.error(f'"{key}" has {value!r}', "Give one name, or several in brackets.")
        return tuple(" ".join(value.lower().split()) for value in values)

    def day(self, key: str) -> date | None:
        given = self.text(key)
        try:
            return date.fromisoformat(given) if given else None
        except ValueError:
            raise self.error(f'"{key}" is "{given}"', "Give a day, such as 2026-11-22.") from None

    def choice(self, key: str, choices: Iterable[str], default: str = "") -> str:
        value = self.text(key) or default
        if value not in choices:
            raise self.error(f'"{key}" is "{value}"', _nearest(value, choices) or f"Choose among {', '.join(choices)}.")
        return value


_KINDS: Mapping[type, str] = MappingProxyType({str: "a text", list: "a list", dict: "a mapping"})


def _nearest(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(names), n=1)
    return f'Did you mean "{close[0]}"?' if close else ""
