"""Finds what is live with undecided claims, by whatever route it got there, and tells the compliance reviewers.

The gate cannot stand in every way: code can write `live=True`, an entry of the library can change on live pages, and
rules grow. So each live page is looked at again when it is saved and when an audit of its live text is stored.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from cms.audits.audit_page import audit_page
from cms.audits.audited import audited_models
from cms.audits.models import AuditRun, Version
from cms.audits.store import Overtaken
from cms.compliance.alerts import reviewers_of, tell
from cms.compliance.standing import undecided

LIVE_UNDECIDED = "caveat.live_undecided"


def connect() -> None:
    """Connect the receivers. Publishing saves the page, so that its signal needs no receiver of its own."""
    for model in audited_models():
        post_save.connect(_page_saved, sender=model, dispatch_uid="caveat-detective")
    post_save.connect(_audit_stored, sender=AuditRun, dispatch_uid="caveat-detective")


def _page_saved(sender, instance, update_fields, **kwargs):
    if instance.live and (update_fields is None or "live" in update_fields):
        transaction.on_commit(partial(audit_and_report.enqueue, instance.pk), robust=True)


def _audit_stored(sender, instance, created, **kwargs):
    if created and instance.version == Version.LIVE:
        transaction.on_commit(partial(report_in_background.enqueue, instance.page_id), robust=True)


@task(queue_name="audit")
def audit_and_report(page_pk: int) -> None:
    """Audit a page's live text, unless that was done, and report what stands in it undecided."""
    page = Page.objects.filter(pk=page_pk).first()
    if page is None:
        return
    try:
        audit_page(page, Version.LIVE)
    except Overtaken:
        return  # whoever saved the page last has asked for this themselves
    report_live_claims(page_pk)


@task(queue_name="audit")
def report_in_background(page_pk: int) -> None:
    """Report what stands undecided in a page's live text."""
    report_live_claims(page_pk)


def report_live_claims(page_pk: int) -> None:
    """Log and mail the undecided must-fix claims in the latest audit of a page's live text; each claim once."""
    with transaction.atomic():
        # Locked, so that two workers do not both tell of the same claim.
        page = Page.objects.select_for_update().filter(pk=page_pk, live=True).first()
        run = AuditRun.objects.filter(page_id=page_pk, version=Version.LIVE, current=True).first()
        if page is None or run is None:
            return
        told = _told(page)
        findings = [row for row in undecided(run.findings.order_by("position"), page) if row.fingerprint not in told]
        if not findings:
            return
        log(
            instance=page.specific,
            action=LIVE_UNDECIDED,
            revision=page.live_revision,
            data={
                "fingerprints": [finding.fingerprint for finding in findings],
                "quotes": [finding.quote for finding in findings],
            },
        )
    tell(reviewers_of(page), "live_undecided", {"page": page.specific, "findings": findings})


def _told(page: Page) -> set[str]:
    """The fingerprints of the page's claims that were reported before."""
    entries = PageLogEntry.objects.filter(page=page, action=LIVE_UNDECIDED)
    return {fingerprint for entry in entries for fingerprint in entry.data["fingerprints"]}
