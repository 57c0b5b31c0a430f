"""What tests of the workflow ask of a page, and do to it at the compliance desk."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.audits.judge import judge_page
from cms.compliance.models import Act
from cms.compliance.service import decide
from cms.users.models import User
from seo_checks import Severity
from tests.cms.compliance.conftest import stored


def waits_at(article: Page) -> str:
    """Return the name of the task that an article waits at; empty where it waits at none."""
    task = stored(article).current_workflow_task
    return task.name if task else ""


def submit_to_managers(article: Page, user: User) -> Page:
    """Return the article as it waits for the one approval that publishes it: the managers'."""
    workflow = Workflow.objects.create(name="Managers alone")
    task = GroupApprovalTask.objects.create(name="Managers")
    task.groups.add(Group.objects.get(name="Managers"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=article, workflow=workflow)
    workflow.start(article, user)
    return stored(article)


def accept_claims(article: Page, user: User) -> None:
    """Accept all must-fix claims of the latest revision, of which there must be some."""
    rows = judge_page(stored(article).get_latest_revision().as_object()).rows
    claims = [row for row in rows if row.severity == Severity.MUST_FIX]
    assert claims
    until = timezone.localdate() + timedelta(days=90)
    decide(stored(article), claims, Act.ACCEPTED, user, "It is borne out.", "doi:10.1/x", until)
