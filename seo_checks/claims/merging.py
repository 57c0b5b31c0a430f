"""One finding per claim: matches of several rules on the same words are brought together."""

from __future__ import annotations

from collections.abc import Iterable

from seo_checks.claims.matching import Match


def merged(matches: Iterable[Match]) -> list[list[Match]]:
    """The matches of one sentence in groups, one for each claim, the match that speaks for it first.

    Matches of the same rule that overlap are one claim; so are matches of different rules where the words of one lie
    within those of the other. What merely overlaps ("make sure your pain is gone", "gone for good") is two.
    """
    groups: list[list[Match]] = []
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, _rank(match))):
        home = next((group for group in groups if any(_same_claim(match, other) for other in group)), None)
        if home is None:
            groups.append([match])
        else:
            home.append(match)
    for group in groups:
        group.sort(key=_rank)
    return sorted(groups, key=lambda group: min(match.first for match in group))


def _rank(match: Match) -> tuple[int, int, int, str]:
    """The gravest match speaks for the claim, then the one that says most, then the longest."""
    return match.severity.rank, -match.wording.strength, match.first - match.last, match.rule.id


def _same_claim(match: Match, other: Match) -> bool:
    if match.rule.id == other.rule.id:
        return match.first < other.last and other.first < match.last
    return _within(match, other) or _within(other, match)


def _within(match: Match, other: Match) -> bool:
    return other.first <= match.first and match.last <= other.last
