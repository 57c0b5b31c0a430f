"""The bulk action of the explorer that has the selected pages audited."""

from django import forms
from django.template.defaultfilters import pluralize
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from cms.audits.audited import is_audited, versions_of
from cms.audits.tasks import audit_after_commit


class AuditBulkAction(PageBulkAction):
    """Ask for an audit of each page, in the background, of its live text and of its draft."""

    display_name = "Audit"
    action_type = "audit"
    aria_label = "Audit selected pages"
    template_name = "editor/explorer/confirm_bulk_audit.html"
    action_priority = 20  # among the four that Wagtail shows without a further click
    form_class = forms.Form

    def check_perm(self, page):
        """Whoever may change a page may have it audited."""
        return page.permissions_for_user(self.request.user).can_edit()

    def object_context(self, obj):
        """Add whether the page is of those that are audited."""
        return {**super().object_context(obj), "is_audited": is_audited(obj)}

    def get_context_data(self, **kwargs):
        """Part the pages into those to audit and those to skip."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "audited": [item for item in context["items"] if item["is_audited"]],
            "skipped": [item for item in context["items"] if not item["is_audited"]],
        }

    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Ask for the audits; return how many pages they are of, and how many were skipped."""
        audited = [page for page in objects if is_audited(page)]
        for page in audited:
            audit_after_commit(page, *versions_of(page))
        return len(audited), len(objects) - len(audited)

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Say how many pages were asked for, and warn of those that were not."""
        audited, skipped = num_parent_objects, num_child_objects
        if skipped:
            messages.warning(self.request, f"{skipped} page{pluralize(skipped)} skipped: {_NOT_AUDITED}")
        return f"Audit of {audited} page{pluralize(audited)} asked for." if audited else None


_NOT_AUDITED = "pages of this type are not audited, nor are pages that repeat another one."
