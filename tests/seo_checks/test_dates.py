from datetime import date

import pytest

from seo_checks.dates import dates_in, in_words, iso_date, months_between


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2026", "3rd March 2026", "3rd of March, 2026", "03 Mar 2026", "3 Mar. 2026", "March 3, 2026",
        "March 3rd 2026", "MARCH 3, 2026", "Mar 3, 2026", "2026-03-03", "2026-03-03T09:30:00Z", "03/03/2026",
        "3.3.2026", "on Tuesday 3 March 2026, at noon",
    ],
)  # fmt: skip
def test_a_day_is_read_in_all_common_forms(text):
    [found] = dates_in(text)
    assert (found.first, found.last) == (date(2026, 3, 3), date(2026, 3, 3))


def test_a_date_knows_where_it_stands():
    [found] = dates_in("Reviewed on 3 March 2026.")
    assert (found.start, found.end) == (12, 24)


@pytest.mark.parametrize(("text", "day"), [("31/03/2026", date(2026, 3, 31)), ("03/31/2026", date(2026, 3, 31))])
def test_numbers_that_can_be_read_in_one_way_only_are_a_date(text, day):
    assert [found.first for found in dates_in(text)] == [day]


def test_numbers_that_can_be_read_in_two_ways_are_none_unless_asked_for():
    assert not list(dates_in("03/04/2026"))
    assert [found.first for found in dates_in("03/04/2026", either_reading=True)] == [
        date(2026, 3, 4), date(2026, 4, 3),
    ]  # fmt: skip


def test_a_month_is_all_of_it():
    [found] = dates_in("February 2028")
    assert (found.first, found.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert found.covers(date(2028, 2, 15))
    assert not found.covers(date(2028, 3, 1))


@pytest.mark.parametrize(
    "text",
    ["2026", "30 February 2026", "2026-13-01", "32/01/2026", "3 March", "may 20 be 2026", "12026-03-03", "1/2/20261",
     "3 March 1826", "decide 3, 2026"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert not list(dates_in(text))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-03-03", date(2026, 3, 3)), ("20260303", date(2026, 3, 3)), ("2026-03", date(2026, 3, 1)),
        ("2026", date(2026, 1, 1)), ("2026-03-03T09:30", date(2026, 3, 3)), ("2026-03-03T09:30:00Z", date(2026, 3, 3)),
        ("2026-03-03T09:30:00.123+01:00", date(2026, 3, 3)), (" 2026-03-03 ", date(2026, 3, 3)),
    ],
)  # fmt: skip
def test_iso_dates_are_read(value, day):
    assert iso_date(value) == day


@pytest.mark.parametrize(
    "value",
    ["3 March 2026", "2026-3-3", "2026/03/03", "2026-02-30", "2026-03-03 09:30", "2026-03-03T25:00", "", "soon"],
)
def test_other_forms_are_no_iso_dates(value):
    assert iso_date(value) is None


def test_a_day_is_written_in_words():
    assert in_words(date(2026, 3, 3)) == "3 March 2026"


@pytest.mark.parametrize(
    ("later", "months"),
    [(date(2026, 4, 14), 0), (date(2026, 4, 15), 1), (date(2028, 3, 14), 23), (date(2028, 3, 15), 24)],
)
def test_months_are_counted_whole(later, months):
    assert months_between(date(2026, 3, 15), later) == months
