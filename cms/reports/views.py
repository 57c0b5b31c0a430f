"""Reports → Claim report: make one, find those that were made, read and download them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.reports.formats import FORMATS
from cms.reports.formats.page import POLICY
from cms.reports.forms import ScopeForm
from cms.reports.made import HIDDEN, PERMISSION, ask_for_report, visible
from cms.reports.models import ClaimReport

LOOK_AGAIN = 3  # seconds


class AuditsOnlyMixin:
    """Lets those in who may see stored audits."""

    def dispatch(self, request, *args, **kwargs):
        """Refuse everybody else."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ClaimReportsView(AuditsOnlyMixin, WagtailAdminTemplateMixin, TemplateView):
    """The form, and the reports that were made."""

    template_name = "reports/index.html"
    page_title = "Claim report"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the form and the reports that the reader may see."""
        reports = visible(ClaimReport.objects.defer("data").select_related("made_by"), self.request.user)
        kwargs.setdefault("form", ScopeForm(user=self.request.user))
        return super().get_context_data(reports=reports, formats=FORMATS, **kwargs)

    def post(self, request):
        """Have a report made, and go where it can be waited for."""
        form = ScopeForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        report = ask_for_report(form.scope, request.user)
        if report.problem:
            report.delete()
            form.add_error(None, report.problem)
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("claim_report", report.pk)


def _stored(pk: int, request) -> ClaimReport:
    """The report, for those who may see every page of it. Raises PermissionDenied."""
    stored = get_object_or_404(ClaimReport.objects.defer("data"), pk=pk)
    if not visible([stored], request.user):
        messages.error(request, HIDDEN)
        raise PermissionDenied(HIDDEN)
    return stored


class MakingView(AuditsOnlyMixin, WagtailAdminTemplateMixin, TemplateView):
    """Where one waits for a report; it leads to the list once the report is there."""

    template_name = "reports/making.html"
    page_title = "Claim report"
    header_icon = "doc-full"

    def get(self, request, pk: int):
        """Go to the list, or say that the report is being made, or why it cannot be."""
        report = _stored(pk, request)
        if report.is_made:
            messages.success(request, f"The report “{report}” was made. It is in the list.")
            return redirect("claim_reports")
        response = self.render_to_response(self.get_context_data(report=report))
        if not report.problem:
            response["Refresh"] = str(LOOK_AGAIN)
        return response


class EditionView(AuditsOnlyMixin, View):
    """One edition of a stored report: HTML to read, all others, and HTML too where it is asked for, to keep."""

    def get(self, request, pk: int, edition: str):
        """Return the edition, or say why not."""
        if edition not in FORMATS:
            raise Http404
        stored = _stored(pk, request)
        if not stored.is_made:
            return redirect("claim_report", pk)
        chosen = FORMATS[edition]
        response = HttpResponse(chosen.render(stored.report, stored.digest), content_type=chosen.media_type)
        kind = "inline" if edition == "html" and "download" not in request.GET else "attachment"
        response["Content-Disposition"] = f'{kind}; filename="{stored.file_name}.{edition}"'
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = f"{POLICY}; frame-ancestors 'none'"
        return response


class ClaimReportMenuItem(MenuItem):
    """The place of the reports in the menu, for those who may make them."""

    def __init__(self):
        """Point at the reports."""
        super().__init__("Claim report", reverse("claim_reports"), name="claim-report", icon_name="doc-full", order=103)

    def is_shown(self, request):
        """Return whether the user may make reports."""
        return request.user.has_perm(PERMISSION)
