"""The evidence register: which wording about a treatment and a condition somebody accepts, and on whose word.

`register.yaml` says what an entry is. A site's own register has the same form and goes first. Nothing here says whether
a treatment works, and nothing knows what day it is: it is told.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from seo_checks.errors import RuleError

ANY = "any"
EVERYWHERE = "INT"
JURISDICTIONS = ("UK", "US", "AU", "EU", "IE", "CA", "NZ", "SG", "DE", EVERYWHERE)
STRONGEST = 3  # no entry bears a cure, a guarantee, permanence or everyone
_VERIFIED = ("official", "secondary", "general")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP_KEYS = ("checked", "expires", "sources", "entries")
_SOURCE_KEYS = ("body", "jurisdiction", "title", "url", "date", "verified")
_REQUIRED = ("id", "treatment", "condition", "status", "source")
_OPTIONAL = ("population", "excludes", "strength", "wording", "requires", "jurisdiction", "checked", "expires", "reviewer", "note")  # fmt: skip  # noqa: E501
_ENDINGS = "(?:e|y|e?s|e?d|ing|ly|ily|ally|ies|ion|ive)?"


class Standing(StrEnum):
    """The status of an entry: who says what about its wording."""

    ACCEPTED = "accepted"
    OWN_EVIDENCE = "own-evidence"
    NOT_ACCEPTED = "not-accepted"
    GUIDELINE_FOR = "guideline-for"
    GUIDELINE_AGAINST = "guideline-against"
    SUMMARY = "summary"
    SUPERSEDED = "superseded"
    RULE = "rule"
    UNVERIFIED = "unverified"


# Those that settle a claim, the more cautious first, and those that may be cited where none does.
_DECIDING = (Standing.NOT_ACCEPTED, Standing.ACCEPTED, Standing.OWN_EVIDENCE, Standing.UNVERIFIED)
_CITABLE = (Standing.GUIDELINE_FOR, Standing.SUMMARY)


class VerdictKind(StrEnum):
    """What the register makes of a claim."""

    CLEARED = "cleared"
    STALE = "stale"
    STRONGER = "stronger"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class ClaimKey:
    """What a claim says: concepts in lower case, the word for the effect, and the strength from 0 to 4."""

    treatment: str
    condition: str
    effect: str
    strength: int
    population: str = ""


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
    """One row of a register. `own`: from a site's own register, so that its evidence is the site's."""

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


@dataclass(frozen=True)
class Verdict:
    """What an entry makes of a claim: `steps` above its strength, the wording that would stand, and why in a sentence."""

    kind: VerdictKind
    entry: Entry
    steps: int
    wording: str
    explanation: str


@dataclass(frozen=True)
class Register:
    """Entries in order, those of a site's own register first."""

    entries: tuple[Entry, ...]
    sources: Mapping[str, Source]
    _places: dict[tuple[str, str], list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for pair in ((treatment, condition) for treatment in entry.treatments for condition in entry.conditions):
                places[pair].append(number)
        object.__setattr__(self, "_places", dict(places))

    @classmethod
    def from_text(cls, text: str, name: str, today: date) -> Register:
        """A site's own register. Raises RuleError, naming the file and the entry, where it is malformed."""
        register = _Reader(name, own=True, known=cls.built_in().sources).register(text)
        for entry in register.entries:
            if entry.checked and entry.checked > today:
                raise RuleError(f'{name}: "{entry.id}" was checked on {entry.checked}, which is to come.', "Correct it.")
        return register

    @staticmethod
    @cache
    def built_in() -> Register:
        """The register that comes with Caveat, read on first use."""
        file = resources.files(__package__) / "register.yaml"
        return _Reader(file.name, own=False, known={}).register(file.read_text(encoding="utf-8"))

    def joined(self, other: Register) -> Register:
        """Both registers as one; a site's own entries go first, whichever of the two they are in."""
        entries = sorted((*self.entries, *other.entries), key=lambda entry: not entry.own)
        return Register(tuple(entries), {**other.sources, **self.sources})

    def judge(
        self,
        key: ClaimKey,
        sentence: str,
        jurisdictions: Sequence[str],
        today: date,
        broader: Callable[[str], tuple[str, ...]],
    ) -> Verdict | None:
        """What the register makes of a claim in a folded sentence; None where it has nothing on it.

        The entry that is most to the point decides; a guideline against it is never outweighed.
        """
        matching = [entry for entry in self._matching(key, jurisdictions, broader) if _speaks_of(entry, key)]
        against = next((entry for entry in matching if entry.status is Standing.GUIDELINE_AGAINST), None)
        decides = _deciding([entry for entry in matching if entry.status in _DECIDING])
        cited = against or next((entry for entry in matching if entry.status in _CITABLE), None)
        if decides is None:
            return _on_cited(cited, key) if cited else None
        if decides.status is not Standing.ACCEPTED:
            return _refused(decides, key)
        if against:
            return _contradicted(decides, against, key)
        return _on_accepted(decides, key, sentence, today)

    def _matching(
        self, key: ClaimKey, jurisdictions: Sequence[str], broader: Callable[[str], tuple[str, ...]]
    ) -> Iterator[Entry]:
        """The entries on the claim, most to the point first: by condition, treatment, population, owner, place."""
        places = (*dict.fromkeys(jurisdictions), EVERYWHERE)
        conditions, treatments = _widening(key.condition, broader), _widening(key.treatment, broader)
        ranked = []
        for far, condition in enumerate(conditions):
            for further, treatment in enumerate(treatments):
                for number in self._places.get((treatment, condition), ()):
                    entry = self.entries[number]
                    if entry.jurisdiction in places and not set(entry.excludes).intersection(conditions):
                        caution = _DECIDING.index(entry.status) if entry.status in _DECIDING else 0
                        place = places.index(entry.jurisdiction)
                        ranked.append((far, further, not entry.population, not entry.own, place, caution, number))
        yield from (self.entries[number] for number in dict.fromkeys(rank[-1] for rank in sorted(ranked)))


def _widening(name: str, broader: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return (*dict.fromkeys((name, *broader(name))), ANY) if name else (ANY,)


def _speaks_of(entry: Entry, key: ClaimKey) -> bool:
    """Whether an entry bears on the claim: on its population, and for a refusal on what it refuses."""
    if entry.population and entry.population != key.population:
        return False
    return entry.status is not Standing.NOT_ACCEPTED or key.strength > entry.strength


def _deciding(entries: Sequence[Entry]) -> Entry | None:
    """The first entry; but where it is unverified, a refusal behind it counts, and no acceptance of something wider."""
    first = next(iter(entries), None)
    if first and first.status is Standing.UNVERIFIED:
        return next((entry for entry in entries if entry.status is Standing.NOT_ACCEPTED), first)
    return first


@cache
def _sought(qualifier: str) -> re.Pattern[str]:
    """A qualifier as whole words: "short-term or temporary" is either, long words with their usual endings."""
    choices = (
        r"[\s-]+".join(_stem(word) for word in re.split(r"[\s-]+", choice)) for choice in qualifier.split(" or ")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})(?!\w)")


def _stem(word: str) -> str:
    return re.escape(re.sub(r"[ey]\Z", "", word)) + _ENDINGS if len(word) > 4 else re.escape(word) + "s?"
