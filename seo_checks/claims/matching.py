"""A wording that was found."""

from __future__ import annotations

from typing import NamedTuple

from seo_checks.claims.rule import ClaimRule, Wording
from seo_checks.findings import Severity


class Match(NamedTuple):
    """A wording found in a passage and judged a claim there: words [first, last), how grave it is, how much it says."""

    rule: ClaimRule
    wording: Wording
    first: int
    last: int
    severity: Severity
    strength: int
