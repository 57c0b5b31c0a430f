"""The gate where people publish: in the page editor, for a new page, and on the list of pages to approve.

A refused publish loses nothing. What was typed is saved as a draft, and the editor opens again with each finding at its
field; whoever wants to look at that again follows the same address.
"""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from cms.compliance.copying import refuse_live_aliases
from cms.compliance.publishing import (
    SHOW_REFUSAL,
    PublishingRefused,
    Refusal,
    may_override,
    publish_anyway,
    publishing_refusal,
    refusal_path,
)
from cms.compliance.went_live import saying_what_goes_live
from cms.editor.field_errors import set_field_errors

ANYWAY = "anyway"  # what the button "Publish anyway" sends as the value of Wagtail's own "Publish"
REASON = "publish-anyway-reason"


class PublishGate:
    """Mixin for the page editor, also of an earlier version."""

    refusal: Refusal | None = None  # what the editor shows
    overridden: Refusal | None = None  # what is published nevertheless
    is_refusing = False

    def get(self, request, *args, **kwargs):
        """Show what stands in the way of publishing, where the address asks for it."""
        if request.GET.get("publishing") == "refused" and not self.page.alias_of_id:
            self.refusal = publishing_refusal(self.page)
            if self.refusal is None:
                messages.success(request, "Nothing stands in the way of publishing this text.")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        """Ask the policy before Wagtail publishes, which it does here without asking the page."""
        refusal = publishing_refusal(form.save(commit=False)) if self.action_name == "publish" else None
        if refusal is None:
            return super().form_valid(form)
        if self.request.POST.get("action-publish") != ANYWAY:
            return self._refuse()
        if fault := self._fault_of_override():
            messages.error(self.request, fault)
            return self._refuse()
        self.overridden = refusal
        with transaction.atomic():  # nobody is on record for publishing what was not published after all
            return super().form_valid(form)

    def run_hook(self, hook_name, *args, **kwargs):
        """Put on record who publishes and why, at the moment when the text is saved and not yet live."""
        if hook_name == "before_publish_page" and self.overridden:
            publish_anyway(self.page, self.overridden, self.request.user, self.request.POST[REASON])
        return super().run_hook(hook_name, *args, **kwargs)

    def perform_workflow_action(self):
        """The last approval publishes: the text as it was just saved, so that a refusal has nothing more to save."""
        try:
            with saying_what_goes_live(self.request, self.page):
                return super().perform_workflow_action()
        except PublishingRefused:
            return redirect(refusal_path(self.page))
        except PermissionDenied as error:  # such as for one's own text, which is saved by now
            messages.error(self.request, str(error))
            return redirect("wagtailadmin_pages:edit", self.page.pk)

    def add_save_confirmation_message(self):
        """Say nothing of success where the editor opens again with a refusal, which says that the draft is kept."""
        if not self.is_refusing:
            super().add_save_confirmation_message()

    def get_template_names(self):
        """Take Wagtail's editor with the refusal above it."""
        return ["editor/refused.html"] if self.refusal else super().get_template_names()

    def get_context_data(self, **kwargs):
        """Add the refusal, and for those who may publish nevertheless, that they may."""
        if self.refusal is None:
            return super().get_context_data(**kwargs)
        set_field_errors(self.form, self.page, self.refusal.findings)
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "refusal": self.refusal,
            "may_override": may_override(self.request.user)
            and self.page_perms.can_publish()
            and not self.locked_for_user,
            "anyway": ANYWAY,
            "reason": REASON,
            "media": context["media"] + forms.Media(css={"all": ["audits/css/caveat.css", "editor/css/refusal.css"]}),
        }

    def _refuse(self):
        """Save what was typed, if anything, and open the editor with the refusal."""
        if not self.form.has_changed():
            return redirect(f"{self.request.path}?{SHOW_REFUSAL}")
        self.is_refusing = self.has_content_changes = True
        answer = self.save_action()
        return answer if self.has_unsaved_changes else redirect(refusal_path(self.page))

    def _fault_of_override(self) -> str:
        """Why the user cannot publish what is refused; empty where the user can."""
        if not may_override(self.request.user):
            return "Publishing with undecided claims takes the right to do so."
        if not self.request.POST.get(REASON, "").strip():
            return "Give a reason for publishing anyway: it is what others will read."
        return ""


class FirstPublishGate:
    """Mixin for the view of a new page."""

    def publish_action(self):
        """Wagtail saves a new page as live before it publishes it; this one stays a draft until it has passed."""
        self.page.live = False
        try:
            return super().publish_action()
        except PublishingRefused:
            return self.run_hook("after_create_page", self.request, self.page) or redirect(refusal_path(self.page))


class GatedWorkflowActionView(WorkflowActionView):
    """Approving from a list: where the approval would publish what may not go live, the editor shows why."""

    def post(self, request, *args, **kwargs):
        """Approve or refuse."""
        try:
            with saying_what_goes_live(request, self.object):
                return super().post(request, *args, **kwargs)
        except PublishingRefused:
            address = refusal_path(self.object)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)


class DraftCopyForm(CopyForm):
    """Copies start as drafts, and only what may be live gets an alias, which is live at once."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if live := self.fields.get("publish_copies"):
            live.disabled = True  # a value sent nevertheless is not read
            live.help_text = "Copies start as drafts: what was decided about claims holds for the page they stood on."

    def clean(self):
        """Ask the policy about the source of an alias."""
        chosen = super().clean()
        if chosen.get("alias"):
            try:
                refuse_live_aliases(self.page, recursive=bool(chosen.get("copy_subpages")))
            except PublishingRefused as refused:
                self.add_error("alias", str(refused))
        return chosen


class GatedCopyView(CopyView):
    """The view that copies a page."""

    def get_form_class(self):
        """Take the form that makes drafts."""
        return DraftCopyForm
