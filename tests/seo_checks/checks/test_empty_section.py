import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def test_a_heading_followed_by_its_equal_is_flagged():
    [finding] = findings("empty-section", page("<h1>Pain</h1><p>x</p>\n<h2>Risks</h2>\n<h2>Fees</h2><p>x</p>"))
    assert finding.quote == "Risks"
    assert place(finding) == (7, 5)
    assert "“Fees”" in finding.message
    assert finding.severity is Severity.ADVICE


def test_several_are_one_finding():
    [finding] = findings("empty-section", page("<h2>A</h2><h2>B</h2><h3>C</h3><h2>D</h2><p>x</p>"))
    assert finding.quote == "A"
    assert "1 more" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Risks</h2><h3>Rare ones</h3><p>x</p>",
        "<h2>Risks</h2><p>x</p><h2>Fees</h2>",
        "<h2>Risks</h2><ul><li>x</li></ul><h2>Fees</h2>",
        '<h2>Room</h2><img src="a.jpg" alt=""><h2>Fees</h2>',
        '<h2>Map</h2><iframe src="/map"></iframe><h2>Fees</h2>',
        '<h3><a href="/a/">Needles</a></h3><h3><a href="/b/">Cups</a></h3>',
        "<h2>Risks</h2>",
    ],
)
def test_headings_with_something_under_them_and_overviews_are_fine(body):
    assert not findings("empty-section", page(body))


def test_a_paragraph_that_is_marked_as_a_heading_is_left_to_its_own_check():
    assert not findings("empty-section", page("<h3>Wear loose clothes. Then we can see you.</h3><h2>Fees</h2><p>x</p>"))
