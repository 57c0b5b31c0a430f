"""The one way to say something about claims: each act is checked, kept as it was said, and written to the page's log.

Screens, bulk actions and commands all come through here.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance.grounds import grounds_of
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.compliance.register_entries import as_evidence, substance_of
from cms.compliance.standing import DECISIONS
from cms.evidence.models import Evidence
from cms.users.models import User

DECIDE = "compliance.decide_claim"
OVERRIDE = "compliance.override_publish_gate"
_KEPT_ON_CLAIM = frozenset({Act.ASSIGNED, Act.DUE})


class Said(TypedDict, total=False):
    """What an act says beside itself."""

    reason: str
    evidence: str
    register_entry: str
    expires_on: date | None
    assignee: User | None
    due_on: date | None


def request_exception(page: Page, finding: AuditFinding, user: User, reason: str, evidence: str) -> ClaimEvent:
    """Ask the compliance desk to let the words stand. Raises PermissionDenied or ValidationError."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied("Only people who may edit the page can ask for an exception.")
    return _record(page, [finding], Act.REQUESTED, user, reason=_given(reason), evidence=evidence.strip())[0]


def decide(
    page: Page,
    findings: Sequence[AuditFinding],
    act: Act,
    user: User,
    reason: str,
    evidence: str = "",
    expires_on: date | None = None,
    entry: Evidence | None = None,
) -> list[ClaimEvent]:
    """Decide on claims of a page: accepted until a day, false alarm, or must change.

    An acceptance rests on an entry of the evidence register, on evidence given in words, or on both. Raises
    PermissionDenied for people without the right, and for those whose own text or request it is; raises
    ValidationError where the reason is missing, or, for an acceptance, the evidence or a day that it holds until.
    """
    _check_may_decide(page, user)
    if is_own_text(page, user):
        raise PermissionDenied("Nobody decides on their own text: you saved the latest version of this page.")
    _refuse_own_requests(page, findings, user)
    said: Said = {"reason": _given(reason), "evidence": evidence.strip(), "expires_on": expires_on}
    grounds = {}
    if act == Act.ACCEPTED:
        _check_acceptance(evidence, expires_on, entry)
        if entry:
            said |= {"register_entry": entry.key, "evidence": as_evidence(entry, evidence.strip())}
            grounds["register"] = substance_of(entry)
    return _record(page, findings, act, user, grounds, **said)


def publish_anyway(page: Page, findings: Sequence[AuditFinding], user: User, reason: str) -> list[ClaimEvent]:
    """Let undecided claims be published for a reason; they stay open at the desk. Raises as `decide`."""
    if not user.has_perm(OVERRIDE):
        raise PermissionDenied("Publishing with undecided claims takes the right to do so.")
    return _record(page, findings, Act.PUBLISHED_ANYWAY, user, reason=_given(reason))


def assign(page: Page, findings: Sequence[AuditFinding], user: User, assignee: User | None) -> list[ClaimEvent]:
    """Let somebody look after claims, or nobody. Raises PermissionDenied, or ValidationError for whom it cannot be."""
    _check_may_decide(page, user)
    if assignee and not may_decide(page, assignee):
        raise ValidationError({"assignee": "Choose somebody who may decide on the claims of this page."})
    return _record(page, findings, Act.ASSIGNED, user, assignee=assignee)


def set_due(page: Page, findings: Sequence[AuditFinding], user: User, due_on: date | None) -> list[ClaimEvent]:
    """Say until when claims should be decided; None takes that back. Raises PermissionDenied."""
    _check_may_decide(page, user)
    return _record(page, findings, Act.DUE, user, due_on=due_on)


def comment(page: Page, findings: Sequence[AuditFinding], user: User, text: str) -> list[ClaimEvent]:
    """Say something about claims without deciding. Raises PermissionDenied; ValidationError where nothing is said."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied("Only people who may edit the page can comment on its claims.")
    if not text.strip():
        raise ValidationError({"reason": "Write what you want to say."})
    return _record(page, findings, Act.COMMENTED, user, reason=text.strip())


def reopen(page: Page, finding: AuditFinding, why: str) -> ClaimEvent:
    """Open a decided claim again because what it was decided on is no longer so. The site does this, nobody else."""
    with LogContext():  # or the log names whoever's save had the page audited
        return _record(page, [finding], Act.REOPENED, None, reason=why)[0]


def may_decide(page: Page, user: User) -> bool:
    """Whether the user decides on claims and may work on this page; their own text is for others all the same."""
    return user.has_perm(DECIDE) and page.permissions_for_user(user).can_edit()


def is_own_text(page: Page, user: User) -> bool:
    """Whether the user saved the latest version of the page, so that others must decide on it."""
    latest = page.latest_revision
    return latest is not None and latest.user_id == user.pk


def _check_may_decide(page: Page, user: User) -> None:
    if not user.has_perm(DECIDE):
        raise PermissionDenied("Deciding on claims takes the right to do so.")
    if not may_decide(page, user):
        raise PermissionDenied("Only people who may edit the page can decide on its claims.")


def _refuse_own_requests(page: Page, findings: Iterable[AuditFinding], user: User) -> None:
    asked = ClaimEvent.objects.filter(
        claim__page_id=page.pk,
        claim__fingerprint__in=[finding.fingerprint for finding in findings],
        act=Act.REQUESTED,
        by=user,
    )
    if asked.exists():
        raise PermissionDenied("Nobody decides on an exception that they asked for themselves.")


def _check_acceptance(evidence: str, expires_on: date | None, entry: Evidence | None) -> None:
    today = timezone.localdate()
    if not evidence.strip() and entry is None:
        raise ValidationError({"evidence": "Say which evidence the words rest on."})
    if entry and not Evidence.objects.holding(today).filter(pk=entry.pk).exists():
        raise ValidationError({"entry": f"“{entry.key}” does not hold in the evidence register today. Choose another."})
    if expires_on is None or expires_on < today:
        raise ValidationError({"expires_on": "Say until when the words may stand: a day to come."})
    if entry and expires_on > entry.expires_on:
        last = date_format(entry.expires_on, "j F Y")
        raise ValidationError({"expires_on": f"“{entry.key}” holds until {last}. Choose a day no later than that."})


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "Give a reason: it is what others will read."})
    return reason.strip()


@transaction.atomic
def _record(
    page: Page,
    findings: Iterable[AuditFinding],
    act: Act,
    user: User | None,
    grounds: dict[str, Any] | None = None,
    **said: Unpack[Said],
) -> list[ClaimEvent]:
    """Keep what was said of each finding, and write it to the log that Wagtail shows with the page.

    A decision keeps its grounds: those of the finding, and `grounds`.
    """
    return [
        _record_one(page, finding, act, user, {**grounds_of(finding), **(grounds or {})}, said) for finding in findings
    ]


def _record_one(
    page: Page, finding: AuditFinding, act: Act, user: User | None, grounds: dict[str, Any], said: Said
) -> ClaimEvent:
    claim, _ = Claim.objects.get_or_create(
        page_id=page.pk,
        fingerprint=finding.fingerprint,
        defaults={"rule": finding.rule, "quote": finding.quote, "sentence": finding.sentence},
    )
    grounds = grounds if act in DECISIONS else {}
    event = claim.events.create(act=act, by=user, revision_id=page.latest_revision_id, grounds=grounds, **said)
    if act in _KEPT_ON_CLAIM:
        Claim.objects.filter(pk=claim.pk).update(**said)
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
            "reason": event.reason,
            "evidence": event.evidence,
            "register_entry": event.register_entry,
            "expires_on": event.expires_on.isoformat() if event.expires_on else "",
            "assignee": str(event.assignee or ""),
            "due_on": event.due_on.isoformat() if event.due_on else "",
        },
    )
    return event
