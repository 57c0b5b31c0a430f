"""The one way to say something about claims: each act is checked, kept as it was said, and written to the page's log.

Screens, bulk actions and commands all come through here.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.users.models import User

DECIDE = "compliance.decide_claim"
OVERRIDE = "compliance.override_publish_gate"


def request_exception(page: Page, finding: AuditFinding, user: User, reason: str, evidence: str) -> ClaimEvent:
    """Ask the compliance desk to let the words stand. Raises PermissionDenied or ValidationError."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied("Only people who may edit the page can ask for an exception.")
    return _record(page, [finding], Act.REQUESTED, user, reason, evidence)[0]


def decide(
    page: Page,
    findings: Sequence[AuditFinding],
    act: Act,
    user: User,
    reason: str,
    evidence: str = "",
    expires_on: date | None = None,
) -> list[ClaimEvent]:
    """Decide on claims of a page: accepted until a day, false alarm, or must change.

    Raises PermissionDenied for people without the right, and for those whose own text or request it is; raises
    ValidationError where the reason is missing, or, for an acceptance, the evidence or a day to come.
    """
    if not user.has_perm(DECIDE):
        raise PermissionDenied("Deciding on claims takes the right to do so.")
    if is_own_text(page, user):
        raise PermissionDenied("Nobody decides on their own text: you saved the latest version of this page.")
    _refuse_own_requests(page, findings, user)
    if act == Act.ACCEPTED:
        _check_acceptance(evidence, expires_on)
    return _record(page, findings, act, user, reason, evidence, expires_on)


def publish_anyway(page: Page, findings: Sequence[AuditFinding], user: User, reason: str) -> list[ClaimEvent]:
    """Let undecided claims be published for a reason; they stay open at the desk. Raises as `decide`."""
    if not user.has_perm(OVERRIDE):
        raise PermissionDenied("Publishing with undecided claims takes the right to do so.")
    return _record(page, findings, Act.PUBLISHED_ANYWAY, user, reason)


def is_own_text(page: Page, user: User) -> bool:
    """Whether the user saved the latest version of the page, so that others must decide on it."""
    latest = page.latest_revision
    return latest is not None and latest.user_id == user.pk


def _refuse_own_requests(page: Page, findings: Iterable[AuditFinding], user: User) -> None:
    asked = ClaimEvent.objects.filter(
        claim__page_id=page.pk,
        claim__fingerprint__in=[finding.fingerprint for finding in findings],
        act=Act.REQUESTED,
        by=user,
    )
    if asked.exists():
        raise PermissionDenied("Nobody decides on an exception that they asked for themselves.")


def _check_acceptance(evidence: str, expires_on: date | None) -> None:
    if not evidence.strip():
        raise ValidationError({"evidence": "Say which evidence the words rest on."})
    if expires_on is None or expires_on < timezone.localdate():
        raise ValidationError({"expires_on": "Say until when the words may stand: a day to come."})


@transaction.atomic
def _record(
    page: Page,
    findings: Sequence[AuditFinding],
    act: Act,
    user: User,
    reason: str,
    evidence: str = "",
    expires_on: date | None = None,
) -> list[ClaimEvent]:
    """Keep what was said of each finding, and write it to the log that Wagtail shows with the page."""
    if not reason.strip():
        raise ValidationError({"reason": "Give a reason: it is what others will read."})
    return [_record_one(page, finding, act, user, reason.strip(), evidence.strip(), expires_on) for finding in findings]


def _record_one(page, finding, act, user, reason, evidence, expires_on) -> ClaimEvent:
    claim, _ = Claim.objects.get_or_create(
        page_id=page.pk,
        fingerprint=finding.fingerprint,
        defaults={"rule": finding.rule, "quote": finding.quote, "sentence": finding.sentence},
    )
    event = claim.events.create(
        act=act, reason=reason, evidence=evidence, expires_on=expires_on, by=user, revision_id=page.latest_revision_id
    )
    log(
        instance=page,
        action=f"caveat.claim.{act.value.replace('-', '_')}",
        user=user,
        revision=page.latest_revision,
        data={
            "rule": claim.rule,
            "quote": claim.quote,
            "sentence": claim.sentence,
            "fingerprint": claim.fingerprint,
            "reason": reason,
            "evidence": evidence,
            "expires_on": expires_on.isoformat() if expires_on else "",
        },
    )
    return event
