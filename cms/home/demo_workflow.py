"""The demo's way to publication: compliance reviews an article, then a manager approves it, which publishes it."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from cms.articles.models import TreatmentIndexPage
from cms.compliance.review_task import ComplianceReviewTask

NAME = "Compliance review"  # editors read "Submit to Compliance review"


@transaction.atomic
def ensure_workflow() -> None:
    """Give the treatment articles their workflow. Once it is there, what people made of it is left as it is."""
    if Workflow.objects.filter(name=NAME).exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    # The last to approve publishes: compliance reviewers may not, managers may.
    steps = (
        (ComplianceReviewTask, NAME, "Compliance reviewers"),
        (GroupApprovalTask, "Manager approval", "Managers"),
    )
    for order, (task_type, name, group) in enumerate(steps):
        task = _ensure_task(task_type, name, group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    for index in TreatmentIndexPage.objects.all():
        WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})


def _ensure_task(task_type: type[Task], name: str, group: str) -> Task:
    """Wagtail comes with a task for managers; it keeps the groups that it has."""
    task, created = task_type.objects.get_or_create(name=name)
    if created:
        task.groups.add(Group.objects.get(name=group))
    return task
