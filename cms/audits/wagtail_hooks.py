"""Where Caveat joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from cms.audits.claim_report import ClaimAuditMenuItem, ClaimAuditView


@hooks.register("register_admin_urls")
def register_report_urls():
    """Give the claim-audit report its address."""
    return [
        path("reports/claim-audit/", ClaimAuditView.as_view(), name="claim_audit"),
        path("reports/claim-audit/results/", ClaimAuditView.as_view(results_only=True), name="claim_audit_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item():
    """List the claim audit first among the reports."""
    return ClaimAuditMenuItem()


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the report to groups of their own."""
    return Permission.objects.filter(content_type__app_label="audits", codename="view_auditfinding")
