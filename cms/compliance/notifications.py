"""E-mails of the compliance review: to reviewers when a page comes in, to whoever submitted it when it has passed.

A page that is sent back needs none of its own: Wagtail tells who submitted it, with the comment.
"""

from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier, GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import WorkflowState
from wagtail.signals import task_approved, task_submitted

from cms.compliance.review import known_refusal
from cms.compliance.review_task import ComplianceReviewState


class ReviewRequested(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells reviewers of a page that came in, and what is open on it."""

    template_directory = "compliance/notifications/"

    def get_context(self, task_state, **kwargs):
        """Add who submitted the page, and what stands in the way of approving it."""
        context = super().get_context(task_state, **kwargs)
        refusal = known_refusal(context["page"])
        return {**context, "requested_by": task_state.workflow_state.requested_by, "refusal": refusal}


class ReviewPassed(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells who submitted a page that it was approved here, and who has it next."""

    notification = "approved"
    template_directory = "compliance/notifications/"

    def get_recipient_users(self, task_state, **kwargs):
        """Nobody at the end of the workflow: Wagtail says then that all of it is done."""
        state = task_state.workflow_state
        return {state.requested_by} if state.status == WorkflowState.STATUS_IN_PROGRESS else set()

    def get_context(self, task_state, **kwargs):
        """Add the comment, and where the page goes from here."""
        context = super().get_context(task_state, **kwargs)
        return {**context, "task_state": task_state, "next": task_state.workflow_state.current_task_state.task}


_review_requested = ReviewRequested()
_review_passed = ReviewPassed()


def connect() -> None:
    """Connect the receivers; Wagtail's own of the same signal hear plain task states only."""
    task_submitted.connect(_review_requested, sender=ComplianceReviewState, dispatch_uid="caveat-review-requested")
    task_approved.connect(_review_passed, sender=ComplianceReviewState, dispatch_uid="caveat-review-passed")
