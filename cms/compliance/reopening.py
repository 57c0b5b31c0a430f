"""Opens decided claims again when what they were decided on is no longer so: the rule, the evidence, or the day.

A sentence that is changed is another claim, and open in itself. Words whose day has passed count as open from the next
day on, whoever looks; the event written here says so in the claim's history.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks import task
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.audits.store import audit_stored
from cms.compliance import service
from cms.compliance.grounds import changed_grounds, grounds_of
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.standing import Standing, standings
from seo_checks import Category, Status


def connect() -> None:
    """Look at the decided claims of a page whenever an audit of it is stored."""
    audit_stored.connect(_audit_stored, dispatch_uid="caveat-reopening")


def _audit_stored(sender, run, **kwargs):
    reopen_in_background.enqueue(run.page_id, run.pk)


@task(queue_name="audit")
def reopen_in_background(page_pk: int, run_pk: int) -> None:
    """Reopen what an audit judges otherwise than when it was decided."""
    findings = AuditFinding.objects.filter(run_id=run_pk, run__current=True)
    _reopen(page_pk, findings, _changed)


def reopen_expired() -> int:
    """Reopen each claim on a page whose acceptance has expired; return how many."""
    expired = ClaimEvent.objects.filter(act=Act.ACCEPTED, expires_on__lt=timezone.localdate())
    findings = AuditFinding.objects.filter(run__current=True)
    return sum(_reopen(page, findings, _expired) for page in expired.values_list("claim__page", flat=True).distinct())


def _changed(finding: AuditFinding, standing: Standing) -> str:
    if standing.is_settled(timezone.localdate()) and standing.decision:
        return changed_grounds(standing.decision.grounds, grounds_of(finding))
    return ""


def _expired(finding: AuditFinding, standing: Standing) -> str:
    if standing.reopened is None and standing.decision and standing.has_expired(timezone.localdate()):
        return f"The decision held until {date_format(standing.decision.expires_on, 'j F Y')}."
    return ""


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
