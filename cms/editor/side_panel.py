"""The side panel "Caveat" of the page editor."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from cms.compliance.entry_choice import choosable
from cms.compliance.service import DECIDE
from cms.editor.page_state import PageState, stored_state
from cms.editor.search_preview import search_preview

# In the place of a page's id in the addresses of a page that has none yet.
_NO_PAGE = 0


@dataclass(frozen=True)
class Addresses:
    """Where the panel's script sends the form to have it audited, and what is said about a claim."""

    audit: str
    act: str

    @classmethod
    def of(cls, page_id: int) -> "Addresses":
        """The addresses of a page that is there."""
        return cls(reverse("caveat_draft_audit", args=[page_id]), reverse("caveat_claim_act", args=[page_id]))


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

    def __init__(self, page: Page, request, parent: Page | None = None):
        """`parent` is that of a page that is not in the tree yet."""
        super().__init__(page, request)
        self.parent = parent

    @cached_property
    def state(self) -> PageState:
        """What is known about the text."""
        return stored_state(self.object)

    def get_context_data(self, parent_context):
        """Add the state, and where to send the draft."""
        user = self.request.user
        can_decide = user.has_perm(DECIDE)
        return {
            **super().get_context_data(parent_context),
            "state": self.state,
            "can_decide": can_decide,
            "entries": choosable(user) if can_decide else (),
            "preview": search_preview(self.object, self.request, self.state.profile) if self.object.pk else None,
            "addresses": Addresses.of(self.object.pk) if self.object.pk else self._before_first_save(),
            "saved_addresses": Addresses.of(_NO_PAGE),
        }

    def _before_first_save(self) -> Addresses:
        meta = self.object._meta
        return Addresses(reverse("caveat_new_draft_audit", args=[meta.app_label, meta.model_name, self.parent.pk]), "")

    @property
    def media(self):
        """The panel's style and scripts; the one that starts the audits comes last, when the others are there."""
        return forms.Media(
            css={"all": ["audits/css/caveat.css", "editor/css/panel.css", "editor/css/fields.css"]},
            js=[
                "editor/js/mirror.js",
                "editor/js/fields.js",
                "editor/js/underlines.js",
                "editor/js/card.js",
                "editor/js/preview.js",
                "editor/js/panel.js",
            ],
        )
