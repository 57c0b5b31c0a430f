import pytest

from seo_checks import Severity
from tests.seo_checks.pages import TITLE, findings, page, place


def test_a_second_title_is_quoted_with_the_first():
    [finding] = findings("repeated-head-element", page("<p>Thin needles.</p>", head="\n<title>Elm Clinic</title>"))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == "Elm Clinic"
    assert place(finding) == (4, 8)
    assert "2 titles" in finding.message
    assert TITLE in finding.message


def test_three_descriptions_are_one_finding():
    head = "".join(f'<meta name="description" content="{text}">' for text in ("One.", "Two.", "Three."))
    [finding] = findings("repeated-head-element", page("<p>Thin needles.</p>", head=head))
    assert finding.quote == "Two."
    assert "3 meta descriptions" in finding.message


def test_a_second_viewport_is_pointed_at():
    viewport = '\n<meta name="viewport" content="width=device-width">'
    [finding] = findings("repeated-head-element", page("<p>Thin needles.</p>", head=viewport * 2))
    assert place(finding) == (5, 1)
    assert "2 viewport metas" in finding.message


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="description" content="One."><meta property="og:description" content="Two.">',
        '<meta name="description" content="One."><meta name="description" content="">',
        '<meta name="keywords" content="a"><meta name="robots" content="all"><meta name="robots" content="index">',
    ],
)
def test_one_of_each_is_fine(head):
    assert not findings("repeated-head-element", page("<p>Thin needles.</p>", head=head))


def test_titles_of_drawings_do_not_count():
    assert not findings("repeated-head-element", page("<svg><title>Phone</title></svg><p>Thin needles.</p>"))
