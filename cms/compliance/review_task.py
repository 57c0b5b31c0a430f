"""The step of a workflow at which compliance reviewers approve a page or ask for changes.

What it goes by is in `review`, which can be imported only once all models are there: hence inside the methods.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import format_html_join
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState


class ReviewLock(WorkflowLock):
    """Says above the page in the editor what stands in the way of approving it."""

    def get_message(self, user):
        """Add it to Wagtail's message, which only those get who cannot edit the page meanwhile."""
        parts = (super().get_message(user), self.task.obstacle(self.object, user))
        return format_html_join(" ", "{}", ((part,) for part in parts if part))


class ComplianceReviewState(TaskState):
    """A page's time at a compliance review; a type of its own so that its e-mails replace Wagtail's."""


class ComplianceReviewTask(AbstractGroupApprovalTask):
    """Approval by compliance reviewers: not with undecided must-fix claims, and never of one's own text."""

    task_state_class = ComplianceReviewState
    lock_class = ReviewLock

    class Meta:
        verbose_name = "compliance review"
        verbose_name_plural = "compliance reviews"

    @classmethod
    def get_description(cls):
        """Return what people read who add a task to a workflow."""
        return (
            "Members of the chosen groups approve pages without undecided must-fix claims, "
            "except those they saved or submitted themselves."
        )

    def get_actions(self, obj, user):
        """Leave out what the user cannot do with the page as it was last saved."""
        from cms.compliance.review import known_refusal, own_work

        actions = super().get_actions(obj, user)
        if not actions or own_work(obj, user):
            return []
        if known_refusal(obj):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Check again, on the latest revision: the editor saves what was typed after it has asked for the actions.

        The page is locked meanwhile, so that nobody saves another text between the check and the approval.
        Raises PermissionDenied, of which PublishingRefused is one.
        """
        from cms.compliance.publishing import refuse_undecided
        from cms.compliance.review import latest_draft, own_work

        page = Page.objects.select_for_update().get(pk=task_state.workflow_state.object_id)
        if reason := own_work(page, user):
            raise PermissionDenied(reason)
        if action_name == "approve":
            refuse_undecided(latest_draft(page))
        return super().on_action(task_state, user, action_name, **kwargs)

    def obstacle(self, page, user) -> str:
        """Say why the page cannot be approved as it is, by this user or by anybody; empty where it can."""
        from cms.compliance.review import known_refusal, own_work

        reviews = not self.locked_for_user(page, user)
        if reviews and (reason := own_work(page, user)):
            return reason
        refusal = known_refusal(page)
        if not refusal:
            return ""
        return f"{refusal.summary} The page cannot be approved as it is." if reviews else refusal.summary
