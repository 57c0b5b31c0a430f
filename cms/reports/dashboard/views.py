"""The compliance dashboard: how the claims of the site stand today, for those who decide or answer for them."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from cms.audits.models import AuditRun
from cms.audits.report_coverage import gaps
from cms.compliance.desk.views import may_open
from cms.reports.charts import by_week
from cms.reports.dashboard.decisions import PERIOD, time_to_decision
from cms.reports.dashboard.expiring import acceptances, entries
from cms.reports.dashboard.open_now import open_now
from cms.reports.dashboard.reviews import reviews
from cms.reports.scope import Scope
from cms.reports.trend import LiveHistory
from cms.reports.weeks import open_by_week

WEEKS = timedelta(weeks=26)


class ComplianceView(WagtailAdminTemplateMixin, TemplateView):
    """Everything on it is about pages that its reader may see."""

    page_title = "Compliance"
    header_icon = "glasses"
    template_name = "reports/dashboard/dashboard.html"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Refuse those whom the desk is not for either."""
        if not may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the figures. The number of queries depends on neither pages nor claims."""
        user, now = self.request.user, timezone.now()
        today = timezone.localdate(now)
        pages = Scope.of().pages(user).order_by().values("pk")
        weeks = open_by_week(LiveHistory(pages), today - WEEKS + timedelta(days=1), today)
        return {
            **super().get_context_data(**kwargs),
            "has_audits": AuditRun.objects.filter(page__in=pages).exists(),
            "open": open_now(user),
            "weeks": weeks,
            "chart": by_week(weeks),
            "waiting": time_to_decision(pages, now),
            "period": PERIOD.days,
            "expiring": [
                (kind, found)
                for kind, found in (
                    ("Entries of the evidence register", entries(user, today)),
                    ("Acceptances of claims", acceptances(pages, today)),
                )
                if found
            ],
            "reviews": reviews(pages, today),
            "gaps": gaps(page_permission_policy.explorable_instances(user)),
        }


class ComplianceMenuItem(MenuItem):
    """The dashboard's place in the menu, right before the desk, which the menu puts after it at the same number."""

    def __init__(self) -> None:
        """Point at the dashboard."""
        super().__init__(
            "Compliance", reverse("compliance_dashboard"), name="compliance", icon_name="glasses", order=101
        )

    def is_shown(self, request) -> bool:
        """Return whether the user may open the dashboard."""
        return may_open(request.user)
