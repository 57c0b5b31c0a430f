"""Suggestions: built from the parts of the claim, and none that lacks one."""

import pytest

from seo_checks.claims.claim import Claim
from seo_checks.claims.suggestions import slots_of, suggestions_for

BOTH = "If you have {condition}, ask us about {treatment}."
TREATMENT = "{treatment} is not for everybody."
NONE = "Results differ."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim("Reiki", "back pain"), ("If you have back pain, ask us about Reiki.", "Reiki is not for everybody.")),
        (Claim(treatment="massage"), ("Massage is not for everybody.", "Results differ.")),
        (Claim(condition="IBS"), ("Results differ.",)),
        (Claim(), ("Results differ.",)),
    ],
)
def test_the_first_two_whose_slots_are_known(claim: Claim, expected: tuple[str, ...]) -> None:
    assert suggestions_for(claim, [BOTH, TREATMENT, NONE]) == expected


def test_without_templates_there_is_none() -> None:
    assert suggestions_for(Claim("Reiki", "back pain"), []) == ()


def test_slots_of_a_template() -> None:
    assert slots_of(BOTH) == ["condition", "treatment"]
    assert slots_of(NONE) == []
