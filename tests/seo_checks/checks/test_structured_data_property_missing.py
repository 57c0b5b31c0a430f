import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld
from tests.seo_checks.pages import page

CHECK = "structured-data-property-missing"
CLINIC = {
    "@type": "MedicalClinic",
    "name": "Elm",
    "address": "1 Elm St",
    "telephone": "1",
    "url": "https://elm.example",
}


def messages(*nodes: dict, **options: object) -> list[str]:
    return [finding.message for finding in found(CHECK, page("<p>x</p>", head=json_ld(*nodes)), **options)]


@pytest.mark.parametrize(
    ("node", "lacks"),
    [
        ({"@type": "BlogPosting", "headline": "x"}, "author, datePublished, dateModified, image (recommended)"),
        ({"@type": "MedicalWebPage", "description": "x"}, "name or headline (recommended)"),
        ({"@type": "Person", "jobTitle": "GP", "url": "https://x.example"}, "name (required)"),
        ({"@type": "Person", "name": "Jane"}, "url or sameAs (recommended)"),
        ({"@type": "Dentist", "name": "x", "telephone": "1"}, "address or areaServed (required) and url (recommended)"),
        ({"@type": "Organization", "url": "https://x.example"}, "name (required)"),
        ({"@type": "FAQPage"}, "mainEntity (required)"),
        ({"@type": "Question", "name": "Does it hurt?"}, "acceptedAnswer or suggestedAnswer (required)"),
        ({"@type": "AggregateRating", "ratingValue": 4.8}, "ratingCount or reviewCount (required)"),
        ({"@type": "Review", "reviewBody": "x"}, "author (required)"),
        ({"@type": "ProfilePage"}, "mainEntity (required)"),
    ],
)
def test_what_a_type_should_say_and_does_not_is_named(node, lacks):
    [message] = messages(node)
    assert f"the {node['@type']}" in message
    assert f"lacks {lacks}:" in message


def test_what_is_required_is_for_review_and_the_rest_is_advice():
    head = json_ld({"@type": "Dentist", "name": "x"}, {"@type": "Person", "name": "Jane"})
    assert [finding.severity for finding in found(CHECK, page("<p>x</p>", head=head))] == [
        Severity.REVIEW, Severity.ADVICE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "node",
    [
        CLINIC, {**CLINIC, "@type": ["MedicalBusiness", "Dentist"]},
        {"@type": "Dentist", "name": "x", "areaServed": "Kent", "telephone": "1", "url": "https://x.example"},
        {"@type": "MedicalCondition"}, {"@type": "Zoo"},
        {"@type": "Question", "name": "x", "acceptedAnswer": {"@type": "Answer", "text": "y"}},
    ],
)  # fmt: skip
def test_nodes_that_say_enough_are_fine(node):
    assert messages(node) == []


def test_an_empty_value_is_none():
    assert "name (required)" in messages({**CLINIC, "name": " "})[0]


def test_a_clinic_that_is_only_mentioned_needs_no_address():
    person = {
        "@type": "Person",
        "name": "Jane",
        "url": "https://x.example",
        "worksFor": {"@type": "Dentist", "name": "x"},
    }
    assert messages(person) == []


def test_equal_nodes_are_one_finding():
    assert len(messages(*[{"@type": "Person", "name": "Jane"}] * 5)) == 1


def test_recommendations_can_be_left_out():
    assert messages({"@type": "Person", "name": "Jane"}, recommended=False) == []
    assert len(messages({"@type": "Person"}, recommended=False)) == 1


def test_a_medical_page_should_say_of_its_review_what_the_page_shows():
    bare = {"@type": "MedicalWebPage", "name": "Acupuncture"}
    [finding] = found(CHECK, article(head=json_ld(bare)))
    assert "author, reviewedBy, lastReviewed (recommended)" in finding.message
    assert not found(CHECK, article("", head=json_ld(bare)))
