"""What runs out soon: entries of the evidence register, and acceptances of claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.permission_policies import ModelPermissionPolicy

from cms.audits.models import AuditFinding
from cms.compliance.desk.filters import ClaimKey, Filters
from cms.compliance.models import Act
from cms.compliance.open_findings import last_decisions
from cms.evidence.models import Evidence
from cms.users.models import User
from seo_checks import Status

STEPS = (30, 60, 90)  # days from today
LISTED = 20  # of each kind; the numbers count all


@dataclass(frozen=True, slots=True)
class Ending:
    """An entry or an acceptance, what it is about, and its last day."""

    name: str
    about: str
    last_day: date
    url: str


@dataclass(frozen=True, slots=True)
class Expiring:
    """How many of a kind end within so many days, for each of the steps, and the first of them to end."""

    counts: Sequence[tuple[int, int]]
    first: Sequence[Ending]

    @property
    def left_out(self) -> int:
        """How many are counted but not listed."""
        return self.counts[-1][1] - len(self.first)


def entries(user: User, today: date) -> Expiring | None:
    """Return the register's entries that allow something today and end soon; None for who may not see the register.

    Two queries.
    """
    if not ModelPermissionPolicy(Evidence).user_has_any_permission(user, ["view", "change"]):
        return None
    found = Evidence.objects.holding(today)
    inspect = Evidence.snippet_viewset.get_url_name("inspect")
    return Expiring(
        _counts(found, today),
        [
            Ending(entry.key, entry.wording, entry.expires_on, reverse(inspect, args=[entry.pk]))
            for entry in _soonest(found, today)
        ],
    )


def acceptances(pages: QuerySet, today: date) -> Expiring:
    """Return the acceptances that let words of these pages stand today and end soon. Two queries."""
    there = AuditFinding.objects.filter(
        run__current=True,
        status=Status.OPEN,
        run__page=OuterRef("claim__page"),
        fingerprint=OuterRef("claim__fingerprint"),
    )
    found = last_decisions({Act.ACCEPTED}).filter(Exists(there), claim__page__in=pages, expires_on__gte=today)
    return Expiring(
        _counts(found, today),
        [
            Ending(
                event.claim.quote or event.claim.rule,
                event.claim.page.get_admin_display_title(),
                event.expires_on,
                Filters().url(claim=ClaimKey(event.claim.page_id, event.claim.fingerprint)),
            )
            for event in _soonest(found.select_related("claim__page"), today)
        ],
    )


def _counts(found: QuerySet, today: date) -> list[tuple[int, int]]:
    steps = {str(days): Count("pk", filter=Q(expires_on__lte=today + timedelta(days=days))) for days in STEPS}
    return [(int(days), count) for days, count in found.order_by().aggregate(**steps).items()]


def _soonest(found: QuerySet, today: date) -> QuerySet:
    return found.filter(expires_on__lte=today + timedelta(days=STEPS[-1])).order_by("expires_on", "pk")[:LISTED]
