import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def shown(content: str) -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta name="viewport" content="{content}">')


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("width=device-width, user-scalable=no", "user-scalable=no"),
        ("width=device-width; User-Scalable = 0", "user-scalable=0"),
        ("width=device-width, maximum-scale=1", "to 1 times"),
        ("width=device-width,maximum-scale=1.9", "to 1.9 times"),
        ("maximum-scale=1, user-scalable=no", "user-scalable=no"),
    ],
)
def test_viewports_that_forbid_zoom(content, told):
    [finding] = findings("blocked-zoom", shown(content))
    assert finding.severity is Severity.REVIEW
    assert told in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    "content",
    [
        "width=device-width, initial-scale=1",
        "maximum-scale=2",
        "maximum-scale=5.0, user-scalable=yes",
        "user-scalable=1",
        "maximum-scale=-1",
        "maximum-scale=big",
        "minimum-scale=1",
    ],
)
def test_viewports_that_allow_zoom_are_fine(content):
    assert not findings("blocked-zoom", shown(content))


def test_the_least_scale_is_an_option():
    assert findings("blocked-zoom", shown("maximum-scale=3"), least_scale=5.0)
    assert not findings("blocked-zoom", shown("maximum-scale=1.5"), least_scale=1.5)
