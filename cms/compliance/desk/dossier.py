"""All that the desk shows of one claim, so that somebody can decide on it without looking elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from django.db.models import Count, F, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance.alerts import reviewers_of
from cms.compliance.desk.paragraph import Paragraph, paragraph_of
from cms.compliance.desk.queue import key_of, open_claims, with_details, with_group_keys
from cms.compliance.desk.wordings import Change, changes, earlier_version
from cms.compliance.models import Claim, ClaimEvent
from cms.compliance.service import is_own_text, may_decide
from cms.compliance.standing import DECISIONS, State, standing_after
from cms.users.models import User

STRENGTHS = ("describes", "may help some", "can help", "helps or treats", "cures or guarantees")
MOST_ELSEWHERE = 5
_ALIKE = 0.8  # from this likeness on, other wordings are suggested
_MOST_WORDINGS = 500  # of a rule, that are compared


@dataclass(frozen=True)
class Earlier:
    """A decided claim of the same page that the sentence looks like a changed version of."""

    claim: Claim
    decision: ClaimEvent
    changes: list[Change]


@dataclass(frozen=True)
class Dossier:
    """A claim, what was said about it and about claims like it; `refusal` says why one may not decide."""

    finding: AuditFinding
    claim: Claim | None
    paragraph: Paragraph
    state: State
    history: Sequence[ClaimEvent]
    earlier: Earlier | None
    elsewhere: Sequence[ClaimEvent]
    similar: Sequence[AuditFinding]
    first_seen: datetime | None
    reviewers: Sequence[User]
    refusal: str

    @property
    def key(self) -> str:
        """The claim as addresses name it."""
        return str(key_of(self.finding))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the claim says: of which treatment, for which condition, for whom, how strongly."""
        said = self.finding.claim
        facts = [(name, said.get(name, "")) for name in ("treatment", "condition", "effect", "population")]
        strength = said.get("strength")
        if isinstance(strength, int) and 0 <= strength < len(STRENGTHS):
            facts.append(("strength", f"{strength} ({STRENGTHS[strength]})"))
        return [(name, str(value)) for name, value in facts if value]

    @property
    def preview_url(self) -> str:
        """Where the audited text can be read as a page; empty where the live page has no address."""
        page = self.finding.run.page
        if self.finding.run.version == Version.LIVE:
            return page.get_url() or ""
        return reverse("wagtailadmin_pages:view_draft", args=[page.pk])


def dossier(finding: AuditFinding, user: User) -> Dossier:
    """Return what is known of a claim; `finding` comes with the details that the queue adds."""
    page = finding.run.page
    claim = Claim.objects.select_related("assignee").filter(page=page, fingerprint=finding.fingerprint).first()
    history = list(_with_context(claim.events.all())) if claim else []
    standing = standing_after(history)
    return Dossier(
        finding=finding,
        claim=claim,
        paragraph=paragraph_of(finding),
        state=standing.state(timezone.localdate(), is_found=True),
        history=history,
        earlier=None if standing.decision else _earlier(finding),
        elsewhere=_decided_elsewhere(finding, user),
        similar=_similar(finding, user),
        first_seen=AuditRun.objects.filter(page=page, findings__fingerprint=finding.fingerprint).aggregate(
            first=Min("created_at")
        )["first"],
        reviewers=_reviewers(finding, claim, user),
        refusal=_refusal(finding, history, user),
    )


def _refusal(finding: AuditFinding, history: Sequence[ClaimEvent], user: User) -> str:
    """Why the user may not decide, as the service would say it; empty where they may."""
    page = finding.run.page
    if not may_decide(page, user):
        return "Deciding on this claim takes the right to do so, and the right to edit its page."
    if is_own_text(page, user):
        return "You saved the latest version of this page, so somebody else must decide."
    if any(event.act == "requested" and event.by_id == user.pk for event in history):
        return "You asked for this exception, so somebody else must decide."
    return ""


def _reviewers(finding: AuditFinding, claim: Claim | None, user: User) -> list[User]:
    """Who can look after the claim; whoever does now stands among them."""
    known = {reviewer.pk: reviewer for reviewer in reviewers_of(finding.run.page)}
    if may_decide(finding.run.page, user):
        known.setdefault(user.pk, user)
    if claim and claim.assignee:
        known.setdefault(claim.assignee_id, claim.assignee)
    return list(known.values())


def _with_context(events: QuerySet[ClaimEvent]) -> QuerySet[ClaimEvent]:
    return (
        events.select_related("by", "assignee", "claim__page")
        .annotate(version_saved_at=F("revision__created_at"))
        .order_by("pk")
    )


def _earlier(finding: AuditFinding) -> Earlier | None:
    """The decided claim of this page and rule that the sentence may come from."""
    decided = (
        Claim.objects.filter(page=finding.run.page, rule=finding.rule, events__act__in=DECISIONS)
        .exclude(fingerprint=finding.fingerprint)
        .distinct()
    )
    claim = earlier_version(finding.sentence, finding.quote, decided)
    if claim is None:
        return None
    decision = _with_context(claim.events.filter(act__in=DECISIONS)).last()
    return Earlier(claim, decision, list(changes(claim.sentence, finding.sentence)))


def _decided_elsewhere(finding: AuditFinding, user: User) -> list[ClaimEvent]:
    """The last decisions on the same words on other pages that the user may see."""
    pages = page_permission_policy.explorable_instances(user)
    decisions = _with_context(ClaimEvent.objects.filter(act__in=DECISIONS)).filter(
        claim__rule=finding.rule, claim__quote__iexact=finding.quote, claim__page__in=pages.values("pk")
    )
    return list(decisions.exclude(claim__page=finding.run.page).order_by("-pk")[:MOST_ELSEWHERE])


def _similar(finding: AuditFinding, user: User) -> list[AuditFinding]:
    """Open claims by the same rule in nearly the same words, one of each wording."""
    wordings = dict(
        with_group_keys(open_claims(user).filter(rule=finding.rule))
        .order_by()
        .exclude(wording=finding.wording)
        .values("wording")
        .annotate(first=Min("pk"), count=Count("pk"))
        .order_by("-count", "first")
        .values_list("wording", "first")[:_MOST_WORDINGS]
    )
    near = get_close_matches(finding.wording, wordings, MOST_ELSEWHERE, _ALIKE)
    found = with_details(AuditFinding.objects.filter(pk__in=[wordings[wording] for wording in near])).in_bulk()
    return [found[wordings[wording]] for wording in near if wordings[wording] in found]
