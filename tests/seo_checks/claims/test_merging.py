"""Merging: matches of several rules on the same words are one claim."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims.matching import Match
from seo_checks.claims.merging import merged
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.rule import ClaimRule, Wording
from seo_checks.findings import Severity

MUST_FIX, REVIEW = Severity.MUST_FIX, Severity.REVIEW
WORDING = Wording(Pattern("cure", frozenset()), MUST_FIX)


def match(
    rule: str, first: int, last: int, severity: Severity = MUST_FIX, *, strength: int = 4, of_rule: Severity = MUST_FIX
) -> Match:
    return Match(ClaimRule(rule, "It is wrong.", of_rule, ()), WORDING, first, last, severity, strength)


def groups(*matches: Match) -> list[list[tuple[str, int, int]]]:
    return [[(match.rule.id, match.first, match.last) for match in group] for group in merged(matches)]


def test_nothing_found_is_no_claim() -> None:
    assert merged([]) == []


def test_matches_of_one_rule_that_overlap_are_one_claim() -> None:
    assert groups(match("cure", 0, 3), match("cure", 2, 5)) == [[("cure", 0, 3), ("cure", 2, 5)]]


def test_matches_of_one_rule_side_by_side_are_two() -> None:
    assert groups(match("cure", 0, 3), match("cure", 3, 5)) == [[("cure", 0, 3)], [("cure", 3, 5)]]


def test_matches_of_two_rules_are_one_claim_where_one_lies_within_the_other() -> None:
    assert groups(match("speed", 1, 2), match("cure", 0, 3)) == [[("cure", 0, 3), ("speed", 1, 2)]]


def test_matches_of_two_rules_that_merely_overlap_are_two() -> None:
    assert groups(match("speed", 2, 5), match("cure", 0, 3)) == [[("cure", 0, 3)], [("speed", 2, 5)]]


def test_the_gravest_match_speaks() -> None:
    assert groups(match("relief", 0, 3, REVIEW), match("speed", 1, 2)) == [[("speed", 1, 2), ("relief", 0, 3)]]


def test_a_few_words_in_a_long_match_are_a_claim_of_their_own_unless_they_say_less() -> None:
    long = match("speed", 0, 9)
    assert groups(long, match("cure", 1, 2)) == [[("speed", 0, 9)], [("cure", 1, 2)]]
    assert groups(long, match("cure", 1, 2, REVIEW)) == [[("speed", 0, 9), ("cure", 1, 2)]]
    assert groups(long, match("cure", 1, 2, strength=3)) == [[("speed", 0, 9), ("cure", 1, 2)]]
    assert groups(long, match("cure", 0, 8)) == [[("speed", 0, 9), ("cure", 0, 8)]]


def test_of_equals_the_graver_rule_speaks_then_what_says_most_then_the_longest_then_the_first_by_name() -> None:
    relief = match("relief", 0, 3, of_rule=REVIEW)
    assert groups(relief, match("cure", 1, 2))[0][0] == ("cure", 1, 2)
    assert groups(match("a", 0, 3, strength=2), match("b", 1, 2))[0][0] == ("b", 1, 2)
    assert groups(match("b", 0, 3), match("a", 1, 2))[0][0] == ("b", 0, 3)
    assert groups(match("b", 0, 3), match("a", 0, 3))[0][0] == ("a", 0, 3)


def test_claims_come_in_the_order_of_the_sentence() -> None:
    given = [match("cure", 6, 8), match("speed", 3, 4), match("relief", 0, 2, REVIEW)]
    assert [[rule for rule, *_ in group] for group in groups(*given)] == [["relief"], ["speed"], ["cure"]]


def test_the_order_in_which_they_were_found_does_not_matter() -> None:
    given = [match("cure", 0, 4), match("speed", 1, 2, REVIEW), match("cure", 3, 6), match("relief", 5, 6, REVIEW)]
    assert len({str(groups(*order)) for order in permutations(given)}) == 1


matches = st.builds(
    lambda rule, first, length, severity: match(rule, first, first + length, severity),
    st.sampled_from(["cure", "speed", "relief"]), st.integers(0, 9), st.integers(1, 5), st.sampled_from(Severity),
)  # fmt: skip


@given(st.lists(matches, max_size=8))
def test_every_match_is_in_one_claim_and_the_gravest_leads(given: list[Match]) -> None:
    found = merged(given)
    assert sorted(id(match) for group in found for match in group) == sorted(map(id, given))
    assert all(group[0].severity.rank == min(match.severity.rank for match in group) for group in found)
