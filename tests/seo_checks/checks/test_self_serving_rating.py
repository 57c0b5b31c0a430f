import pytest

from seo_checks import Severity
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page

CHECK = "self-serving-rating"
RATING = {"@type": "AggregateRating", "ratingValue": "4.9", "reviewCount": "88"}


@pytest.mark.parametrize(
    "kind", ["MedicalClinic", "Dentist", "LocalBusiness", "Organization", "Physician", "Physiotherapy"]
)
@pytest.mark.parametrize(
    "rating", [{"aggregateRating": RATING}, {"review": {"@type": "Review", "reviewBody": "Great"}}]
)
def test_a_rating_of_the_clinic_itself_is_flagged(kind, rating):
    [finding] = found(CHECK, page("<p>x</p>", head=json_ld({"@type": kind, "name": "Elm", **rating})))
    assert finding.severity is Severity.REVIEW
    assert f"rates the {kind} “Elm”" in finding.message


def test_a_review_that_names_the_clinic_is_one_finding_with_its_rating():
    clinic = {"@id": "#elm", "@type": "MedicalClinic", "name": "Elm", "aggregateRating": RATING}
    head = json_ld(clinic, *[{"@type": "Review", "itemReviewed": {"@id": "#elm"}}] * 3)
    assert len(found(CHECK, page("<p>x</p>", head=head))) == 1


@pytest.mark.parametrize("kind", ["Product", "Book", "Course"])
def test_ratings_of_other_things_are_fine(kind):
    nodes = [{"@type": kind, "aggregateRating": RATING}, {"@type": "Review", "itemReviewed": {"@type": kind}}]
    assert not found(CHECK, page("<p>x</p>", head=json_ld(*nodes)))


def test_a_clinic_without_a_rating_is_fine():
    assert not found(CHECK, page("<p>x</p>", head=json_ld({"@type": "MedicalClinic", "name": "Elm"})))


def test_microdata_is_judged_too():
    body = (
        '<div itemscope itemtype="https://schema.org/Dentist"><b itemprop="name">Elm</b>'
        '<p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">4.9</p></div>'
    )
    assert len(found(CHECK, page(body))) == 1
