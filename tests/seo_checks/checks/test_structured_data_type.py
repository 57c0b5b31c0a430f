import pytest

from seo_checks import Severity
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MedicalWebpage", "MedicalWebPage"), ("medicalClinic", "MedicalClinic"), ("Medical Clinic", "MedicalClinic"),
        ("Organisation", "Organization"), ("BreadcrumList", "BreadcrumbList"), ("FAQpage", "FAQPage"),
        ("LocalBussiness", "LocalBusiness"), ("Physican", "Physician"), ("person", "Person"),
    ],
)  # fmt: skip
def test_a_misspelt_type_comes_with_the_right_one(written, meant):
    [finding] = found("structured-data-type", page("<p>x</p>", head=json_ld({"@type": ["Thing", written]})))
    assert finding.severity is Severity.REVIEW
    assert f"“{written}”" in finding.message
    assert finding.suggestions == (meant,)


@pytest.mark.parametrize("written", ["medical thing here", "foo/bar", "clinic"])
def test_what_has_not_the_shape_of_a_type_is_flagged(written):
    [finding] = found("structured-data-type", page("<p>x</p>", head=json_ld({"@type": written})))
    assert not finding.suggestions
    assert f"“{written}”" in finding.message


@pytest.mark.parametrize(
    "name",
    ["MedicalWebPage", "Dentist", "MedicalTest", "MedicalTherapy", "DrugClass", "AmusementPark", "Zoo", "3DModel",
     "schema:Person", "https://schema.org/Physician"],
)  # fmt: skip
def test_known_types_and_types_unlike_any_known_one_are_fine(name):
    assert not found("structured-data-type", page("<p>x</p>", head=json_ld({"@type": name})))


@pytest.mark.parametrize("node", [{"name": "x"}, {"@type": 7, "name": "x"}, {"@type": [], "name": "x"}])
def test_what_stands_on_its_own_needs_a_type(node):
    [finding] = found("structured-data-type", page("<p>x</p>", head=json_ld(node, node)))
    assert "@type" in finding.message


def test_nested_things_and_references_need_none():
    node = {"@type": "Article", "author": {"name": "x"}, "about": {"@id": "#x"}}
    assert not found("structured-data-type", page("<p>x</p>", head=json_ld(node)))


def test_a_type_that_is_misspelt_everywhere_is_one_finding():
    assert len(found("structured-data-type", page("<p>x</p>", head=json_ld(*[{"@type": "Persn"}] * 9)))) == 1


def test_microdata_types_are_judged_too():
    body = '<p itemscope itemtype="https://schema.org/MedicalClinc">x</p>'
    assert [finding.suggestions for finding in found("structured-data-type", page(body))] == [("MedicalClinic",)]
