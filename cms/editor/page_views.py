"""Wagtail's page views with what Caveat adds to them.

Wagtail has no hook for side panels; views with one more are given to each audited page type by its PageViewSet.
"""

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from cms.audits.audited import audited_models
from cms.editor.side_panel import AuditSidePanel


class WithAuditPanel:
    """Mixin for the editor's views."""

    def get_side_panels(self):
        """Add the panel to Wagtail's own."""
        panels = super().get_side_panels()
        return MediaContainer([*panels, AuditSidePanel(self.page, self.request)])


class AuditedCreateView(WithAuditPanel, CreateView):
    """The view of a new page."""


class AuditedEditView(WithAuditPanel, EditView):
    """The page editor."""


class AuditedRevertView(WithAuditPanel, RevisionsRevertView):
    """The editor of an earlier version that is to become the latest."""


class AuditedPageViewSet(PageViewSet):
    """The views of an audited page type."""

    add_view_class = AuditedCreateView
    edit_view_class = AuditedEditView
    revisions_revert_view_class = AuditedRevertView


def page_viewsets() -> list[AuditedPageViewSet]:
    """Return the views of all audited page types."""
    return [AuditedPageViewSet(model=model) for model in audited_models()]
