"""Where the policy only warns: whoever publishes a page is told which claims went live with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page

from cms.audits.audited import is_audited
from cms.audits.models import AuditFinding
from cms.compliance.publishing import counted, live_claims
from cms.policy.current import gate_of


def say_what_went_live(request: HttpRequest, page: Page) -> None:
    """Say how many undecided claims are live with a page that was just published, and show the way to them.

    Nothing is said of what is only scheduled, nor where the policy refuses: whoever publishes there has decided on it.
    """
    if gate_of(page).refuses or not is_audited(page):
        return
    page = Page.objects.get(pk=page.pk).specific
    if not page.live or page.approved_schedule:
        return
    findings = live_claims(page)
    if findings:
        said = f"“{page.get_admin_display_title()}” is live with {counted(findings)} that nobody has decided on."
        messages.warning(
            request, f"{said} The compliance reviewers are told.", buttons=_way_to(page, findings, request)
        )


@contextmanager
def saying_what_goes_live(request: HttpRequest, page: Page) -> Iterator[None]:
    """Say it of a page that is published meanwhile, if it is, such as by the last approval of a workflow."""
    before = _published_at(page)
    yield
    if _published_at(page) != before:
        say_what_went_live(request, page)


def _way_to(page: Page, findings: list[AuditFinding], request: HttpRequest) -> list:
    """The button to the first claim in the page's editor, for those who may open it."""
    if not page.permissions_for_user(request.user).can_edit():
        return []
    first = urlencode({"caveat": findings[0].fingerprint})
    address = f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?{first}"
    return [messages.button(address, "Show them" if len(findings) > 1 else "Show it")]


def _published_at(page: Page) -> datetime | None:
    return Page.objects.values_list("last_published_at", flat=True).get(pk=page.pk)
