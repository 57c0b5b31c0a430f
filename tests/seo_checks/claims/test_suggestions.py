"""Suggestions: built from the parts of the claim, and none that lacks one."""

from pathlib import Path

import pytest

from seo_checks import parse
from seo_checks.claims.claim import Claim
from seo_checks.claims.suggestions import slots_of, suggestions_for
from tests.seo_checks.claims.reading import all_hits
from tools.evaluation.corpus import read_corpora
from tools.evaluation.pages import pages

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
    assert slots_of(BOTH) == ("condition", "treatment")
    assert slots_of(NONE) == ()


def test_no_page_of_the_corpora_gets_one_with_an_empty_slot() -> None:
    sentences = read_corpora(sorted(Path(__file__).parent.glob("*/*.jsonl")))
    hits = [found for page in pages(sentences) for found in all_hits(parse(page.source))]
    assert "implied-efficacy-list" in {rule for rule, hit in hits if hit.suggestions}
    given = {suggestion for _, hit in hits for suggestion in hit.suggestions}
    assert [suggestion for suggestion in given if "{" in suggestion or "}" in suggestion] == []
