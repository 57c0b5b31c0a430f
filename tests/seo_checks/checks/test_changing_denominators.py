import pytest

from tests.seo_checks.pages import findings, page


def test_shares_out_of_different_numbers_in_a_section_are_flagged():
    body = "<p>1 in 8 people bruise.</p><p>Three out of twenty people feel faint.</p>"
    [finding] = findings("changing-denominators", page(body))
    assert finding.quote == "Three out of twenty"
    assert "“1 in 8”" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        "<p>1 in 8 people bruise and 3 in 8 feel faint.</p>",
        "<p>1 in 8 people bruise.</p><h2>Later</h2><p>1 in 20 people feel faint.</p>",
        "<p>1 in 10 people bruise, 1 in 100 feel faint and 1 in 10,000 have worse.</p>",
        "<p>1 in 8 people bruise. It opened with 2 in 2019.</p>",
        "<p>1 in 8 people bruise. The pain scale read 7 out of 20.</p>",
        "<p>1 in 8 people bruise. One in two weeks is enough. Take 1 in 50 ml.</p>",
        "<p>1 in 8 people bruise.</p><ul><li>Lee A, Hill B. 1 in 20. BMJ 2019;3(2).</li></ul>",
    ],
)
def test_one_number_ladders_of_ten_years_and_scores_are_fine(body):
    assert not findings("changing-denominators", page(body))


def test_thousands_are_read():
    [finding] = findings("changing-denominators", page("<p>1 in 8 bruise, 3 in two thousand have worse.</p>"))
    assert finding.quote == "3 in two thousand"
