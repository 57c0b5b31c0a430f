import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Acupuncture</h2>",
        "<h1></h1><h2>Acupuncture</h2>",
        "<h1 hidden>Acupuncture</h1>",
        '<h1><img src="logo.png" alt=""></h1>',
    ],
)
def test_a_page_without_a_main_heading_is_flagged_as_a_whole(body):
    [finding] = findings("missing-h1", page(body + "<p>Thin needles.</p>"))
    assert finding.severity is Severity.REVIEW
    assert finding.line is None


@pytest.mark.parametrize(
    "text",
    [
        page("<h1>Acupuncture</h1>"),
        page('<h1><a href="/"><img src="logo.png" alt="Elm Clinic"></a></h1>'),
        page("<p>Thin needles.</p>").replace("<main>", "<header><h1>Acupuncture</h1></header><main>"),
    ],
)
def test_a_main_heading_counts_wherever_it_stands(text):
    assert not findings("missing-h1", text)


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN])
def test_a_fragment_is_not_asked_for_a_main_heading(kind):
    assert not findings("missing-h1", "<h2>Sessions</h2>\n\n<p>Thin needles.</p>", kind)
