"""Tasks whose worker died: django-tasks-db leaves them running for ever. Here they go back into the queue.

So every task of this site may run more than once, also at the same time as itself, and must be written for that.
"""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from cms.workers.queue import STOPPED

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3


class WorkerLost(Exception):
    """The worker of a task died, or took longer than the lease allows, as often as is tried."""


def put_back_lost_tasks() -> int:
    """Put tasks back into the queue that have lost their worker, and return how many.

    One that has lost its worker MOST_ATTEMPTS times is given up: it ends as failed, with WorkerLost.
    """
    return sum(_put_back(pk) for pk in list(_lost().values_list("pk", flat=True)))


def watch() -> None:
    """Look for lost tasks for ever, several times within a lease."""
    while True:
        try:
            put_back_lost_tasks()
        except Exception:
            logger.exception("Tasks that lost their worker could not be looked for; that is tried again")
        finally:
            connection.close()
        time.sleep(settings.CAVEAT_TASK_LEASE / 5)


def _lost() -> QuerySet[DBTaskResult]:
    lapsed = timezone.now() - timedelta(seconds=settings.CAVEAT_TASK_LEASE)
    stopped = Q(status=TaskResultStatus.FAILED, exception_class_path=STOPPED)
    return DBTaskResult.objects.filter(Q(status=TaskResultStatus.RUNNING, started_at__lt=lapsed) | stopped)


def _put_back(pk) -> bool:
    with transaction.atomic():
        # Of all workers that look, one gets the row; the others do not wait for it.
        task = _lost().select_for_update(skip_locked=True).filter(pk=pk).first()
        if task is None:
            return False
        if len(task.worker_ids) < MOST_ATTEMPTS:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
            logger.warning("Task %s %s lost its worker and waits for another", task.task_path, task.args_kwargs["args"])
            return True
        task.set_failed(WorkerLost(f"{MOST_ATTEMPTS} workers died or took too long."))
        # As the worker itself tells it when a task fails; whoever hears it writes in the same transaction.
        task_finished.send(type(task.task.get_backend()), task_result=task.task_result)
        return False
