import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page


def test_a_page_without_a_viewport_is_flagged_as_a_whole():
    [finding] = findings("missing-viewport", page("<p>Thin needles.</p>"))
    assert finding.severity is Severity.REVIEW
    assert "no viewport meta" in finding.message
    assert finding.line is None


def test_a_viewport_that_says_nothing_of_the_size_does_not_count():
    head = '<meta name="viewport" content="user-scalable=yes">'
    [finding] = findings("missing-viewport", page("<p>Thin needles.</p>", head=head))
    assert "neither a width nor a scale" in finding.message


@pytest.mark.parametrize("content", ["width=device-width, initial-scale=1", "initial-scale=1", "WIDTH=device-width"])
def test_a_page_with_a_viewport_is_fine(content):
    head = f'<meta name="Viewport" content="{content}">'
    assert not findings("missing-viewport", page("<p>Thin needles.</p>", head=head))


def test_fragments_and_front_matter_have_no_head_to_put_it_in():
    assert not findings("missing-viewport", "<p>Thin needles.</p>")
    assert not findings("missing-viewport", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
