import pytest

from tests.seo_checks.pages import findings, page, place


def test_the_second_of_two_equal_headings_is_flagged():
    [finding] = findings("duplicate-heading", page("<h2>Risks</h2>\n<p>x</p>\n<h2>risks:</h2>\n<h2>Fees</h2>"))
    assert finding.quote == "risks:"
    assert place(finding) == (8, 5)
    assert "twice" in finding.message


def test_three_are_one_finding():
    [finding] = findings("duplicate-heading", page("<h2>Risks</h2>" * 3))
    assert "3 times" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Needles</h2><h3>Risks</h3><h2>Cups</h2><h3>Risks</h3>",
        "<h2>Risks</h2><h3>Risks</h3>",
        "<h2>Risks</h2><h2>Risks of cups</h2>",
        "<h2>…</h2><h2>…</h2><p>Needles</p>",
    ],
)
def test_headings_told_apart_by_their_place_or_text_are_fine(body):
    assert not findings("duplicate-heading", page(body))


def test_only_the_main_content_is_judged():
    text = page("<h2>Contact</h2>").replace("</main>", "</main><footer><h2>Contact</h2></footer>")
    assert not findings("duplicate-heading", text)
