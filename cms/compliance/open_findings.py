"""Which findings of the current audits still wait for a change or a decision, asked of the database at once.

`standing` says the same of one page's claims; lists of pages, their order and their filters need it for many.
"""

from collections.abc import Set

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cms.audits.models import AuditFinding
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.standing import DECISIONS
from seo_checks import Status


def open_findings() -> QuerySet[AuditFinding]:
    """Return the open findings of all current audits, without those whose words may stand by a decision."""
    return AuditFinding.objects.filter(~Exists(settling_decisions()), run__current=True, status=Status.OPEN)


def settling_decisions() -> QuerySet[ClaimEvent]:
    """Return the decisions that hold today and let words stand, for use about the finding of an outer query."""
    return _about_finding(last_decisions(DECISIONS - {Act.MUST_CHANGE})).filter(
        Q(expires_on=None) | Q(expires_on__gte=timezone.localdate())
    )


def demands_for_change() -> QuerySet[ClaimEvent]:
    """Return the decisions that words must change and that wait for it, for use like `settling_decisions`."""
    asked = ClaimEvent.objects.filter(claim=OuterRef("claim"), act=Act.REQUESTED, pk__gt=OuterRef("pk"))
    return _about_finding(last_decisions({Act.MUST_CHANGE})).filter(~Exists(asked))


def last_decisions(acts: Set[Act]) -> QuerySet[ClaimEvent]:
    """Return the decisions of these kinds that no later decision or reopening overtook."""
    later = ClaimEvent.objects.filter(
        claim=OuterRef("claim"), act__in=DECISIONS | {Act.REOPENED}, pk__gt=OuterRef("pk")
    )
    return ClaimEvent.objects.filter(~Exists(later), act__in=acts)


def _about_finding(decisions: QuerySet[ClaimEvent]) -> QuerySet[ClaimEvent]:
    """Those of the decisions that are about the finding of an outer query."""
    return decisions.filter(claim__page=OuterRef("run__page"), claim__fingerprint=OuterRef("fingerprint"))
