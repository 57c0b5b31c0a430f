import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "missing-review-date"


@pytest.mark.parametrize(
    "before", ["", "<p>Published 3 March 2026</p>", "<p>Updated 3 March 2026</p>", "<p>Next review: May 2028"]
)
def test_an_article_without_the_date_of_a_review_is_flagged(before):
    [finding] = found(CHECK, article(before))
    assert finding.severity is Severity.ADVICE
    assert "Last reviewed" in finding.message


@pytest.mark.parametrize(
    "before",
    [
        "<p>Last reviewed: 3 March 2026</p>",
        "<p>Reviewed by Dr Amara Osei on 3 March 2026</p>",
        "<p>Reviewed: March 2026</p>",
    ],
)
def test_a_date_of_review_is_fine(before):
    assert not found(CHECK, article(before))
    assert not found(CHECK, article("", before))


def test_the_structured_data_may_have_it():
    assert not found(CHECK, article("", head=json_ld({"@type": "MedicalWebPage", "lastReviewed": "2026-03-03"})))


def test_other_pages_need_none():
    assert not found(CHECK, article("", paragraphs=2))
