"""Finds what is live with undecided claims, by whatever route it got there, and tells the compliance reviewers.

The gate cannot stand in every way: code can write `live=True`, an entry of the library can change on live pages, and
rules grow. So each live page is looked at whenever its live text has been audited.
"""

from django.db import transaction
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from cms.audits.models import AuditRun, Version
from cms.audits.store import audit_stored
from cms.compliance.alerts import reviewers_of, tell
from cms.compliance.standing import undecided
from cms.policy.current import gate_of

LIVE_UNDECIDED = "caveat.live_undecided"


def connect() -> None:
    """Connect the receiver: whatever publishes a page has it audited, and what else changes it is seen at the next."""
    audit_stored.connect(_audit_stored, dispatch_uid="caveat-detective")


def _audit_stored(sender, run, **kwargs):
    if run.version == Version.LIVE:
        report_in_background.enqueue(run.page_id)


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
        found = undecided(run.findings.order_by("position"), page, gate_of(page).severities)
        findings = [row for row in found if row.fingerprint not in told]
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
