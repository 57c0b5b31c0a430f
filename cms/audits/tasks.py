"""Audits in the background. Where no worker runs, they happen at once, in the process that asks."""

import logging
from contextlib import suppress
from functools import partial

from django.db import transaction
from django.db.models import Model
from django_tasks import TaskResult, task
from django_tasks.signals import task_finished
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from cms.audits.audit_page import audit_page
from cms.audits.audited import is_audited
from cms.audits.models import Version
from cms.audits.store import Overtaken
from cms.workers.queue import why_given_up

logger = logging.getLogger(__name__)


def connect() -> None:
    """Hear of audits that are given up, to name their pages in the log."""
    task_finished.connect(_task_finished, dispatch_uid="caveat-given-up")


@task(queue_name="audit")
def audit_in_background(page_pk: int, version: str) -> None:
    """Audit a version of a page; a page deleted since is left alone."""
    page = Page.objects.filter(pk=page_pk).first()
    if page is None:
        return
    with suppress(Overtaken):  # whoever saved the page last has asked for an audit of their own
        audit_page(page, Version(version))


def _task_finished(sender, task_result: TaskResult, **kwargs) -> None:
    if task_result.task.module_path == audit_in_background.module_path and why_given_up(task_result):
        page_pk, version = task_result.args
        title = Page.objects.filter(pk=page_pk).values_list("title", flat=True).first() or "deleted since"
        logger.error(
            "The audit of page %s “%s” (%s) failed\n%s", page_pk, title, version, task_result.errors[0].traceback
        )


def audit_pages_showing(thing: Model) -> None:
    """Have the pages audited that show a library entry, such as a person or a reference, whose text has changed."""
    references = ReferenceIndex.get_references_to(thing).filter(base_content_type=get_default_page_content_type())
    for page in Page.objects.filter(pk__in=set(references.values_list("object_id", flat=True))):
        audit_after_commit(page, Version.LIVE, Version.DRAFT)


def audit_after_commit(page: Page, *versions: Version) -> None:
    """Have these versions of a page audited once the database has what is being saved now."""
    if is_audited(page):
        for version in versions:
            transaction.on_commit(partial(audit_in_background.enqueue, page.pk, version.value), robust=True)
