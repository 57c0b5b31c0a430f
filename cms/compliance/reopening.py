"""Opens decided claims again when what they were decided on is no longer so: the rule, the evidence, or the day.

Evidence is looked at when an entry of the register changes, expires or goes, and once a day.

A sentence that is changed is another claim, and open in itself. Words whose day has passed count as open from the next
day on, whoever looks; the event written here says so in the claim's history.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import published, unpublished

from cms.audits.models import AuditFinding
from cms.audits.store import audit_stored
from cms.compliance import service
from cms.compliance.grounds import changed_grounds, grounds_of
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.register_entries import acceptances_on, lapse
from cms.compliance.standing import Standing, standings
from cms.evidence.expiry import entry_expired
from cms.evidence.models import Evidence
from seo_checks import Category, Status


def connect() -> None:
    """Look at decided claims whenever an audit of their page is stored, or the evidence that they rest on changes."""
    audit_stored.connect(_audit_stored, dispatch_uid="caveat-reopening")
    for signal in (published, unpublished, post_delete, entry_expired):
        signal.connect(_entry_changed, sender=Evidence, dispatch_uid="caveat-reopening")


def _audit_stored(sender, run, **kwargs):
    reopen_in_background.enqueue(run.page_id, run.pk)


def _entry_changed(sender, instance, **kwargs):
    transaction.on_commit(partial(reopen_resting_on.enqueue, instance.key), robust=True)


@task(queue_name="audit")
def reopen_in_background(page_pk: int, run_pk: int) -> None:
    """Reopen what an audit judges otherwise than when it was decided."""
    findings = AuditFinding.objects.filter(run_id=run_pk, run__current=True)
    _reopen(page_pk, findings, _changed)


@task(queue_name="audit")
def reopen_resting_on(key: str) -> None:
    """Reopen what was accepted on an entry of the evidence register that bears it no longer."""
    _reopen_all(acceptances_on(key))


def reopen_expired() -> int:
    """Reopen each claim whose acceptance has expired, or whose evidence bears it no longer; return how many."""
    expired = ClaimEvent.objects.filter(act=Act.ACCEPTED, expires_on__lt=timezone.localdate())
    return _reopen_all(expired | acceptances_on())


def _reopen_all(acceptances: QuerySet[ClaimEvent]) -> int:
    findings = AuditFinding.objects.filter(run__current=True)
    pages = acceptances.order_by().values_list("claim__page", flat=True).distinct()
    return sum(_reopen(page, findings, _over) for page in pages)


def _changed(finding: AuditFinding, standing: Standing) -> str:
    decision = standing.decision
    if decision and standing.is_settled(timezone.localdate()):
        return " ".join(filter(None, [changed_grounds(decision.grounds, grounds_of(finding)), lapse(decision)]))
    return ""


def _over(finding: AuditFinding, standing: Standing) -> str:
    decision = standing.decision
    if decision is None or standing.reopened:
        return ""
    expired = standing.has_expired(timezone.localdate())
    until = f"The decision held until {date_format(decision.expires_on, 'j F Y')}." if expired else ""
    return " ".join(filter(None, [until, lapse(decision)]))


@transaction.atomic
def _reopen(page_pk: int, found: QuerySet[AuditFinding], why: Callable[[AuditFinding, Standing], str]) -> int:
    """Reopen the claims among what was found on a page for which `why` gives a reason."""
    if not ClaimEvent.objects.filter(claim__page_id=page_pk).exists():
        return 0
    # Locked, so that two workers do not both reopen a claim.
    page = Page.objects.select_for_update().filter(pk=page_pk).first()
    if page is None:
        return 0
    said = standings(page)
    open_claims = found.filter(
        run__page_id=page_pk, fingerprint__in=list(said), category=Category.CLAIMS, status=Status.OPEN
    )
    reasons = [(finding, why(finding, said[finding.fingerprint])) for finding in _once(open_claims)]
    reopened = [service.reopen(page.specific, finding, reason) for finding, reason in reasons if reason]
    return len(reopened)


def _once(findings: Iterable[AuditFinding]) -> Iterable[AuditFinding]:
    """Each claim once, although it stands both in the live text and in the draft."""
    return {finding.fingerprint: finding for finding in findings}.values()
