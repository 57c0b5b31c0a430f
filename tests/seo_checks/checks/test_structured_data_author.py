import pytest

from seo_checks import Severity
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page

CHECK = "structured-data-author"


def messages(author: object, role: str = "author", kind: str = "MedicalWebPage") -> list[str]:
    found_here = found(CHECK, page("<p>x</p>", head=json_ld({"@type": kind, role: author})))
    assert all(finding.severity is Severity.ADVICE for finding in found_here)
    return [finding.message for finding in found_here]


@pytest.mark.parametrize("role", ["author", "reviewedBy"])
@pytest.mark.parametrize("kind", ["MedicalWebPage", "Article", "WebPage"])
def test_plain_text_is_no_author(role, kind):
    [message] = messages("Jane Smith", role, kind)
    assert f"{role} “Jane Smith” is plain text" in message


@pytest.mark.parametrize("name", ["By Jane Smith", "Author: Jane Smith", "Medically reviewed by Jane Smith"])
def test_words_before_the_name_are_flagged(name):
    [message] = messages({"@type": "Person", "name": name})
    assert f"“{name}”" in message
    assert "name alone" in message


@pytest.mark.parametrize("name", ["Jane Smith and Bob Jones", "Jane Smith & Bob Jones", "Jane Smith, Bob Jones"])
def test_several_people_are_several_nodes(name):
    [message] = messages({"@type": "Person", "name": name})
    assert "several people" in message


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Jane Smith"}, {"@type": "Person", "name": "Dr Jane Smith, MBBS, MRCGP"},
        [{"@type": "Person", "name": "Jane Smith"}, {"@type": "Person", "name": "Bob Jones"}],
        {"@type": "Organization", "name": "Elm Clinic"}, {"@id": "#jane"}, "https://elm.example/jane/",
        {"@type": "Person", "name": "Byron Smith"}, {"@type": "Organization", "name": "Bone and Joint Clinic"},
    ],
)  # fmt: skip
def test_people_and_organisations_are_fine(author):
    assert messages(author) == []


def test_authors_of_books_and_microdata_names_are_left_alone():
    assert messages("Jane Smith", kind="Book") == []
    body = '<p itemscope itemtype="https://schema.org/Article">By <b itemprop="author">Jane Smith</b></p>'
    assert not found(CHECK, page(body))
