"""Severity: computed from the wording, its circumstances and the jurisdictions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims.patterns import Pattern
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.claims.rule import ClaimRule, Policy, Wording
from seo_checks.claims.severity import Circumstances, severity_of, severity_within
from seo_checks.findings import Severity

MUST_FIX, REVIEW, ADVICE = Severity.MUST_FIX, Severity.REVIEW, Severity.ADVICE
KEEPS, LOWERS, CLEARS = Policy.KEEPS, Policy.LOWERS, Policy.CLEARS
PATTERN = Pattern("<cure>", frozenset())


def wording(severity: Severity = MUST_FIX, **settings) -> Wording:
    return Wording(PATTERN, severity, **settings)


def rule(stricter: set[str] = frozenset(), laxer: set[str] = frozenset()) -> ClaimRule:
    return ClaimRule("rule", "It is wrong.", MUST_FIX, (), stricter=frozenset(stricter), laxer=frozenset(laxer))


def test_stated_plainly_a_claim_is_as_grave_as_its_wording() -> None:
    assert [severity_of(wording(level), Circumstances()) for level in Severity] == list(Severity)


@pytest.mark.parametrize("circumstance", ["hedged", "conventional", "cited"])
@pytest.mark.parametrize(
    ("policy", "stated", "expected"),
    [
        (KEEPS, MUST_FIX, MUST_FIX),
        (LOWERS, MUST_FIX, REVIEW),
        (CLEARS, MUST_FIX, None),
        (KEEPS, REVIEW, REVIEW),
        (CLEARS, REVIEW, None),
    ],
)
def test_each_circumstance_does_what_the_wording_says(
    circumstance: str, policy: Policy, stated: Severity, expected: Severity | None
) -> None:
    assert severity_of(wording(stated, **{circumstance: policy}), Circumstances(**{circumstance: True})) == expected
    others = {"hedged", "conventional", "cited"} - {circumstance}
    unconcerned = dict.fromkeys(others, KEEPS)
    assert severity_of(wording(stated, **{circumstance: policy}, **unconcerned), Circumstances()) == stated


def test_a_person_still_looks_at_what_a_hedge_or_ordinary_care_makes_milder() -> None:
    both = wording(hedged=LOWERS, conventional=LOWERS)
    assert severity_of(both, Circumstances(hedged=True, conventional=True)) is REVIEW
    assert severity_of(wording(REVIEW, hedged=LOWERS), Circumstances(hedged=True)) is REVIEW


def test_a_source_to_follow_lowers_by_one_level_after_the_hedge() -> None:
    assert severity_of(wording(REVIEW), Circumstances(cited=True)) is ADVICE
    assert severity_of(wording(), Circumstances(hedged=True, cited=True)) is ADVICE


def test_what_is_raised_is_must_fix_and_no_hedge_or_ordinary_care_lowers_it() -> None:
    raised = wording(REVIEW, hedged=CLEARS, conventional=CLEARS)
    assert severity_of(raised, Circumstances(raised=True, hedged=True, conventional=True)) is MUST_FIX


def test_a_page_that_only_informs_is_advised() -> None:
    assert severity_of(wording(strength=3), Circumstances(informing=True)) is ADVICE
    assert severity_of(wording(strength=4), Circumstances(informing=True)) is ADVICE


@pytest.mark.parametrize(
    ("places", "expected"),
    [(["UK"], REVIEW), (["SG"], MUST_FIX), (["UK", "SG"], MUST_FIX), ([], REVIEW)],
)
def test_a_jurisdiction_that_bars_the_wording_makes_it_must_fix(places: list[str], expected: Severity) -> None:
    assert severity_within(REVIEW, rule(stricter={"SG"}), places) is expected


@pytest.mark.parametrize(("places", "expected"), [(["UK"], MUST_FIX), (["US"], REVIEW), (["US", "UK"], MUST_FIX)])
def test_a_laxer_jurisdiction_counts_only_where_no_other_is_addressed(places: list[str], expected: Severity) -> None:
    assert severity_within(MUST_FIX, rule(laxer={"US", "AU"}), places) is expected


def test_advice_stays_advice_everywhere() -> None:
    assert severity_within(ADVICE, rule(stricter={"SG"}), ["SG"]) is ADVICE


circumstances = st.builds(Circumstances, *[st.booleans()] * 5)
wordings = st.builds(
    wording, st.sampled_from(Severity), strength=st.integers(0, 4), hedged=st.sampled_from(Policy),
    conventional=st.sampled_from(Policy), cited=st.sampled_from(Policy),
)  # fmt: skip


@given(wordings, circumstances)
def test_only_what_raises_a_claim_makes_it_graver_than_its_wording(stated: Wording, given: Circumstances) -> None:
    found = severity_of(stated, given)
    if found is not None and not given.raised:
        assert found.rank >= stated.severity.rank


@given(
    st.sampled_from(Severity),
    st.sets(st.sampled_from(JURISDICTIONS)),
    st.sets(st.sampled_from(JURISDICTIONS), min_size=1),
)
def test_a_further_jurisdiction_never_makes_a_claim_milder(
    severity: Severity, stricter: set[str], places: set[str]
) -> None:
    for some in (rule(stricter=stricter), rule(laxer=stricter)):
        alone = [severity_within(severity, some, [place]).rank for place in places]
        assert severity_within(severity, some, places).rank <= min(alone)
