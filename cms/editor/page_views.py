"""Wagtail's page views with what Caveat adds to them.

Wagtail has no hook for side panels; views with one more are given to each audited page type by its PageViewSet.
"""

from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.audits.audited import audited_models
from cms.editor.badge import WithMustFixBadge
from cms.editor.explorer import AuditedExplorerView, AuditedTypeView, AuditFilterSet
from cms.editor.publish_gate import FirstPublishGate, GatedCopyView, GatedWorkflowActionView, PublishGate
from cms.editor.side_panel import AuditSidePanel


class WithAuditPanel:
    """Mixin for the editor's views."""

    @cached_property
    def audit_panel(self) -> AuditSidePanel:
        """The panel "Caveat"."""
        return AuditSidePanel(self.page, self.request, getattr(self, "parent_page", None))

    def get_side_panels(self):
        """Add the panel to Wagtail's own; not where only parts of the page are sent anew, after an automatic save."""
        panels = super().get_side_panels()
        if self.expects_json_response or getattr(self, "hydrate_create_view", False):
            return panels
        return MediaContainer([*panels, self.audit_panel])


class AuditedCreateView(FirstPublishGate, WithAuditPanel, CreateView):
    """The view of a new page."""


class AuditedEditView(PublishGate, WithMustFixBadge, WithAuditPanel, EditView):
    """The page editor."""


class AuditedRevertView(PublishGate, WithMustFixBadge, WithAuditPanel, RevisionsRevertView):
    """The editor of an earlier version that is to become the latest."""


class AuditedPageViewSet(PageViewSet):
    """The views of an audited page type, and the listings with it: of the pages below one, and of all of the type."""

    add_view_class = AuditedCreateView
    copy_view_class = GatedCopyView
    edit_view_class = AuditedEditView
    index_view_class = AuditedExplorerView
    revisions_revert_view_class = AuditedRevertView
    workflow_action_view_class = GatedWorkflowActionView
    content_type_use_view_class = AuditedTypeView
    filterset_class = AuditFilterSet

    @cached_property
    def parent_models(self):
        """The types of page under which the type may stand, whatever else may."""
        return self.model.allowed_parent_page_models()

    def get_index_view_kwargs(self, **kwargs):
        """List pages of all types, or a search from the front page would find its own children alone."""
        return super().get_index_view_kwargs(**{"model": Page, **kwargs})


def page_viewsets() -> list[AuditedPageViewSet]:
    """Return the views of all audited page types."""
    return [AuditedPageViewSet(model=model) for model in audited_models()]
