from datetime import date

import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld, on

CHECK = "overdue-review"


def test_an_old_review_is_quoted_with_its_age():
    [finding] = found(CHECK, article("<p>Last reviewed: 3 March 2024</p>"))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == "3 March 2024"
    assert "26 months" in finding.message


@pytest.mark.parametrize(("today", "flagged"), [(date(2026, 4, 2), 0), (date(2026, 4, 3), 1)])
def test_a_review_may_be_two_years_old(today, flagged):
    assert len(on(today, CHECK, article("<p>Last reviewed: 3 March 2024</p>"))) == flagged


def test_the_age_is_an_option():
    text = article("<p>Last reviewed: 3 March 2025</p>")
    assert not found(CHECK, text)
    assert found(CHECK, text, max_months=12)


def test_a_next_review_that_has_passed_is_quoted_once():
    [finding] = found(CHECK, article("<p>Last reviewed: 3 March 2020. Next review due: 3 March 2023</p>"))
    assert finding.quote == "3 March 2023"
    assert "3 March 2023" in finding.message


def test_a_next_review_to_come_covers_an_old_one():
    assert not found(CHECK, article("<p>Last reviewed: 3 March 2023<br>Next review due: 3 March 2027</p>"))


@pytest.mark.parametrize("before", ["<p>Next review due: June 2026</p>", "<p>Last reviewed: June 2024</p>", ""])
def test_months_that_are_not_over_and_unknown_dates_are_fine(before):
    assert not found(CHECK, article(before))


def test_a_date_that_can_be_read_in_two_ways_is_not_judged():
    assert not found(CHECK, article("<p>Last reviewed: 03/04/2019</p>"))


def test_the_structured_data_is_judged_where_the_page_shows_nothing():
    head = json_ld({"@type": "MedicalWebPage", "lastReviewed": "2020-03-03"})
    assert len(found(CHECK, article("", head=head))) == 1
    assert not found(CHECK, article("<p>Last reviewed: 3 March 2026</p>", head=head))
