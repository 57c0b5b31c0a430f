import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "self-reviewed-article"


@pytest.mark.parametrize("reviewer", ["Jane Smith", "Dr Jane Smith MBBS", "Dr J. Smith", "Dr Smith", "Jane A. Smith"])
def test_an_author_who_reviews_is_flagged_where_the_review_stands(reviewer):
    text = article(f"<p>Written by Jane Smith, GP</p><p>Medically reviewed by {reviewer}</p>")
    [finding] = found(CHECK, text)
    assert finding.severity is Severity.REVIEW
    assert "Smith" in finding.quote
    assert finding.line == 7


@pytest.mark.parametrize("reviewer", ["Joan Smith", "Dr Amara Osei", "Jane Smith and Amara Osei"])
def test_somebody_else_may_review(reviewer):
    assert not found(CHECK, article(f"<p>Written by Jane Smith</p><p>Medically reviewed by {reviewer}</p>"))


def test_the_structured_data_is_judged_too():
    jane = {"@type": "Person", "name": "Jane Smith"}
    node = {"@type": "MedicalWebPage", "author": jane, "reviewedBy": {**jane, "name": "Dr Jane Smith"}}
    assert len(found(CHECK, article("", head=json_ld(node)))) == 1


def test_without_one_of_the_two_there_is_nothing_to_compare():
    assert not found(CHECK, article("<p>Written by Jane Smith</p>"))
    assert not found(CHECK, article("<p>Reviewed by Jane Smith</p>"))
