"""Open claims of live pages by week, and claims that were fixed: both derived from the audits of earlier live texts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.reports.data import Point
from cms.reports.history import Histories
from seo_checks import Category, Status


@dataclass(frozen=True, slots=True)
class LiveText:
    """The audit of a text while it was live; `until` is None for what is live now."""

    run: int
    page: int
    since: datetime
    until: datetime | None
    content: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A claim of an earlier live text that the page no longer makes."""

    finding: AuditFinding
    seen: datetime
    gone: datetime | None
    same_text: bool


class LiveHistory:
    """All live texts that were audited of some pages, oldest first."""

    def __init__(self, page_ids: Sequence[int]) -> None:
        self._page_ids = page_ids

    @cached_property
    def texts(self) -> dict[int, LiveText]:
        """Each live text by the id of its run. One query."""
        runs = defaultdict(list)
        for run in (
            AuditRun.objects.filter(page__in=self._page_ids, version=Version.LIVE)
            .only("page_id", "current", "content_hash", "created_at", "checked_at")
            .order_by("current", "created_at", "pk")
        ):
            runs[run.page_id].append(run)
        return {text.run: text for page in runs.values() for text in _in_sequence(page)}

    def weeks(self, first: date, last: date, histories: Histories) -> list[Point]:
        """Return how many claims were open at the end of each week. One query more."""
        claims = defaultdict(set)
        for run, fingerprint in self._open().values_list("run_id", "fingerprint"):
            claims[run].add(fingerprint)
        return [Point(day.isoformat(), self._open_on(day, claims, histories)) for day in week_ends(first, last)]

    def fixed(self, first: date, last: date) -> Iterator[Fixed]:
        """Yield the claims that went in the period, once each, as they stood last. One query more."""
        now = AuditFinding.objects.filter(
            run__page=OuterRef("run__page"),
            run__version=Version.LIVE,
            run__current=True,
            fingerprint=OuterRef("fingerprint"),
        )
        gone = self._open().filter(~Exists(now), run__current=False)
        latest: dict[tuple[int, str], AuditFinding] = {}
        for finding in gone.defer("why", "suggestions", "tags").order_by("run__created_at", "run_id", "position"):
            latest[self.texts[finding.run_id].page, finding.fingerprint] = finding
        for finding in latest.values():
            text = self.texts[finding.run_id]
            if first <= timezone.localdate(text.until) <= last:
                replaced = text.replaced_by is not None
                yield Fixed(finding, text.until, text.until if replaced else None, text.replaced_by == text.content)

    def _open(self) -> QuerySet[AuditFinding]:
        return AuditFinding.objects.filter(
            run__page__in=self._page_ids, run__version=Version.LIVE, category=Category.CLAIMS, status=Status.OPEN
        )

    def _open_on(self, day: date, claims: dict[int, set[str]], histories: Histories) -> int:
        moment = min(end_of(day), timezone.now())
        return sum(
            len(claims[text.run]) - histories.settled(text.page, claims[text.run], moment)
            for text in self.texts.values()
            if text.since <= moment and (text.until is None or moment < text.until)
        )


def week_ends(first: date, last: date) -> list[date]:
    """Return the Sundays of a period, and its last day."""
    sunday = first + timedelta(days=6 - first.weekday())
    days = [sunday + timedelta(weeks=number) for number in range((last - sunday).days // 7 + 1)]
    return days if days and days[-1] == last else [*days, last]


def end_of(day: date) -> datetime:
    """Return the last moment of a day where the site is."""
    return timezone.make_aware(datetime.combine(day, time.max))


def _in_sequence(runs: list[AuditRun]) -> Iterator[LiveText]:
    """The texts of a page one after the other. One that came back is dated from when the text before was last seen."""
    since = runs[0].created_at
    for run, following in pairwise([*runs, None]):
        if following is None:
            until = None if run.current else run.checked_at
        else:
            until = (
                max(following.created_at, run.checked_at)
                if following.created_at < run.created_at
                else following.created_at
            )
        yield LiveText(run.pk, run.page_id, since, until, run.content_hash, following and following.content_hash)
        since = until
