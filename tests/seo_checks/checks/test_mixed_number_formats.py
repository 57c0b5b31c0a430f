import pytest

from tests.seo_checks.pages import findings, page


def test_percentages_and_frequencies_of_people_in_one_section_are_flagged():
    body = "<p>It helps 20 % of people.</p><p>1 in 8 people bruise.</p>"
    [finding] = findings("mixed-number-formats", page(body))
    assert finding.quote == "1 in 8"
    assert "“20 %”" in finding.message


def test_the_later_one_is_pointed_at():
    [finding] = findings("mixed-number-formats", page("<p>1 in 8 people bruise. It helps 20 % of people.</p>"))
    assert finding.quote == "20 %"


@pytest.mark.parametrize(
    "body",
    [
        "<p>It helps 20 % of people, or 1 in 5 of them.</p>",
        "<p>It helps 20 % of people.</p><h2>Risks</h2><p>1 in 8 people bruise.</p>",
        "<p>Pain fell by 20 %. 1 in 8 people bruise.</p>",
        "<p>It helps 20 % of people and harms 1 % of people.</p>",
        "<p>1 in 8 people bruise. The gel is 20 % alcohol for all patients.</p>",
    ],
)
def test_one_way_both_ways_together_and_other_percentages_are_fine(body):
    assert not findings("mixed-number-formats", page(body))
