"""The evidence register as a judge: which claims about a treatment somebody accepts, and on whose word.

Nothing here says whether a treatment works, and nothing knows what day it is: it is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from seo_checks.claims.register import EVERYWHERE, Entry, Source, Standing, read_register
from seo_checks.errors import RuleError

ANY = "any"
STRONGEST = 3  # nothing allows a cure, a guarantee, permanence or everyone
# What settles a claim, the more cautious first; and what may be cited where nothing settles it.
_DECIDING = (Standing.NOT_ACCEPTED, Standing.ACCEPTED, Standing.OWN_EVIDENCE, Standing.UNVERIFIED)
_CITABLE = (Standing.GUIDELINE_FOR, Standing.SUMMARY)
# What holds for the treatment that it names and for no kind of it: osteopathy is not cranial osteopathy.
_NARROW = (Standing.ACCEPTED, Standing.OWN_EVIDENCE)

Broader = Callable[[str], tuple[str, ...]]


class VerdictKind(StrEnum):
    """What the register makes of a claim, the best first."""

    CLEARED = "cleared"
    STALE = "stale"
    STRONGER = "stronger"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class ClaimKey:
    """What a claim says: concepts in lower case, the word for the effect, the strength from 0 to 4.

    `population` is a group that needs particular care, such as children; "" where the claim is about people in general.
    """

    treatment: str
    condition: str
    effect: str
    strength: int
    population: str = ""


@dataclass(frozen=True)
class Verdict:
    """What an entry makes of a claim, `steps` above its strength; `wording` is what would stand."""

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
    _numbers: Mapping[tuple[str, str], Sequence[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for pair in ((treatment, condition) for treatment in entry.treatments for condition in entry.conditions):
                numbers[pair].append(number)
        object.__setattr__(self, "_numbers", dict(numbers))

    @classmethod
    def from_text(cls, text: str, name: str, today: date) -> Register:
        """A site's own register. Raises RuleError, naming the file and the entry, where it is malformed."""
        register = cls(*read_register(text, name, own=True, known=cls.built_in().sources))
        for entry in register.entries:
            if entry.checked and entry.checked > today:
                raise RuleError(f'{name}: entry "{entry.id}": it was checked on {entry.checked}.', "That is to come.")
        return register

    @staticmethod
    @cache
    def built_in() -> Register:
        """The register that comes with Caveat, read on first use."""
        file = resources.files("seo_checks.claims") / "register.yaml"
        return Register(*read_register(file.read_text(encoding="utf-8"), file.name, own=False, known={}))

    def joined(self, other: Register) -> Register:
        """Both registers as one; a site's own entries go first, whichever of the two holds them."""
        entries = sorted((*self.entries, *other.entries), key=lambda entry: not entry.own)
        return Register(tuple(entries), {**other.sources, **self.sources})

    def judge(
        self, key: ClaimKey, sentence: str, jurisdictions: Sequence[str], today: date, broader: Broader
    ) -> Verdict | None:
        """What the register makes of a claim in a folded sentence; None where it has nothing on it.

        The entry most to the point decides. A guideline that advises against is never outweighed.
        """
        ranked = self._ranked(key, jurisdictions, broader)
        rank, decides = _deciding([(rank, entry) for rank, entry in ranked if entry.status in _DECIDING])
        against = _first(ranked, (Standing.GUIDELINE_AGAINST,))
        if decides is None:
            cited = against or _first(ranked, _CITABLE)
            return _on_cited(cited, key) if cited else None
        if decides.status is not Standing.ACCEPTED:
            return _refused(decides, key)
        if against:
            return _contradicted(decides, against, key)
        equals = [entry for other, entry in ranked if other == rank and entry.status is Standing.ACCEPTED]
        verdicts = [_on_accepted(entry, key, sentence, today) for entry in equals]
        return min(verdicts, key=lambda verdict: (list(VerdictKind).index(verdict.kind), verdict.steps))

    def _ranked(self, key: ClaimKey, jurisdictions: Sequence[str], broader: Broader) -> list[tuple[_Rank, Entry]]:
        """The entries that speak of the claim, the one most to the point first."""
        conditions, treatments = _widening(key.condition, broader), _widening(key.treatment, broader)
        places = (*dict.fromkeys((*jurisdictions, EVERYWHERE)),)
        found: dict[int, _Rank] = {}
        for wide, condition in enumerate(conditions):
            for wider, treatment in enumerate(treatments):
                for number in self._numbers.get((treatment, condition), ()):
                    entry = self.entries[number]
                    if entry.jurisdiction in places and _speaks_of(entry, key, treatment, conditions):
                        caution = _DECIDING.index(entry.status) if entry.status in _DECIDING else 0
                        about = (wide, wider, entry.population != key.population, not entry.own)
                        found.setdefault(number, (*about, places.index(entry.jurisdiction), caution))
        return [(rank, self.entries[number]) for number, rank in sorted(found.items(), key=lambda item: item[::-1])]


# How far an entry is from a claim: by condition, by treatment, by population, by owner, by jurisdiction, by caution.
_Rank = tuple[int, int, bool, bool, int, int]


def _widening(name: str, broader: Broader) -> tuple[str, ...]:
    return (*dict.fromkeys((name, *broader(name), ANY)),) if name else (ANY,)


def _speaks_of(entry: Entry, key: ClaimKey, treatment: str, conditions: Iterable[str]) -> bool:
    """Whether an entry found under a treatment is about the claim; a refusal, whether it refuses that much."""
    if entry.status in _NARROW and treatment not in (key.treatment, ANY):
        return False
    if entry.population not in ("", ANY, key.population) or not set(entry.excludes).isdisjoint(conditions):
        return False
    return entry.status is not Standing.NOT_ACCEPTED or key.strength > entry.strength


def _first(ranked: Iterable[tuple[_Rank, Entry]], statuses: Iterable[Standing]) -> Entry | None:
    return next((entry for _, entry in ranked if entry.status in statuses), None)


def _deciding(ranked: Sequence[tuple[_Rank, Entry]]) -> tuple[_Rank | None, Entry | None]:
    """The first; but behind an unverified one only a refusal counts, no acceptance of something wider."""
    if ranked and ranked[0][1].status is Standing.UNVERIFIED:
        return next((found for found in ranked if found[1].status is Standing.NOT_ACCEPTED), ranked[0])
    return ranked[0] if ranked else (None, None)


def _steps(entry: Entry, key: ClaimKey) -> int:
    return max(0, key.strength - min(entry.strength, STRONGEST))


def _verdict(kind: VerdictKind, entry: Entry, key: ClaimKey, explanation: str) -> Verdict:
    return Verdict(kind, entry, _steps(entry, key), entry.wording, explanation)


def _on_accepted(entry: Entry, key: ClaimKey, sentence: str, today: date) -> Verdict:
    steps, missing = _steps(entry, key), entry.missing(sentence)
    if steps:
        return _verdict(VerdictKind.STRONGER, entry, key, _above(entry, steps))
    if key.population and not entry.population:
        explanation = f'{entry.source} allows "{entry.wording}", but not for {key.population} in particular.'
        return _verdict(VerdictKind.STRONGER, entry, key, explanation)
    if missing:
        needed = ", ".join(f'"{qualifier}"' for qualifier in missing)
        explanation = f'{entry.source} allows this only with {needed} in the same sentence: "{entry.wording}".'
        return _verdict(VerdictKind.STRONGER, entry, key, explanation)
    if entry.expires and entry.expires < today:
        explanation = f"The entry on this, from {entry.source}, expired on {entry.expires} and is to be checked again."
        return _verdict(VerdictKind.STALE, entry, key, explanation)
    return _verdict(VerdictKind.CLEARED, entry, key, f'{entry.source} allows this wording: "{entry.wording}".')


def _contradicted(entry: Entry, against: Entry, key: ClaimKey) -> Verdict:
    about = f"{_written(against.treatments, key.treatment)} for {_written(against.conditions, key.condition)}"
    explanation = f'{entry.source} allows "{entry.wording}", but {against.source} advises against {about}.'
    return _verdict(VerdictKind.CONTRADICTED, entry, key, explanation)


def _refused(entry: Entry, key: ClaimKey) -> Verdict:
    about = f"{_written(entry.treatments, key.treatment)} for {_written(entry.conditions, key.condition)}"
    explanations = {
        Standing.NOT_ACCEPTED: f"{entry.source} does not accept this claim about {about}.",
        Standing.OWN_EVIDENCE: f'{entry.source} accepts "{entry.wording}" only from those with evidence of their own.',
        Standing.UNVERIFIED: f"What {entry.source} says of {about} was reported and not read, so it supports nothing.",
    }
    return _verdict(VerdictKind.UNSUPPORTED, entry, key, explanations[entry.status])


def _on_cited(entry: Entry, key: ClaimKey) -> Verdict:
    """On a guideline or a review alone: it may be cited for what it says, and permits no claim."""
    steps = _steps(entry, key)
    if entry.strength and steps:
        return _verdict(VerdictKind.STRONGER, entry, key, _above(entry, steps))
    explanation = f'{entry.source} permits no claim; what it says is "{entry.wording}".'
    return _verdict(VerdictKind.UNSUPPORTED, entry, key, explanation)


def _above(entry: Entry, steps: int) -> str:
    return f'The claim is {steps} step{"s" if steps > 1 else ""} above what {entry.source} allows: "{entry.wording}".'


def _written(names: Sequence[str], claimed: str) -> str:
    """A concept as the claim names it, where the entry names it so or means all."""
    return claimed if claimed in names or (ANY in names and claimed) else names[0]
