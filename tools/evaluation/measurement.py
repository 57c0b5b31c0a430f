"""The measurement of a corpus: its figures pooled and by site, category and group, and the worst mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from seo_checks import Severity
from tools.evaluation.figures import FIGURES
from tools.evaluation.intervals import Clusters, Estimate, clusters, estimates
from tools.evaluation.judging import Judged
from tools.evaluation.labels import Flag, Labelled

_NONE: tuple[None] = (None,)

# The names of the rows that a sentence belongs to; None is the row of those that have no such name.
PARTS: Mapping[str, Callable[[Labelled], tuple[str | None, ...]]] = MappingProxyType({
    "site": lambda sentence: (sentence.site,),
    "category": lambda sentence: (sentence.categories or _NONE) if sentence.is_claim else (),
    "group": lambda sentence: (sentence.group,),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of some of the sentences. `estimates` lacks those that cannot be told for a category.

    `confusion` counts the sentences by label and worst finding, `either` left out.
    """

    name: str | None
    labels: Mapping[Flag, int]
    confusion: Mapping[tuple[Flag, Severity | None], int]
    findings: Mapping[Severity, int]
    words: int
    pages: int
    sites: int
    resampled: Clusters
    estimates: Mapping[str, Estimate]

    @property
    def sentences(self) -> int:
        """How many are counted."""
        return sum(self.confusion.values())


def row(name: str | None, judged: Sequence[Judged], claims_only: bool = False) -> Row:
    """The row of these sentences; `claims_only` where they were chosen for what their labels say."""
    counted = [one for one in judged if one.sentence.flag is not Flag.EITHER]
    drawn = clusters(counted)
    return Row(
        name=name,
        labels=Counter(one.sentence.flag for one in judged),
        confusion=Counter((one.sentence.flag, one.worst) for one in counted),
        findings=Counter(fired.severity for one in counted for fired in one.fired),
        words=sum(len(one.sentence.words) for one in counted),
        pages=len({one.sentence.page_key or one.sentence.id for one in counted}),
        sites=len({one.sentence.site for one in counted} - {None}),
        resampled=drawn,
        estimates=estimates(drawn, [figure for figure in FIGURES if figure.of_claims or not claims_only]),
    )


def rows(part: str, judged: Sequence[Judged]) -> tuple[Row, ...]:
    """A row for each site, category or group, in order of name, the nameless last."""
    members: dict[str | None, list[Judged]] = {}
    for one in judged:
        for name in PARTS[part](one.sentence):
            members.setdefault(name, []).append(one)
    order = sorted(members, key=lambda name: (name is None, name or ""))
    return tuple(row(name, members[name], claims_only=part == "category") for name in order)


def misses(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Claims not found as what they are, the worst first: must not found, must found as less, should not found."""

    def badness(one: Judged) -> int | None:
        if one.sentence.flag is Flag.MUST and not one.must_fix:
            return int(one.found)
        return 2 if one.sentence.flag is Flag.SHOULD and not one.found else None

    return _worst_first(judged, badness)


def false_alarms(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Sentences labelled no that were found, must-fix first."""

    def badness(one: Judged) -> int | None:
        return int(not one.must_fix) if one.sentence.flag is Flag.NO and one.found else None

    return _worst_first(judged, badness)


def _worst_first(judged: Sequence[Judged], badness: Callable[[Judged], int | None]) -> tuple[Judged, ...]:
    ranked = [(rank, one) for one in judged if (rank := badness(one)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))
