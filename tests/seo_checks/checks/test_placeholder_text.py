import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "text", ["Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "LOREM IPSUM", "Dolor sit amet"]
)
def test_filler_is_one_finding_per_paragraph(text):
    [finding] = findings("placeholder-text", page(f"<p>Needles</p><p>{text}</p>"))
    assert finding.severity is Severity.REVIEW


def test_title_and_description_are_searched():
    head = '<meta name="description" content="Lorem ipsum">'
    assert len(findings("placeholder-text", page("<p>x</p>", title="Lorem ipsum", head=head))) == 2


def test_other_text_is_fine():
    text = page("<p>Dolor is Latin for pain. Dolor et calor.</p>")
    assert not findings("placeholder-text", text.replace("</main>", "</main><footer>Lorem ipsum</footer>"))
