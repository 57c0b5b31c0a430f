"""How far full runs have come, for people to follow: told of the pages that they may see, and of no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.audits.audit_site import audited_pages
from cms.audits.models import FullRun, FullRunPage

NAMED = 500  # failed pages that are named, of all runs together; all are counted
_RECENT = timedelta(minutes=1)
_STALLED = timedelta(minutes=5)
_State = FullRunPage.State


@dataclass
class Progress:
    """How far a run has come with the pages that may be shown. `named` are those of them that failed, the first few.

    `done` and `per_minute` are None where they cannot be told: once a run has finished, it keeps how many pages it did,
    not which, and so that is for those who may see all pages.
    """

    run: FullRun
    done: int | None
    failed: int
    waiting: int
    per_minute: float | None
    is_stalled: bool
    named: list[FullRunPage] = field(default_factory=list)

    @property
    def settled(self) -> int:
        """The number of pages that are not waited for any more."""
        return (self.done or 0) + self.failed

    @property
    def total(self) -> int:
        """The number of pages of the run."""
        return self.settled + self.waiting

    @property
    def unnamed(self) -> int:
        """The number of failed pages that are counted but not named."""
        return self.failed - len(self.named)


def progress_of(runs: Iterable[FullRun], shown: QuerySet[Page]) -> list[Progress]:
    """Return the progress of these runs with the pages among `shown`. Four queries at most for all runs."""
    runs = list(runs)
    rows = FullRunPage.objects.filter(full_run__in=runs)
    of_shown = rows.filter(page__in=shown.values("pk"))
    counts = _counts(of_shown)
    stalled = _stalled(runs, rows)
    is_all = any(run.finished_at for run in runs) and not audited_pages().exclude(pk__in=shown.values("pk")).exists()
    found = {run.pk: _progress(run, counts.get(run.pk, {}), is_all, run.pk in stalled) for run in runs}
    failed = of_shown.filter(state=_State.FAILED).select_related("page").order_by("-full_run", "page__path")
    for row in failed[:NAMED]:
        found[row.full_run_id].named.append(row)
    return list(found.values())


def _counts(rows: QuerySet[FullRunPage]) -> dict[int, Mapping[str, Any]]:
    """How many pages of each run are done, failed, waiting, and were looked at just now."""
    numbers = {state.value: Count("pk", filter=Q(state=state)) for state in _State}
    recent = Count("pk", filter=Q(finished_at__gt=timezone.now() - _RECENT))
    return {row["full_run"]: row for row in rows.values("full_run").annotate(**numbers, recent=recent)}


def _stalled(runs: Iterable[FullRun], rows: QuerySet[FullRunPage]) -> set[int]:
    """The runs with which nothing has happened for so long that somebody should look after the workers.

    That is about the workers and not about pages, so whatever page was audited last counts.
    """
    under_way = {run.pk: run.started_at for run in runs if run.finished_at is None}
    moments = rows.filter(full_run__in=under_way, finished_at__isnull=False).values_list("full_run")
    last = dict(moments.annotate(Max("finished_at")))
    now = timezone.now()
    return {pk for pk, started_at in under_way.items() if now - max(started_at, last.get(pk, started_at)) > _STALLED}


def _progress(run: FullRun, counts: Mapping[str, Any], is_all: bool, is_stalled: bool) -> Progress:
    done, failed, waiting = (counts.get(state.value, 0) for state in (_State.DONE, _State.FAILED, _State.WAITING))
    if run.finished_at is None:
        return Progress(run, done, failed, waiting, counts.get("recent", 0), is_stalled)
    if not is_all:
        return Progress(run, None, failed, waiting, None, is_stalled)
    minutes = max((run.finished_at - run.started_at) / _RECENT, 1 / 60)
    return Progress(run, run.pages_done, failed, waiting, (run.pages_done + failed) / minutes, is_stalled)
