"""Where a claim stands: what follows today from all that people have said about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from django.db.models import TextChoices
from django.utils import timezone
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance.models import Act, ClaimEvent
from seo_checks import Category, Status

DECISIONS = frozenset({Act.ACCEPTED, Act.FALSE_ALARM, Act.MUST_CHANGE})
_SETTLED = frozenset({Act.ACCEPTED, Act.FALSE_ALARM})


class State(TextChoices):
    """Where a claim stands, in a word."""

    OPEN = "open", "Open"
    IN_REVIEW = "in-review", "In review"
    MUST_CHANGE = "must-change", "Must change"
    ACCEPTED = "accepted", "Accepted"
    FALSE_ALARM = "false-alarm", "False alarm"
    REOPENED = "reopened", "Reopened"
    FIXED = "fixed", "Fixed"


@dataclass(frozen=True)
class Standing:
    """The last decision on a claim, and a request, an override or a reopening that came after it."""

    decision: ClaimEvent | None = None
    request: ClaimEvent | None = None
    override: ClaimEvent | None = None
    reopened: ClaimEvent | None = None

    def is_settled(self, today: date) -> bool:
        """Whether the words may stand: accepted and not expired, or a false alarm; and not reopened since."""
        decision = self.decision
        return bool(decision) and decision.act in _SETTLED and self.reopened is None and not self.has_expired(today)

    def has_expired(self, today: date) -> bool:
        """Whether the decision held until a day that has passed."""
        return bool(self.decision and self.decision.expires_on and self.decision.expires_on < today)

    def may_be_published(self, today: date) -> bool:
        """Whether the gate lets the claim through: settled, or published anyway by somebody who may."""
        return self.is_settled(today) or self.override is not None

    def state(self, today: date, *, is_found: bool) -> State:
        """The claim's state in a word; `is_found` says whether a current audit still finds it on the page."""
        if not is_found:
            return State.FIXED
        if self.decision and self.is_settled(today):
            return State(self.decision.act)
        if self.request:
            return State.IN_REVIEW
        if self.reopened or self.has_expired(today):
            return State.REOPENED
        return State.MUST_CHANGE if self.decision else State.OPEN


NOTHING_SAID = Standing()


def standings(page: Page) -> dict[str, Standing]:
    """Return where each claim of the page stands, by fingerprint; claims that nobody spoke of are not in it."""
    found: dict[str, list[ClaimEvent]] = defaultdict(list)
    if page.pk:
        for event in ClaimEvent.objects.filter(claim__page_id=page.pk).select_related("claim", "by").order_by("pk"):
            found[event.claim.fingerprint].append(event)
    return {fingerprint: standing_after(events) for fingerprint, events in found.items()}


def standing_after(events: Iterable[ClaimEvent]) -> Standing:
    """Return where a claim stands after all that was said about it, the oldest first."""
    return reduce(_after, events, NOTHING_SAID)


def undecided(findings: Iterable[AuditFinding], page: Page, severities: Set[str]) -> list[AuditFinding]:
    """Return the open claims of these severities among the findings that nobody has let be published."""
    grave = [
        finding
        for finding in findings
        if finding.category == Category.CLAIMS and finding.severity in severities and finding.status == Status.OPEN
    ]
    if not grave:
        return []
    today, said = timezone.localdate(), standings(page)
    return [finding for finding in grave if not said.get(finding.fingerprint, NOTHING_SAID).may_be_published(today)]


_KEPT_AS = {Act.REQUESTED: "request", Act.PUBLISHED_ANYWAY: "override", Act.REOPENED: "reopened"}


def _after(standing: Standing, event: ClaimEvent) -> Standing:
    """A decision answers what was asked before it, and ends an override; comments and the like change nothing."""
    if event.act in DECISIONS:
        return Standing(decision=event)
    field = _KEPT_AS.get(event.act)
    return replace(standing, **{field: event}) if field else standing
