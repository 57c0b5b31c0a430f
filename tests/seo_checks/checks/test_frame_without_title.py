import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize("title", ["", ' title=""', ' title=" "'])
def test_a_frame_without_a_title_is_flagged_where_it_stands(title):
    [finding] = findings("frame-without-title", page(f'<p>Map</p>\n<iframe src="/map"{title}></iframe>'))
    assert finding.severity is Severity.REVIEW
    assert "/map" in finding.message
    assert place(finding) == (7, 1)


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="/map" title="Map of Elm Street"></iframe>',
        '<iframe src="/map" aria-label="Map"></iframe>',
        '<iframe src="/track" hidden></iframe>',
        '<iframe src="/track" style="display:none"></iframe>',
    ],
)
def test_frames_with_a_title_and_hidden_frames_are_fine(frame):
    assert not findings("frame-without-title", page(f"<p>Map</p>{frame}"))
