import pytest

from seo_checks import Kind
from tests.seo_checks.pages import findings, page, place


def headings(*levels: int) -> str:
    return page("\n".join(f"<h{level}>Part</h{level}>" for level in levels))


@pytest.mark.parametrize(
    "levels", [(1,), (2,), (1, 2, 3, 4), (1, 2, 3, 2, 3), (1, 2, 3, 4, 2), (2, 3), (1, 1), (3, 2, 1)]
)
def test_levels_in_order_are_fine(levels):
    assert not findings("heading-order", headings(*levels))


@pytest.mark.parametrize(("levels", "line"), [((1, 3), 7), ((1, 2, 4), 8), ((1, 2, 3, 2, 5), 10)])
def test_a_skipped_level_is_flagged_at_the_lower_heading(levels, line):
    [finding] = findings("heading-order", headings(*levels))
    assert place(finding) == (line, 5)
    assert f"h{levels[-1]} follows an h{levels[-2]}" in finding.message
    assert f"Make it an h{levels[-2] + 1}" in finding.message


def test_headings_outside_the_main_content_are_not_judged():
    text = headings(1, 2).replace("</main>", "</main><footer><h4>Contact</h4></footer>")
    assert not findings("heading-order", text)


def test_a_main_heading_above_the_main_content_begins_the_outline():
    text = headings(3).replace("<main>", "<header><h1>Acupuncture</h1></header><main>")
    assert findings("heading-order", text)


def test_fragments_are_judged_too():
    [finding] = findings("heading-order", "## Sessions\n\n#### Needles\n", Kind.MARKDOWN)
    assert place(finding) == (3, 6)
