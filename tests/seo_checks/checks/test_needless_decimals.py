import pytest

from tests.seo_checks.pages import findings, page


def test_percentages_with_decimals_are_one_finding():
    [finding] = findings("needless-decimals", page("<p>It helped 33.47 % of people, and 12.5 per cent fell.</p>"))
    assert finding.quote == "33.47 %"
    assert "twice: “33.47 %”, “12.5 per cent”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "It helped 33 % of people.",
        "It harmed 0.5 % of people.",
        "We use a 2.5 % cream and 0.9 % saline.",
        "VAT of 17.5 % is included.",
        "The dose is 3.5 mg. Read version 1.25.",
        "Your HbA1c should be under 6.5 %.",
    ],
)
def test_whole_and_tiny_shares_and_measured_values_are_fine(text):
    assert not findings("needless-decimals", page(f"<p>{text}</p>"))


def test_references_are_left_alone():
    assert not findings("needless-decimals", page("<ul><li>Lee A, Hill B. 3.5 % of backs. BMJ 2019;3(2).</li></ul>"))
