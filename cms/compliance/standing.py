"""Where a claim stands: what follows today from all that people have said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance.models import Act, ClaimEvent
from seo_checks import Category, Severity, Status

DECISIONS = frozenset({Act.ACCEPTED, Act.FALSE_ALARM, Act.MUST_CHANGE})
_SETTLED = frozenset({Act.ACCEPTED, Act.FALSE_ALARM})


@dataclass(frozen=True)
class Standing:
    """The last decision on a claim, and a request or an override that came after it."""

    decision: ClaimEvent | None = None
    request: ClaimEvent | None = None
    override: ClaimEvent | None = None

    def is_settled(self, today: date) -> bool:
        """Whether the words may stand: accepted and not expired, or a false alarm."""
        decision = self.decision
        return bool(decision) and decision.act in _SETTLED and not self.has_expired(today)

    def has_expired(self, today: date) -> bool:
        """Whether the decision held until a day that has passed."""
        return bool(self.decision and self.decision.expires_on and self.decision.expires_on < today)

    def may_be_published(self, today: date) -> bool:
        """Whether the gate lets the claim through: settled, or published anyway by somebody who may."""
        return self.is_settled(today) or self.override is not None


NOTHING_SAID = Standing()


def standings(page: Page) -> dict[str, Standing]:
    """Return where each claim of the page stands, by fingerprint; claims that nobody spoke of are not in it."""
    found: dict[str, Standing] = {}
    if page.pk:
        for event in ClaimEvent.objects.filter(claim__page_id=page.pk).select_related("claim", "by").order_by("pk"):
            fingerprint = event.claim.fingerprint
            found[fingerprint] = _after(found.get(fingerprint, NOTHING_SAID), event)
    return found


def undecided(findings: Iterable[AuditFinding], page: Page) -> list[AuditFinding]:
    """Return the must-fix claims among the findings that stand in the way of publishing the page."""
    today, said = timezone.localdate(), standings(page)
    return [
        finding
        for finding in findings
        if finding.category == Category.CLAIMS
        and finding.severity == Severity.MUST_FIX
        and finding.status == Status.OPEN
        and not said.get(finding.fingerprint, NOTHING_SAID).may_be_published(today)
    ]


def _after(standing: Standing, event: ClaimEvent) -> Standing:
    """A decision answers what was asked before it, and ends an override."""
    if event.act in DECISIONS:
        return Standing(decision=event)
    if event.act == Act.REQUESTED:
        return Standing(standing.decision, event, standing.override)
    return Standing(standing.decision, standing.request, event)
