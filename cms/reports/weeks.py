"""How many claims were open on live pages at the end of each week.

Made of the audits of texts that were live and of the decisions on their claims. The claims of a text count from the
week in which it went live until the week in which it was replaced, less the stretches in which a decision let them
stand: so the work grows with what happened, not with the number of weeks.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.compliance.models import Act, ClaimEvent
from cms.compliance.standing import DECISIONS
from cms.reports.data import Point
from cms.reports.trend import LiveHistory, Pages

_SETTLING = DECISIONS - {Act.MUST_CHANGE}


def open_by_week(history: LiveHistory, first: date, last: date) -> list[Point]:
    """Return how many claims of live texts were open at the end of each week. Three queries."""
    days = week_ends(first, last)
    moments = [min(_end_of(day), timezone.now()) for day in days]
    changes = [0] * (len(moments) + 1)

    def add(number: int, since: datetime, until: datetime | None) -> None:
        end = bisect_left(moments, until) if until else len(moments)
        start = min(bisect_left(moments, since), end)
        changes[start] += number
        changes[end] -= number

    found = history.open_findings.order_by()
    for run, number in found.values_list("run_id").annotate(Count("fingerprint", distinct=True)):
        if text := history.texts.get(run):
            add(number, text.since, text.until)
    settled = _settled(history.page_ids)
    for run, fingerprint in found.filter(Exists(_settling())).values_list("run_id", "fingerprint").distinct():
        if text := history.texts.get(run):
            for since, until in settled[text.page, fingerprint]:
                add(-1, max(since, text.since), min(filter(None, (until, text.until)), default=None))
    return [Point(day.isoformat(), count) for day, count in zip(days, accumulate(changes), strict=False)]


def week_ends(first: date, last: date) -> list[date]:
    """Return the Sundays of a period, and its last day."""
    sunday = first + timedelta(days=6 - first.weekday())
    days = [sunday + timedelta(weeks=number) for number in range((last - sunday).days // 7 + 1)]
    return days if days and days[-1] == last else [*days, last]


def _settling() -> QuerySet[ClaimEvent]:
    """Decisions that ever let the finding of an outer query stand."""
    return ClaimEvent.objects.filter(
        act__in=_SETTLING, claim__page=OuterRef("run__page"), claim__fingerprint=OuterRef("fingerprint")
    )


def _settled(pages: Pages) -> Mapping[tuple[int, str], list[tuple[datetime, datetime | None]]]:
    """When each claim of the pages could stand by a decision, by page and fingerprint."""
    said = defaultdict(list)
    events = ClaimEvent.objects.filter(act__in=DECISIONS | {Act.REOPENED}, claim__page__in=pages)
    for page, fingerprint, *event in events.order_by("pk").values_list(
        "claim__page_id", "claim__fingerprint", "act", "at", "expires_on"
    ):
        said[page, fingerprint].append(event)
    spans = defaultdict(list)
    for claim, told in said.items():
        for (act, at, expires_on), following in pairwise([*told, None]):
            if act in _SETTLING:
                ends = (following and following[1], _end_of_standing(expires_on))
                spans[claim].append((at, min(filter(None, ends), default=None)))
    return spans


def _end_of_standing(last_day: date | None) -> datetime | None:
    """When words may stand no longer; None where that is yet to come, and be it at the end of time."""
    if last_day is None or last_day >= timezone.localdate():
        return None
    return _end_of(last_day) + timedelta.resolution


def _end_of(day: date) -> datetime:
    """The last moment of a day where the site is."""
    return timezone.make_aware(datetime.combine(day, time.max))
