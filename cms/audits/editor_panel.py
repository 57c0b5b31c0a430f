"""The side panel "Caveat" of the page editor.

Wagtail has no hook for side panels; views with one more are given to each audited page type by its PageViewSet.
Everything that rests on this is in this module.
"""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from cms.audits.audited import audited_models
from cms.audits.page_state import PageState, page_state


class AuditSidePanel(BaseSidePanel):
    """What the latest audit found in this text; the toggle counts what must be fixed."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button in the editor's header."""

        aria_label = "Toggle Caveat"
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            """Add the count."""
            return {**super().get_context_data(parent_context), "count": self.panel.state.must_fix}

    name = "caveat"
    title = "Caveat"
    template_name = "audits/side_panel.html"
    order = 200

    @cached_property
    def state(self) -> PageState:
        """What is known about the text."""
        return page_state(self.object)

    def get_context_data(self, parent_context):
        """Add the state; `is_partial` says that the panel replaces itself after an automatic save."""
        context = super().get_context_data(parent_context)
        return {**context, "state": self.state, "is_partial": parent_context.get("is_partial", False)}

    @property
    def media(self):
        """The panel's style."""
        return forms.Media(css={"all": ["audits/css/caveat.css"]})


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


class AuditedPageViewSet(PageViewSet):
    """The views of an audited page type."""

    add_view_class = AuditedCreateView
    edit_view_class = AuditedEditView


def page_viewsets() -> list[AuditedPageViewSet]:
    """Return the views of all audited page types."""
    return [AuditedPageViewSet(model=model) for model in audited_models()]
