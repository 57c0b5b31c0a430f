"""The numbers on the admin's first page: of pages, and of the claims that visitors can read and nobody decided on."""

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.permissions import page_permission_policy

from cms.audits.audit_site import audited_pages
from cms.audits.claim_report import PERMISSION
from cms.audits.models import AuditRun, Version
from cms.compliance.desk.views import may_open
from cms.compliance.open_findings import open_findings
from seo_checks import Category, PageStatus, Severity

# What the report must be narrowed down to, to list what is counted here.
_FILTERS = {"severity": Severity.MUST_FIX.value, "version": Version.LIVE.value, "decision": "open"}


class OpenClaimsSummaryItem(SummaryItem):
    """The number of open must-fix claims on live pages that the person may see."""

    order = 90
    template_name = "editor/explorer/summary_item.html"

    def is_shown(self):
        """Whether the person may open the report that the number leads to."""
        return self.request.user.has_perm(PERMISSION)

    def get_context_data(self, parent_context):
        """Add the number, the ways to the claims and the overview, and of how many live pages it cannot speak."""
        explorable = page_permission_policy.explorable_instances(self.request.user)
        live = audited_pages().filter(live=True, pk__in=explorable.values("pk"))
        claims = open_findings().filter(
            category=Category.CLAIMS, severity=Severity.MUST_FIX, run__version=Version.LIVE, run__page__in=live
        )
        read = AuditRun.objects.filter(current=True, version=Version.LIVE).exclude(status=PageStatus.FAILED)
        return {
            "overview_url": reverse("compliance_dashboard") if may_open(self.request.user) else "",
            "claims": claims.count(),
            "unread": live.exclude(pk__in=read.values("page")).count(),
            "report_url": f"{reverse('claim_audit')}?{urlencode(_FILTERS)}",
        }


class SeenPagesSummaryItem(PagesSummaryItem):
    """Wagtail's number of pages, less those that the person may not see.

    Wagtail counts all pages below the nearest one above everything that the person may see.
    """

    def get_context_data(self, parent_context):
        """Put the number right; the root of the tree is no page."""
        seen = page_permission_policy.explorable_instances(self.request.user).filter(depth__gt=1)
        return {**super().get_context_data(parent_context), "total_pages": seen.count()}
