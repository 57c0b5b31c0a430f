"""Reports → Full audits: have all pages audited, and see how far that has come."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from cms.audits.full_run import NoWorkers, start_full_run
from cms.audits.full_run_progress import progress_of
from cms.audits.models import FullRun
from cms.workers.queue import has_workers
from seo_checks import CaveatError

URL_NAME = "full_audits"
_VIEW, _START = "audits.view_fullrun", "audits.add_fullrun"
_LISTED = 20


def full_run_permissions() -> QuerySet[Permission]:
    """Return the rights to see full audits and to start them."""
    return Permission.objects.filter(content_type__app_label="audits", codename__in=("view_fullrun", "add_fullrun"))


class FullRunsView(WagtailAdminTemplateMixin, TemplateView):
    """The latest full audits, and the button that starts one."""

    template_name = "audits/full_runs.html"
    page_title = "Full audits"
    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Refuse those who may not see full audits."""
        if not request.user.has_perm(_VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the runs, and whether the user may start one."""
        user = self.request.user
        runs = FullRun.objects.select_related("started_by", "site")[:_LISTED]
        progress = progress_of(runs, page_permission_policy.explorable_instances(user))
        return {
            **super().get_context_data(**kwargs),
            "listed": progress,
            "is_running": any(one.run.finished_at is None for one in progress),
            "may_start": user.has_perm(_START),
            "has_workers": has_workers(),
        }

    def post(self, request):
        """Start a full audit of all sites, or go on with the one that has not finished."""
        if not request.user.has_perm(_START):
            raise PermissionDenied
        try:
            run = start_full_run(by=request.user, reason="Asked for in the admin")
        except NoWorkers as error:
            messages.error(request, str(error))
        except CaveatError as error:
            messages.error(request, f"The rules cannot be read, so nothing can be audited: {error}")
        else:
            messages.success(request, _said(run))
        return redirect(URL_NAME)


def _said(run: FullRun) -> str:
    if run.finished_at:
        return "All pages have been audited."
    return "All pages wait for the workers. Reload this page to see how far they have come."


class FullRunsMenuItem(MenuItem):
    """The place of the full audits among the reports, for those who may see them."""

    def __init__(self):
        """Point at the full audits."""
        super().__init__("Full audits", reverse(URL_NAME), name="full-audits", icon_name="tasks", order=110)

    def is_shown(self, request):
        """Return whether the user may see full audits."""
        return request.user.has_perm(_VIEW)
