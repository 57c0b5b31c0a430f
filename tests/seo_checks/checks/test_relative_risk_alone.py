import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It reduces the risk of a fall by 50 %.", "reduces the risk of a fall by 50 %"),
        (
            "The drug cuts your chance of a second stroke by about 30%.",
            "cuts your chance of a second stroke by about 30%",
        ),
        ("Their risk of gout rose by 12 per cent.", "risk of gout rose by 12 per cent"),
        ("Smokers have a 40% higher risk of it.", "40% higher risk"),
        ("They were 25% less likely to fall.", "25% less likely"),
        ("Smoking doubles the risk of it.", "doubles the risk"),
        ("They are twice as likely to fall.", "twice as likely"),
        ("They are three times more likely to fall.", "three times more likely"),
    ],
)
def test_a_relative_risk_without_numbers_needs_a_look(text, quote):
    [finding] = findings("relative-risk-alone", page(f"<p>{text}</p>"))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "It reduces the risk of a fall by 50 %: from 4 in 100 people to 2 in 100.",
        "It reduces the risk of a fall by 50 %. That is 2 fewer people in 100.</p><p>1 in 10 fall each year.",
        "The risk fell from 4 % to 2 %, so it fell by 50 %.",
        "They were twice as likely to fall: 10 % of the women fell.",
        "It lowers the risk of a fall.",
        "It is likely to help 50 % of the time.",
        "We cut the price by 50 %.",
        "Your heart rate fell by 10 %.",
    ],
)
def test_numbers_of_people_beside_it_and_other_changes_are_fine(text):
    assert not findings("relative-risk-alone", page(f"<p>{text}</p>"))


def test_one_finding_for_a_paragraph():
    text = "It halves the risk of a fall. It doubles the risk of a bruise."
    assert len(findings("relative-risk-alone", page(f"<p>{text}</p>"))) == 1
