"""How long claims wait for their first decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from cms.audits.models import AuditRun
from cms.compliance.models import ClaimEvent
from cms.compliance.standing import DECISIONS

PERIOD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The claims of which the first decision fell into the period, and how long half and nine in ten of them waited."""

    claims: int
    half: timedelta | None = None
    nine_in_ten: timedelta | None = None


def time_to_decision(pages: QuerySet, now: datetime) -> Waiting:
    """Return the times from the first audit that found a claim to the first decision on it. One query.

    Claims that no stored audit has found, such as those decided on while a draft was written, have no such time.
    """
    earlier = ClaimEvent.objects.filter(claim=OuterRef("claim"), act__in=DECISIONS, pk__lt=OuterRef("pk"))
    found = AuditRun.objects.filter(page=OuterRef("claim__page"), findings__fingerprint=OuterRef("claim__fingerprint"))
    decided = (
        ClaimEvent.objects.filter(~Exists(earlier), act__in=DECISIONS, at__gte=now - PERIOD, claim__page__in=pages)
        .order_by()
        .annotate(found=Subquery(found.order_by("created_at").values("created_at")[:1]))
        .values_list("found", "at")
    )
    return _of([max(at - found, timedelta()) for found, at in decided if found])


def _of(waits: Sequence[timedelta]) -> Waiting:
    if not waits:
        return Waiting(0)
    waits = sorted(waits)
    half = timedelta(seconds=median(wait.total_seconds() for wait in waits))
    return Waiting(len(waits), half, waits[ceil(0.9 * len(waits)) - 1])
