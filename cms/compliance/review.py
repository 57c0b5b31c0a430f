"""Who may review a page at its compliance review, and what stands in the way of approving it."""

from django.db.models import F
from wagtail.models import Page

from cms.audits.audit_page import audit_page
from cms.audits.audited import is_audited
from cms.audits.models import AuditRun, Version
from cms.audits.site_profile import site_rules
from cms.compliance.publishing import Refusal, publishing_refusal, refusal_after
from cms.compliance.service import is_own_text
from cms.users.models import User
from seo_checks import Category


def own_work(page: Page, user: User) -> str:
    """Say why somebody else must review the page's latest revision; empty where the user may."""
    if is_own_text(page, user):
        return "You saved the latest version of this page, so somebody else must review it."
    state = page.current_workflow_state
    if state and state.requested_by_id == user.pk:
        return "You submitted this page, so somebody else must review it."
    return ""


def latest_draft(page: Page) -> Page:
    """Return the page with the content of its latest revision, whatever `page` has in memory."""
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def known_refusal(page: Page) -> Refusal | None:
    """Return what the policy on publishing says of the latest revision, for buttons, also on lists of many pages.

    Taken from the stored audit of that very revision under today's rules, in at most five queries; where there is
    none yet, the page is audited and the audit stored. What the page shows of the library may have changed since, so
    that nothing is approved on this answer alone.
    """
    if not is_audited(page):
        return None
    try:
        run = _stored_run(page) or audit_page(page, Version.DRAFT)
    except Exception:  # the policy, asked below, says in words what is in the way
        run = None
    if run is None:
        return publishing_refusal(latest_draft(page))
    return refusal_after(run.claims_judged, run.problems, run.findings.filter(category=Category.CLAIMS), page)


def _stored_run(page: Page) -> AuditRun | None:
    return AuditRun.objects.filter(
        page_id=page.pk,
        version=Version.DRAFT,
        current=True,
        rules_digest=site_rules(page).digest,
        revision_id=F("page__latest_revision_id"),
        content_saved_at=F("page__latest_revision_created_at"),
    ).first()
