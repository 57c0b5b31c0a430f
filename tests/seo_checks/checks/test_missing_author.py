from seo_checks import Severity
from tests.seo_checks.articles import BYLINE, article, found, json_ld

CHECK = "missing-author"


def test_a_health_article_without_an_author_is_flagged_as_a_whole():
    [finding] = found(CHECK, article(""))
    assert finding.severity is Severity.ADVICE
    assert finding.line is None
    assert "Written by" in finding.message


def test_a_byline_is_an_author():
    assert not found(CHECK, article(BYLINE))
    assert not found(CHECK, article("<p>By Jane Smith</p>"))


def test_the_structured_data_may_name_the_author():
    person = {"@type": "MedicalWebPage", "author": {"@type": "Person", "name": "Jane Smith"}}
    assert not found(CHECK, article("", head=json_ld(person)))
    assert not found(CHECK, article("", head=json_ld({"@type": "MedicalWebPage", "author": "Jane Smith"})))


def test_a_team_is_no_author():
    [finding] = found(CHECK, article("<p>Written by The Elm Clinic Team</p>"))
    assert finding.quote == "The Elm Clinic Team"
    assert "no person" in finding.message
    node = {"@type": "MedicalWebPage", "author": {"@type": "Organization", "name": "Elm Clinic"}}
    assert found(CHECK, article("", head=json_ld(node)))


def test_a_reviewer_is_no_author():
    assert found(CHECK, article("<p>Medically reviewed by Dr Amara Osei</p>"))


def test_pages_that_are_no_health_articles_need_none():
    assert not found(CHECK, article("", paragraphs=2))
    assert not found(CHECK, article("", head=json_ld({"@type": "ContactPage"})))
