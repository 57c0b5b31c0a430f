from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "missing-medical-reviewer"


def test_an_article_without_a_reviewer_is_flagged_as_a_whole():
    [finding] = found(CHECK, article("<p>By Jane Smith, MCSP</p><p>Last reviewed: 3 March 2026</p>"))
    assert finding.severity is Severity.ADVICE
    assert finding.line is None
    assert "Medically reviewed by" in finding.message


def test_a_reviewer_on_the_page_or_in_the_structured_data_is_fine():
    assert not found(CHECK, article("<p>Reviewed by Dr Amara Osei</p>"))
    node = {"@type": "MedicalWebPage", "reviewedBy": {"@type": "Person", "name": "Dr Amara Osei"}}
    assert not found(CHECK, article("", head=json_ld(node)))


def test_a_review_of_something_else_is_none():
    assert found(CHECK, article("<p>The trials were reviewed by Cochrane in 2020.</p>"))


def test_other_pages_need_none():
    assert not found(CHECK, article("", paragraphs=2))
