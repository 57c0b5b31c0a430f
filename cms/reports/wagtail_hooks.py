"""Where the reports join Wagtail's admin. Nothing is decided here."""

from django.urls import path
from wagtail import hooks

from cms.reports.dashboard.views import ComplianceMenuItem, ComplianceView
from cms.reports.views import ClaimReportMenuItem, ClaimReportsView, EditionView, MakingView


@hooks.register("register_admin_urls")
def register_claim_report_urls():
    """Give the reports their addresses."""
    return [
        path("claim-reports/", ClaimReportsView.as_view(), name="claim_reports"),
        path("claim-reports/<int:pk>/", MakingView.as_view(), name="claim_report"),
        path("claim-reports/<int:pk>/<slug:edition>/", EditionView.as_view(), name="claim_report_edition"),
    ]


@hooks.register("register_admin_menu_item")
def register_claim_report_menu_item():
    """List the reports in the menu."""
    return ClaimReportMenuItem()


@hooks.register("register_admin_urls")
def register_dashboard_url():
    """Give the dashboard its address."""
    return [path("compliance/overview/", ComplianceView.as_view(), name="compliance_dashboard")]


@hooks.register("register_admin_menu_item")
def register_dashboard_menu_item():
    """Give the dashboard its place in the menu."""
    return ComplianceMenuItem()
