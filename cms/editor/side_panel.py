"""The side panel "Caveat" of the page editor."""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.editor.page_state import PageState, page_state


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
    template_name = "editor/side_panel.html"
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
