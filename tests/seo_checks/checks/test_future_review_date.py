import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "future-review-date"


@pytest.mark.parametrize("when", ["2 June 2026", "July 2026", "2036-03-03"])
def test_a_review_that_has_not_happened_is_quoted(when):
    [finding] = found(CHECK, article(f"<p>Last reviewed: {when}</p>"))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == when


@pytest.mark.parametrize(
    "before", ["Last reviewed: 1 June 2026", "Last reviewed: June 2026", "Next review: 1 May 2028", "x"]
)
def test_today_and_the_next_review_are_fine(before):
    assert not found(CHECK, article(f"<p>{before}</p>"))
