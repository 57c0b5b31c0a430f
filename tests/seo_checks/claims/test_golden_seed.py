"""The article that an expert reviewed: all its must-fix claims are found, and nothing else is called must-fix."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from seo_checks import Kind, parse
from seo_checks.document import Span
from seo_checks.findings import Severity
from tests.seo_checks.claims.reading import RULES, all_hits

SHARED = Path(os.environ.get("CAVEAT_SHARED", Path(__file__).parents[3].parent / "shared"))
REVIEW = SHARED / "claims" / "golden_seed.yaml"
ARTICLE = SHARED / "seed" / "acupuncture-back-pain.txt"

# Rules, the one that speaks first, severity and place in the article's text of one finding.
Found = tuple[tuple[str, ...], Severity, int, int]

pytestmark = pytest.mark.skipif(
    not (REVIEW.is_file() and ARTICLE.is_file()), reason="the reviewed article is not here: set CAVEAT_SHARED"
)


@pytest.fixture(scope="module")
def review() -> dict[str, Any]:
    return yaml.safe_load(REVIEW.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def findings() -> list[Found]:
    document = parse(ARTICLE.read_text(encoding="utf-8"), Kind.TEXT)
    found = []
    for rule, hit in all_hits(document):
        if isinstance(hit.where, Span):
            assert hit.where.source_range
            found.append((hit.tags, hit.severity or RULES[rule].severity, *hit.where.source_range))
    return found


def overlaps(finding: Found, span: dict[str, Any]) -> bool:
    return finding[2] < span["end"] and finding[3] > span["start"]


def agrees(finding: Found, span: dict[str, Any]) -> bool:
    """Whether a finding is about the span and by a rule that the review names for it."""
    return overlaps(finding, span) and not {*span["rules"]}.isdisjoint(finding[0])


def test_every_must_fix_claim_is_found(review: dict[str, Any], findings: list[Found]) -> None:
    missed = [
        span["id"]
        for span in review["findings"]
        if span["severity"] == "must-fix"
        and not any(agrees(finding, span) and finding[1] == Severity.MUST_FIX for finding in findings)
    ]
    assert missed == []


def test_nothing_that_the_review_lets_stand_is_flagged(review: dict[str, Any], findings: list[Found]) -> None:
    def is_due(finding: Found) -> bool:
        return any(agrees(finding, span) for span in review["findings"])

    wrong = [
        (span["id"], finding)
        for span in review["must_not_flag"]
        for finding in findings
        if not {*span["near_miss_of"]}.isdisjoint(finding[0]) and overlaps(finding, span) and not is_due(finding)
    ]
    assert wrong == []


def test_every_claim_that_a_machine_can_find_is_found(review: dict[str, Any], findings: list[Found]) -> None:
    due = [span for span in review["findings"] if span["detect"] == "auto"]
    assert [span["id"] for span in due if not any(agrees(finding, span) for finding in findings)] == []
