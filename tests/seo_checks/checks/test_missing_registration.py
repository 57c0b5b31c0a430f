import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "missing-registration"


@pytest.mark.parametrize(
    "person", ["Jane Smith, physiotherapist", "Dr Jane Smith MBBS", "Jane Smith, LicAc, acupuncturist"]
)
def test_a_clinician_without_a_register_is_flagged_where_the_name_stands(person):
    [finding] = found(CHECK, article(f"<p>Written by {person}</p>"))
    assert finding.severity is Severity.ADVICE
    assert "Jane Smith" in finding.quote
    assert "Jane Smith" in finding.message


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Jane Smith, physiotherapist (HCPC PH12345)</p>",
        "<p>By Jane Smith, physiotherapist</p><p>Jane is registered with the Health and Care Professions Council.</p>",
        '<p>By <a href="/people/jane/">Jane Smith</a>, physiotherapist</p>',
        "<p>By Jane Smith, journalist</p>", "<p>By Jane Smith</p>", "",
    ],
)  # fmt: skip
def test_registers_profiles_and_other_professions_are_fine(byline):
    assert not found(CHECK, article(byline))


def test_a_link_within_the_page_is_no_profile():
    assert found(CHECK, article('<p>By <a href="#jane">Jane Smith</a>, physiotherapist</p>'))


def test_author_and_reviewer_are_one_finding():
    text = article("<p>By Jane Smith, physiotherapist</p><p>Reviewed by Dr Amara Osei, MBBS</p>")
    [finding] = found(CHECK, text)
    assert "Jane Smith, Dr Amara Osei" in finding.message


def test_a_profile_in_the_structured_data_is_fine():
    author = {"@type": "Person", "name": "Jane Smith", "jobTitle": "GP", "url": "https://elm.example/jane/"}
    text = article("<p>By Jane Smith, GP</p>", head=json_ld({"@type": "MedicalWebPage", "author": author}))
    assert not found(CHECK, text)
