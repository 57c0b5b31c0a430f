"""Where Caveat joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from cms.audits.claim_report import ClaimAuditMenuItem


@hooks.register("register_reports_menu_item")
def register_report_menu_item():
    """List the claim audit first among the reports."""
    return ClaimAuditMenuItem()


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the report to groups of their own."""
    return Permission.objects.filter(content_type__app_label="audits", codename="view_auditfinding")
