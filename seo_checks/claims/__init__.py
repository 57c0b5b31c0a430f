"""Claim rules: one YAML file each in `rules/`, with the lexicon, guards and provisions they share."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from seo_checks.check import Check
from seo_checks.claims.loading import SHARED_FILES, load_rules, rule_files

_DATA = resources.files(__name__)


@cache
def claim_rules() -> tuple[Check, ...]:
    """All claim rules, in order of id. Raises RuleError, naming file and entry, where rule data is malformed."""
    return load_rules(_DATA)


def rule_data_digest() -> str:
    """A digest of all rule data, so that a stored audit knows when the rules have changed."""
    digest = hashlib.sha256()
    for path in [*rule_files(_DATA), *(_DATA / name for name in SHARED_FILES)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
