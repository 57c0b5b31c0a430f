"""Claim rules: one YAML file each in `rules/`, with the lexicon, guards and provisions they share."""

from __future__ import annotations

from functools import cache
from importlib import resources

from seo_checks.check import Check
from seo_checks.claims.loading import load_rules

_DATA = resources.files(__name__)


@cache
def claim_rules() -> tuple[Check, ...]:
    """All claim rules, in order of id. Raises RuleError, naming file and entry, where rule data is malformed."""
    return load_rules(_DATA)
