import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page

WITHOUT = '<html lang="en"><head></head><body><h1>Acupuncture</h1><p>Thin needles.</p></body></html>'


@pytest.mark.parametrize(
    "text",
    [
        WITHOUT,
        page("<h1>Acupuncture</h1>", title=""),
        page("<h1>Acupuncture</h1>", title=" &nbsp; "),
        WITHOUT.replace("<p>", "<svg><title>Icon</title></svg><p>"),
    ],
)
def test_a_page_without_a_title_is_flagged_as_a_whole(text):
    [finding] = findings("missing-title", text)
    assert finding.severity is Severity.REVIEW
    assert (finding.quote, finding.line) == ("", None)
    assert "no title" in finding.message


def test_a_page_with_a_title_is_fine():
    assert not findings("missing-title", page("<h1>Acupuncture</h1>"))


def test_front_matter_gives_a_title():
    assert not findings("missing-title", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN, Kind.TEXT])
def test_a_fragment_is_not_asked_for_a_title(kind):
    assert not findings("missing-title", "<p>Thin needles.</p>", kind)
