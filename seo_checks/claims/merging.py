"""One finding per claim: matches of several rules on the same words are brought together."""

from __future__ import annotations

from collections.abc import Iterable

from seo_checks.claims.matching import Match

_ABOUT_THE_SAME = 3  # words by which the stretches of two rules on one claim may differ


def merged(matches: Iterable[Match]) -> list[list[Match]]:
    """The matches of one sentence in groups, one for each claim, the match that speaks for it first.

    Matches of the same rule that overlap are one claim. So are matches of different rules where the words of one lie
    within those of the other, save where both say as much and the one is far longer: "relieved completely" is a claim
    of its own within "relieved completely and never comes back". What merely overlaps is two claims.
    """
    matches = list(matches)
    if len(matches) == 1:
        return [matches]
    groups: list[list[Match]] = []
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, _rank(match))):
        homes = [group for group in groups if any(_same_claim(match, other) for other in group)]
        groups = [group for group in groups if group not in homes]
        groups.append([match, *(other for group in homes for other in group)])
    for group in groups:
        group.sort(key=_rank)
    return sorted(groups, key=lambda group: min(match.first for match in group))


def _rank(match: Match) -> tuple[int, int, int, int, str, int]:
    """The gravest match speaks for the claim, then that of the gravest rule, the one that says most, the longest."""
    return (
        match.severity.rank,
        match.rule.severity.rank,
        -match.strength,
        match.first - match.last,
        match.rule.id,
        match.first,
    )


def _same_claim(match: Match, longer: Match) -> bool:
    if match.rule.id == longer.rule.id:
        return match.first < longer.last and longer.first < match.last
    if not (longer.first <= match.first and match.last <= longer.last):
        return False
    says_less = (match.severity.rank, -match.strength) > (longer.severity.rank, -longer.strength)
    return says_less or (longer.last - longer.first) - (match.last - match.first) <= _ABOUT_THE_SAME
