"""Where Caveat joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from cms.audits.claim_report import ClaimAuditMenuItem
from cms.audits.evidence_use import use_button
from cms.audits.full_run_views import URL_NAME, FullRunsMenuItem, FullRunsView, full_run_permissions
from cms.evidence.models import Evidence


@hooks.register("register_reports_menu_item")
def register_report_menu_item():
    """List the claim audit first among the reports."""
    return ClaimAuditMenuItem()


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the report to groups of their own."""
    return Permission.objects.filter(content_type__app_label="audits", codename="view_auditfinding")


@hooks.register("register_reports_menu_item")
def register_full_audits_menu_item():
    """List the full audits among the reports."""
    return FullRunsMenuItem()


@hooks.register("register_admin_urls")
def register_full_audits():
    """Give the full audits their address."""
    return [path("reports/full-audits/", FullRunsView.as_view(), name=URL_NAME)]


hooks.register("register_permissions", full_run_permissions)


@hooks.register("register_snippet_listing_buttons")
def offer_evidence_use(snippet, user, next_url=None):
    """Lead from the register to where each entry is used."""
    return [use_button(snippet)] if isinstance(snippet, Evidence) else []
