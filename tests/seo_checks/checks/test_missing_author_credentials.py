import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "missing-author-credentials"


@pytest.mark.parametrize("byline", ["By Jane Smith", "Written by Dr Jane Smith on 3 March 2026", "Author: Jane Smith"])
def test_a_name_alone_is_flagged_where_it_stands(byline):
    [finding] = found(CHECK, article(f"<p>{byline}</p>"))
    assert finding.severity is Severity.ADVICE
    assert finding.quote.endswith("Jane Smith")
    assert "Jane Smith" in finding.message


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Jane Smith, MCSP</p>", "<p>By Dr Jane Smith MBBS</p>", "<p>By Jane Smith, physiotherapist</p>",
        "<p>By Jane Smith</p><p>Senior physiotherapist at Elm Clinic</p>", "<p>By Jane Smith<br>Health writer</p>",
        "<p>By Jane Smith</p><h2>About us</h2><p>Jane Smith has been a nurse since 2001.</p>",
        "<dl><dt>Written by</dt><dd><a href=/jane/>Jane Smith</a>, BSc (Hons)</dd></dl>",
    ],
)  # fmt: skip
def test_letters_professions_and_roles_are_credentials(byline):
    assert not found(CHECK, article(byline))


@pytest.mark.parametrize(
    "said", [{"jobTitle": "Acupuncturist"}, {"honorificSuffix": "LicAc"}, {"hasCredential": "Diploma"}]
)
def test_the_structured_data_may_have_them(said):
    node = {"@type": "MedicalWebPage", "author": {"@type": "Person", "name": "Jane Smith", **said}}
    assert not found(CHECK, article("<p>By Jane Smith</p>", head=json_ld(node)))


def test_credentials_of_somebody_else_do_not_count():
    assert len(found(CHECK, article("<p>By Jane Smith</p><p>Medically reviewed by Dr Amara Osei, MBBS</p>"))) == 1
    assert len(found(CHECK, article("<p>By Jane Smith · Medically reviewed by Dr Amara Osei, MBBS</p>"))) == 1


def test_several_authors_are_one_finding():
    [finding] = found(CHECK, article("<p>By Jane Smith and Bob Jones</p>"))
    assert "Jane Smith, Bob Jones" in finding.message


def test_without_an_author_there_is_nothing_to_judge():
    assert not found(CHECK, article(""))
    assert not found(CHECK, article("<p>By Jane Smith</p>", paragraphs=2))
