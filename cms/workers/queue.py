"""Who runs background tasks here, which of them nobody has taken yet, and which are given up."""

from django.apps import apps
from django_tasks import TaskResult, TaskResultStatus, default_task_backend
from django_tasks.base import Task

# A worker that is told to stop twice gives up its task on its way out; `lost_tasks` puts it back into the queue.
STOPPED = "builtins.SystemExit"


def has_workers() -> bool:
    """Return whether tasks wait in the database for workers; else they run at once, in the process that asks."""
    return default_task_backend.supports_get_result


def arguments_of_waiting(task: Task) -> set[tuple]:
    """Return the arguments of all tasks of this kind that wait for a worker."""
    if not has_workers():
        return set()
    waiting = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(
        task_path=task.module_path, status=TaskResultStatus.READY
    )
    return {tuple(called["args"]) for called in waiting.values_list("args_kwargs", flat=True)}


def why_given_up(ended: TaskResult) -> str:
    """Return the error that a task has ended with for good; empty if it has not."""
    if ended.status != TaskResultStatus.FAILED or ended.errors[0].exception_class_path == STOPPED:
        return ""
    last_line = ended.errors[0].traceback.strip().rpartition("\n")[2]
    return last_line.partition(": ")[2] or last_line
