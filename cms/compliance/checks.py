"""System checks of the workflows that people have set up: they read the database, so they run where it is named."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.core.checks import Warning
from django.db import DEFAULT_DB_ALIAS, connection
from wagtail.models import AbstractGroupApprovalTask, GroupPagePermission, Page, Workflow


def check_last_reviewers_publish(app_configs, databases, **kwargs):
    """The last approval of a workflow publishes the page, which fails for a group without the right to."""
    # The first migration is checked, too: before there are any tables.
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _has_workflows():
        return []
    return [
        Warning(
            f"The workflow “{workflow}” ends with “{task}”, but the group “{group}” may not publish “{page}”: "
            "its approvals fail there.",
            hint="End the workflow with a task whose groups may publish, or give the group the right to.",
            obj=workflow,
            id="compliance.W001",
        )
        for workflow in Workflow.objects.active()
        for task, group, page in _powerless(workflow)
    ]


def _has_workflows() -> bool:
    return Workflow._meta.db_table in connection.introspection.table_names()


def _powerless(workflow: Workflow) -> Iterator[tuple[AbstractGroupApprovalTask, Group, Page]]:
    """Each page that the workflow is for, with each group of its last task that may not publish it."""
    last = workflow.tasks.filter(active=True).last()
    task = last.specific if last else None
    if not isinstance(task, AbstractGroupApprovalTask):
        return
    for assignment in workflow.workflow_pages.select_related("page"):
        page = assignment.page
        rights = GroupPagePermission.objects.filter(
            permission__codename="publish_page", page__in=page.get_ancestors(inclusive=True)
        )
        for group in task.groups.exclude(pk__in=rights.values("group")):
            yield task, group, page
