"""Must-fix claims that are open on live pages now, as the desk lists them; each number leads there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Min

from cms.audits.models import AuditFinding
from cms.compliance.desk.filters import Filters
from cms.compliance.desk.queue import in_tab, key_of, label_of, queue, with_details, with_group_keys
from cms.users.models import User
from seo_checks import Severity

SHOWN = 10  # groups of a kind; the desk has all
_LISTED = Filters(tab="live", severity=Severity.MUST_FIX.value, state="open")
_KINDS = {"rule": "rule", "treatment": "treatment_id", "author": "author_id"}  # and what claims of a kind share


@dataclass(frozen=True, slots=True)
class Share:
    """The claims that share a rule, a treatment or an author; `percent` is of the largest such share."""

    label: str
    count: int
    percent: float
    url: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The claims by one of these kinds, the largest shares first; `more` says that the desk has further ones."""

    kind: str
    shares: Sequence[Share]
    more: bool
    url: str


@dataclass(frozen=True, slots=True)
class OpenNow:
    """How many there are, and where."""

    count: int
    url: str
    breakdowns: Sequence[Breakdown]


def open_now(user: User) -> OpenNow:
    """Return the claims on pages that the user may see. Two queries."""
    found = with_group_keys(in_tab(queue(user, _LISTED), _LISTED.tab, user)).order_by()
    rows = list(found.values(*_KINDS.values()).annotate(count=Count("pk"), first=Min("pk")))
    groups = {kind: _largest(rows, key) for kind, key in _KINDS.items()}
    firsts = {first for shares in groups.values() for _, first in shares[:SHOWN]}
    findings = with_details(AuditFinding.objects.filter(pk__in=firsts)).in_bulk()
    return OpenNow(
        sum(row["count"] for row in rows),
        _LISTED.url(),
        [_breakdown(kind, shares, findings) for kind, shares in groups.items()],
    )


def _largest(rows: Sequence[Mapping], key: str) -> list[tuple[int, int]]:
    """How many claims share each value, and the first of them; the largest numbers come first."""
    counts, firsts = Counter(), {}
    for row in rows:
        counts[row[key]] += row["count"]
        firsts[row[key]] = min(row["first"], firsts.get(row[key], row["first"]))
    return sorted(((count, firsts[value]) for value, count in counts.items()), key=lambda share: (-share[0], share[1]))


def _breakdown(kind: str, groups: Sequence[tuple[int, int]], findings: Mapping[int, AuditFinding]) -> Breakdown:
    listed = replace(_LISTED, group=kind)
    shares = [
        Share(label_of(finding, kind), count, 100 * count / groups[0][0], listed.url(claim=key_of(finding)))
        for count, first in groups[:SHOWN]
        if (finding := findings.get(first))
    ]
    return Breakdown(kind, shares, len(groups) > SHOWN, listed.url())
