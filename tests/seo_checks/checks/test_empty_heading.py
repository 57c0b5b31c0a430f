import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize("heading", ["<h2></h2>", "<h3> &nbsp; </h3>", "<h4><b><br></b></h4>", "<h1></h1>"])
def test_a_heading_without_text_is_flagged_where_it_stands(heading):
    [finding] = findings("empty-heading", page(f"<p>Needles</p>\n {heading}"))
    assert finding.severity is Severity.REVIEW
    assert f"This {heading[1:3]} is empty" in finding.message
    assert place(finding) == (7, 2)


@pytest.mark.parametrize(
    "markup",
    ["<h2>Needles</h2>", '<h2><img src="a" alt="Needles"></h2>', "<h2 hidden></h2>", "<p></p>", "<h2><svg></svg></h2>"],
)
def test_headings_with_content_and_other_elements_are_fine(markup):
    assert not findings("empty-heading", page(f"<p>Needles</p>{markup}"))


def test_headings_outside_the_main_content_are_not_judged():
    assert not findings("empty-heading", page("<p>x</p>").replace("</main>", "</main><footer><h2></h2></footer>"))
