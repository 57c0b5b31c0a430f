"""All pages audited by the workers at once: one task for each page, and a record of how far it has come.

The tasks table is the queue, and `cms.workers` brings back what a dying worker held. Here is only written down which
pages are done, so that a run goes on where it was stopped and says what failed.
"""

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResult, task
from django_tasks.signals import task_finished
from wagtail.models import Site

from cms.audits.audit_site import audit_versions, pages_of
from cms.audits.models import FullRun, FullRunPage
from cms.audits.report_coverage import out_of_date
from cms.users.models import User
from cms.workers.queue import arguments_of_waiting, has_workers, why_given_up

AT_ONCE = 50  # pages that may be audited while somebody waits, where there are no workers
_AFTER_EDITORS = -10  # so that an audit somebody asked for by saving a page need not wait for a full run
_TOGETHER = 500  # tasks enqueued in one transaction
_State = FullRunPage.State


class NoWorkers(Exception):
    """There are too many pages to audit them at once, and no workers to leave them to. Says what to do instead."""


def connect() -> None:
    """Hear of tasks that are given up, to say so in their run."""
    task_finished.connect(_task_finished, dispatch_uid="caveat-full-run")


def start_full_run(site: Site | None = None, *, by: User | None = None, reason: str = "") -> FullRun:
    """Have all audited pages of a site, or of all sites, audited by the workers, and return the run that does it.

    A run of the same scope that has not finished goes on; it takes up pages that are new, or out of date again since
    it had them. Text and rules that were audited before are not audited again, but all pages are looked at. Without
    workers a few pages are audited at once; for more, NoWorkers is raised. Raises CaveatError for broken rules.
    """
    pages = pages_of(site)
    changed = out_of_date(pages)  # asked first: with broken rules each page would fail, all with the same words
    if not has_workers() and pages.count() > AT_ONCE:  # the number is not told: some pages may not be seen by all
        raise NoWorkers(
            "There are too many pages to audit them while you wait, and this site has no workers to leave them to. "
            "Run “manage.py audit_pages” on the server instead; or set up workers, as the README says under "
            "“Run it for real”."
        )
    with transaction.atomic():
        run, is_new = FullRun.objects.select_for_update().get_or_create(
            site=site, finished_at=None, defaults={"started_by": by, "reason": reason}
        )
        if not is_new:
            run.pages.filter(state=_State.DONE, page__in=changed.values("pk")).update(state=_State.WAITING)
        missing = pages.exclude(pk__in=run.pages.values("page")).values_list("pk", flat=True)
        FullRunPage.objects.bulk_create((FullRunPage(full_run=run, page_id=pk) for pk in missing), batch_size=1000)
        transaction.on_commit(partial(hand_out.enqueue, run.pk))
    run.refresh_from_db()  # without workers, it has finished
    return run


@task(queue_name="audit")
def hand_out(run_pk: int) -> None:
    """Give each page that waits a task, unless it has one that no worker has taken yet."""
    in_queue = arguments_of_waiting(audit_page_of_run)
    waiting = FullRunPage.objects.filter(full_run=run_pk, state=_State.WAITING).order_by("pk")
    turns = {pk: turn for pk, turn in waiting.values_list("pk", "turn") if (run_pk, pk, turn) not in in_queue}
    keys, together = list(turns), _TOGETHER if has_workers() else 1
    for start in range(0, len(keys), together):
        with transaction.atomic():
            for row in waiting.select_for_update().filter(pk__in=keys[start : start + together]):
                if row.turn == turns[row.pk]:  # else somebody else has just handed it out
                    _hand_out(row)
    finish_if_done(run_pk)


def _hand_out(row: FullRunPage) -> None:
    FullRunPage.objects.filter(pk=row.pk).update(turn=F("turn") + 1)
    audit_page_of_run.enqueue(row.full_run_id, row.pk, row.turn + 1)


@task(queue_name="audit", priority=_AFTER_EDITORS)
def audit_page_of_run(run_pk: int, row_pk: int, turn: int) -> None:
    """Audit a page of a full run, unless that has been done or another task has its turn."""
    row = FullRunPage.objects.filter(pk=row_pk, turn=turn, state=_State.WAITING).select_related("page").first()
    if row:
        _settle(row_pk, turn, audit_versions(row.page))
    finish_if_done(run_pk)


def finish_if_done(run_pk: int) -> None:
    """Close the run once no page waits; of its pages it then keeps those that failed."""
    waiting = FullRunPage.objects.filter(full_run=run_pk, state=_State.WAITING)
    if waiting.exists():
        return
    with transaction.atomic():
        run = FullRun.objects.select_for_update().filter(pk=run_pk, finished_at=None).first()
        if run is None or waiting.exists():  # looked at again, because more pages may have been added
            return
        run.pages_done, _ = run.pages.filter(state=_State.DONE).delete()
        run.finished_at = timezone.now()
        run.save()


def _task_finished(sender, task_result: TaskResult, **kwargs) -> None:
    if task_result.task.module_path == audit_page_of_run.module_path and (why := why_given_up(task_result)):
        run_pk, row_pk, turn = task_result.args
        _settle(row_pk, turn, f"The audit was given up: {why}")
        finish_if_done(run_pk)


def _settle(row_pk: int, turn: int, problem: str) -> None:
    state = _State.FAILED if problem else _State.DONE
    FullRunPage.objects.filter(pk=row_pk, turn=turn, state=_State.WAITING).update(
        state=state, problem=problem, finished_at=timezone.now()
    )
