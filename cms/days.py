"""Days as people give them: in the filters of reports, and on the command line."""

from argparse import ArgumentTypeError
from datetime import date, datetime, timedelta

import django_filters

# Databases keep moments in UTC, up to a day away: nearer to its ends the calendar has no UTC for every time zone.
_FIRST, _LAST = datetime.min + timedelta(days=1), datetime.max - timedelta(days=1)


class DayRangeFilter(django_filters.DateFromToRangeFilter):
    """From a day to a day, by the reader's time zone; any day of the calendar may be asked for."""

    def filter(self, qs, value):
        """Return the rows between the two days."""
        return super().filter(qs, value and slice(within_calendar(value.start), within_calendar(value.stop)))


def within_calendar(moment: datetime | None) -> datetime | None:
    """Return the moment, moved by a day where it stands so near to an end of the calendar that UTC may not have it."""
    if moment is None:
        return None
    return min(max(moment.replace(tzinfo=None), _FIRST), _LAST).replace(tzinfo=moment.tzinfo)


def day(text: str) -> date:
    """Return the day that an option of a command names. Raises ArgumentTypeError, which says what form is wanted."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day. Give it as year-month-day, such as 2026-11-26.") from None
