import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "missing-urgent-advice"


@pytest.mark.parametrize(
    "after", ["", "<p>Side effects are rare.</p>", "<p>Fees are 1,000 or 999.50.</p>", "<p>Our doctors smile.</p>"]
)
def test_an_article_that_sends_nobody_to_a_doctor_is_flagged(after):
    [finding] = found(CHECK, article(after=after))
    assert finding.severity is Severity.ADVICE
    assert "when to see a doctor" in finding.message


@pytest.mark.parametrize(
    "after",
    [
        "<h2>When to see a doctor</h2>", "<p>Speak to your GP first.</p>", "<p>Call 999 if you cannot breathe.</p>",
        "<p>Go to A&amp;E.</p>", "<p>Get medical help at once.</p>", "<p>Ask a pharmacist.</p>", "<p>Red flags</p>",
        "<p>Talk with your own doctor or midwife.</p>", "<p>Seek medical attention.</p>",
        "<p>See an eye specialist.</p>",
        "<p>If you are worried, contact your family doctor.</p>", "<ul><li>urgent: call us</li></ul>",
    ],
)  # fmt: skip
def test_any_advice_to_see_somebody_is_enough(after):
    assert not found(CHECK, article(after=after))


def test_other_pages_need_none():
    assert not found(CHECK, article(paragraphs=2))
