from datetime import date

import pytest

from seo_checks import Severity
from tests.seo_checks.articles import json_ld, on
from tests.seo_checks.pages import page

CHECK = "structured-data-date"


def messages(node: dict, today: date = date(2026, 6, 1)) -> list[str]:
    found = on(today, CHECK, page("<p>x</p>", head=json_ld({"@type": "Article", **node})))
    assert all(finding.severity is Severity.REVIEW for finding in found)
    return [finding.message for finding in found]


@pytest.mark.parametrize("value", ["3 March 2026", "03/03/2026", "2026-02-30", "2026-3-3", "2026-03-03 10:00", "soon"])
def test_a_date_that_is_not_iso_8601_is_quoted(value):
    [message] = messages({"datePublished": value})
    assert f"datePublished “{value}” of the Article" in message


@pytest.mark.parametrize(
    "value", ["2026", "2026-03", "2026-03-03", "2026-03-03T10:00", "2026-03-03T10:00:00Z", "2026-03-03T10:00:00+01:00"]
)
def test_iso_8601_dates_are_fine(value):
    assert messages({"datePublished": value}) == []


def test_a_change_before_the_publication_is_flagged():
    [message] = messages({"datePublished": "2026-03-03", "dateModified": "2026-03-02T23:00:00Z"})
    assert "2 March 2026, before its datePublished 3 March 2026" in message
    assert messages({"datePublished": "2026-03-03", "dateModified": "2026-03-03"}) == []


def test_what_has_happened_cannot_be_in_the_future():
    [message] = messages({"datePublished": "2026-06-03"})
    assert "in the future (3 June 2026)" in message


def test_tomorrow_may_be_today_elsewhere():
    assert messages({"datePublished": "2026-06-02"}) == []


def test_dates_of_what_is_to_come_may_be_in_the_future():
    assert messages({"expires": "2027-01-01", "validThrough": "2027-01-01"}) == []


def test_of_two_days_of_review_the_later_is_the_next():
    assert messages({"lastReviewed": ["2026-03-03", "2028-03-03"]}) == []
    assert len(messages({"lastReviewed": "2028-03-03"})) == 1


def test_the_same_fault_twice_is_one_finding():
    head = json_ld(*[{"@type": "Article", "datePublished": "soon"}] * 2)
    assert len(on(date(2026, 6, 1), CHECK, page("<p>x</p>", head=head))) == 1


def test_dozens_of_faults_do_not_drown_the_editor():
    assert len(messages({"datePublished": [f"day {number}" for number in range(100)]})) == 20
