"""All that one evaluation has to tell, before it is written as text or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seo_checks import caveat_version, ruleset
from tools.evaluation.judging import Judged
from tools.evaluation.measurement import Row


@dataclass(frozen=True, slots=True)
class Listing:
    """The worst of some sentences: those shown, and how many there are."""

    shown: tuple[Judged, ...]
    total: int

    @classmethod
    def of(cls, judged: Sequence[Judged], most: int) -> Listing | None:
        """The first so many; no listing where none are asked for."""
        return cls(tuple(judged[:most]), len(judged)) if most else None


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that a figure, called `figure`, may be. What cannot be told does not meet it."""

    figure: str
    option: str
    least: float
    value: float | None

    @property
    def met(self) -> bool:
        """Whether the figure is no lower."""
        return self.value is not None and self.value >= self.least


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of a corpus, how they came about, and the sentences that were asked for.

    `selection` says which sites were measured, "" for all; `parts` are the rows by site, category or group.
    """

    corpora: tuple[str, ...]
    profile: str
    selection: str
    pooled: Row
    parts: Mapping[str, tuple[Row, ...]]
    misses: Listing | None
    false_alarms: Listing | None
    thresholds: tuple[Threshold, ...]
    elsewhere: int
    problems: tuple[tuple[str, str], ...]
    version: str = field(default_factory=caveat_version)
    ruleset: str = field(default_factory=ruleset)
