"""The article that an expert reviewed: all its must-fix claims are found, and nothing else is called must-fix."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from seo_checks import Kind, parse
from seo_checks.claims import claim_rules
from seo_checks.document import Span
from tests.seo_checks.claims.test_rule_examples import MUST_FIX

SHARED = Path(os.environ.get("CAVEAT_SHARED", Path(__file__).parents[3].parent / "shared"))
REVIEW = SHARED / "claims" / "golden_seed.yaml"
ARTICLE = SHARED / "seed" / "acupuncture-back-pain.txt"

pytestmark = pytest.mark.skipif(
    not (REVIEW.is_file() and ARTICLE.is_file()), reason="the reviewed article is not here: set CAVEAT_SHARED"
)


@pytest.fixture(scope="module")
def review() -> dict[str, Any]:
    return yaml.safe_load(REVIEW.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def findings() -> list[tuple[str, str, int, int]]:
    """Rule, severity and place in the article's text of everything found there."""
    document = parse(ARTICLE.read_text(encoding="utf-8"), Kind.TEXT)
    found = []
    for check in claim_rules():
        for hit in check.run(document):
            assert isinstance(hit.where, Span)
            assert hit.where.source_range
            found.append((check.id, hit.severity or check.severity, *hit.where.source_range))
    return found


def overlaps(finding: tuple[str, str, int, int], span: dict[str, Any]) -> bool:
    return finding[2] < span["end"] and finding[3] > span["start"]


def test_every_must_fix_claim_is_found(review: dict[str, Any], findings: list[tuple[str, str, int, int]]) -> None:
    missed = [
        span["id"]
        for span in review["findings"]
        if span["severity"] == "must-fix"
        and not any(f[0] in span["rules"] and f[1] == "must-fix" and overlaps(f, span) for f in findings)
    ]
    assert missed == []


def test_no_must_fix_rule_fires_where_it_must_not(
    review: dict[str, Any], findings: list[tuple[str, str, int, int]]
) -> None:
    def is_due(finding: tuple[str, str, int, int]) -> bool:
        return any(finding[0] in span["rules"] and overlaps(finding, span) for span in review["findings"])

    wrong = [
        (span["id"], finding)
        for span in review["must_not_flag"]
        for finding in findings
        if finding[0] in MUST_FIX and overlaps(finding, span) and not is_due(finding)
    ]
    assert wrong == []


def test_most_review_claims_are_found(review: dict[str, Any], findings: list[tuple[str, str, int, int]]) -> None:
    mine = {check.id for check in claim_rules()}
    due = [
        s for s in review["findings"] if s["severity"] == "review" and s["detect"] == "auto" and mine & {*s["rules"]}
    ]
    hit = [s for s in due if any(f[0] in s["rules"] and overlaps(f, s) for f in findings)]
    assert len(hit) >= 0.9 * len(due)
