"""Dates as English pages write them, and as ISO 8601 does. What can be read in two ways is left out by default."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = MappingProxyType(
    {name: number for number, full in enumerate(_NAMES, start=1) for name in (full, full[:3])} | {"sept": 9}
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_HAS_YEAR = re.compile(_YEAR)
_WRITTEN = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)(?=[T\W]|\Z)
    | (?P<day>{_DAY})(?:st|nd|rd|th)?\ (?:of\ )?(?P<month>{_MONTH}),?\ (?P<year>{_YEAR})(?!\w)
    | (?P<month2>{_MONTH})\ (?P<day2>{_DAY})(?:st|nd|rd|th)?,?\ (?P<year2>{_YEAR})(?!\w)
    | (?P<month3>{_MONTH}),?\ (?P<year3>{_YEAR})(?!\w)
    | (?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?P=mark)(?P<year4>{_YEAR})(?![\w/])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d\d)(?:-?(?P<day>\d\d)"
    r"(?:T(?P<hour>[01]\d|2[0-4])(?::?[0-5]\d(?::?[0-5]\d|:60)?)?(?:[.,]\d+)?(?P<zone>Z|[+-][01]\d(?::?[0-5]\d)?)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, at [start, end) of it. "March 2026" is all of that month: `first` and `last` are its ends."""

    start: int
    end: int
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the date may mean that day."""
        return self.first <= day <= self.last


def dates_in(text: str, *, either_reading: bool = False) -> Iterator[WrittenDate]:
    """The dates of a text: "3 March 2026", "March 3rd, 2026", "2026-03-03", "31/03/2026", "March 2026".

    "03/04/2026" is the third of April to some and the fourth of March to others: it is left out, or given in both
    readings where `either_reading` is asked for.
    """
    if not _HAS_YEAR.search(text):  # which is true of most texts, and sooner seen
        return
    for match in _WRITTEN.finditer(text):
        found = list(_readings(match))
        if len(found) == 1 or either_reading:
            for first, last in found:
                yield WrittenDate(*match.span(), first, last)


def _readings(match: re.Match[str]) -> Iterator[tuple[date, date]]:
    if match["iso"]:
        days = {iso_date(match["iso"])}
    elif match["one"]:
        one, two, year = int(match["one"]), int(match["two"]), int(match["year4"])
        days = {_day(year, two, one), _day(year, one, two)}
    elif match["month3"]:
        year, month = int(match["year3"]), _month(match["month3"])
        yield date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return
    else:
        written = [match[name] or match[f"{name}2"] for name in ("year", "month", "day")]
        days = {_day(int(written[0]), _month(written[1]), int(written[2]))}
    for found in sorted(day for day in days if day):
        yield found, found


def iso_date(value: str) -> date | None:
    """The day of an ISO 8601 date, with or without a time; it may lack the day or the month. None for anything else."""
    match = _ISO.fullmatch(value.strip())
    return _day(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)) if match else None


def in_words(day: date) -> str:
    """A day as the messages write it: "3 March 2026"."""
    return f"{day.day} {_NAMES[day.month - 1].title()} {day.year}"


def months_between(earlier: date, later: date) -> int:
    """The whole months from one day to a later one."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
