import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "code",
    [
        '[gallery ids="1,2"]',
        "[/vc_row]",
        "[vc_row]",
        "[gallery]",
        "[contact-form-7 id=”12”]",
        "[embed width=“100”]",
        "[/b]",
    ],
)
def test_a_shortcode_is_flagged(code):
    [finding] = findings("stray-shortcode", page(f"<p>Needles {code} here</p>"))
    assert finding.quote == code
    assert finding.severity is Severity.REVIEW


def test_all_are_one_finding():
    [finding] = findings("stray-shortcode", page("<p>[vc_row]</p><p>Needles</p><p>[/vc_row]</p>"))
    assert "twice" in finding.message


@pytest.mark.parametrize(
    "text", ["[sic]", "[1]", "[my] back", "[P &lt; 0.05]", "[n = 12]", "[95% CI 1.2]", "[video]", "[a/b]"]
)
def test_remarks_in_square_brackets_are_fine(text):
    assert not findings("stray-shortcode", page(f"<p>Needles {text} here</p>"))
