"""Where the audit trail joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from cms.trail.report import TrailMenuItem, TrailView


@hooks.register("register_admin_urls")
def register_trail_urls():
    """Give the trail its address."""
    return [
        path("reports/audit-trail/", TrailView.as_view(), name="audit_trail"),
        path("reports/audit-trail/results/", TrailView.as_view(results_only=True), name="audit_trail_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_trail_menu_item():
    """List the trail among the reports."""
    return TrailMenuItem()


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the right to read it to groups of their own."""
    return Permission.objects.filter(content_type__app_label="trail", codename="view_trailentry")
