"""How far full runs have come, for people to follow."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.audits.models import FullRun, FullRunPage

NAMED = 500  # failed pages that are named, of all runs together; all are counted
_RECENT = timedelta(minutes=1)
_STALLED = timedelta(minutes=5)
_State = FullRunPage.State


@dataclass
class Progress:
    """How far a run has come. `named` are those of its failed pages that may be shown, the first few."""

    run: FullRun
    done: int
    failed: int
    waiting: int
    per_minute: float
    last_at: datetime
    named: list[FullRunPage] = field(default_factory=list)

    @property
    def settled(self) -> int:
        """The number of pages that are not waited for any more."""
        return self.done + self.failed

    @property
    def total(self) -> int:
        """The number of pages of the run."""
        return self.settled + self.waiting

    @property
    def unnamed(self) -> int:
        """The number of failed pages that are counted but not named."""
        return self.failed - len(self.named)

    @property
    def is_stalled(self) -> bool:
        """Whether nothing has happened for so long that somebody should look after the workers."""
        return self.run.finished_at is None and timezone.now() - self.last_at > _STALLED


def progress_of(runs: Iterable[FullRun], shown: QuerySet[Page]) -> list[Progress]:
    """Return the progress of these runs, naming failed pages that are among `shown`. Two queries for all runs."""
    runs = list(runs)
    recent = timezone.now() - _RECENT
    counts = {
        row["full_run"]: row
        for row in FullRunPage.objects.filter(full_run__in=runs)
        .values("full_run")
        .annotate(
            done=Count("pk", filter=Q(state=_State.DONE)),
            failed=Count("pk", filter=Q(state=_State.FAILED)),
            waiting=Count("pk", filter=Q(state=_State.WAITING)),
            recent=Count("pk", filter=Q(finished_at__gt=recent)),
            last_at=Max("finished_at"),
        )
    }
    found = [_progress(run, counts.get(run.pk, {})) for run in runs]
    by_run = {progress.run.pk: progress.named for progress in found}
    failed = FullRunPage.objects.filter(full_run__in=runs, state=_State.FAILED, page__in=shown.values("pk"))
    for row in failed.select_related("page").order_by("-full_run", "page__path")[:NAMED]:
        by_run[row.full_run_id].append(row)
    return found


def _progress(run: FullRun, counts: dict) -> Progress:
    done, failed = counts.get("done", 0) + run.pages_done, counts.get("failed", 0)
    last_at = counts.get("last_at") or run.started_at
    if run.finished_at is None:
        per_minute = counts.get("recent", 0)
    else:
        per_minute = (done + failed) / max((run.finished_at - run.started_at) / _RECENT, 1 / 60)
    return Progress(run, done, failed, counts.get("waiting", 0), per_minute, max(last_at, run.started_at))
