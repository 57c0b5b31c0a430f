import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import ADDRESS, findings_at
from tests.seo_checks.pages import findings, page, place


def linked(*addresses: str, base: str = "") -> str:
    links = "".join(f'\n<link rel="canonical" href="{href}">' for href in addresses)
    return page("<p>Thin needles.</p>", head=links + base)


@pytest.mark.parametrize(
    ("href", "where"),
    [
        ("https://elm.example/", "another page"),
        ("https://elm.example/treatments/Acupuncture/", "another page"),
        ("https://elm.example/treatments/acupuncture/?page=2", "another page"),
        ("/treatments/", "another page"),
        ("https://oak.example/treatments/acupuncture/", "another site"),
        ("https://staging.elm.example/treatments/acupuncture/", "another site"),
        ("http://localhost:8000/treatments/acupuncture/", "nobody else can reach"),
        ("http://elm.example/treatments/acupuncture/", "without encryption"),
    ],
)
def test_links_to_elsewhere_name_both_addresses(href, where):
    [finding] = findings_at("canonical-elsewhere", linked(href))
    assert finding.severity is Severity.REVIEW
    assert where in finding.message
    assert href in finding.message
    assert ADDRESS in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    "href",
    [
        ADDRESS,
        "HTTPS://ELM.EXAMPLE/treatments/acupuncture",
        "https://www.elm.example:443/treatments/acupuncture/#costs",
        "https://elm.example/treatments/acupuncture/index.html",
        "/treatments/acupuncture/",
        "./",
        "",
        "javascript:void(0)",
    ],
)
def test_spellings_of_the_same_address_are_fine(href):
    assert not findings_at("canonical-elsewhere", linked(href))


def test_parameters_may_be_left_out():
    assert not findings_at("canonical-elsewhere", linked(ADDRESS), f"{ADDRESS}?utm_source=letter")


def test_an_unencrypted_page_may_name_the_encrypted_one():
    assert not findings_at("canonical-elsewhere", linked(ADDRESS), ADDRESS.replace("https", "http"))


def test_a_copy_on_a_developers_computer_is_compared_by_its_path():
    address = "http://127.0.0.1:8000/treatments/acupuncture/"
    assert not findings_at("canonical-elsewhere", linked(ADDRESS), address)
    assert findings_at("canonical-elsewhere", linked("https://elm.example/"), address)


def test_links_that_differ_are_the_business_of_another_check():
    assert not findings_at("canonical-elsewhere", linked("https://elm.example/a/", "https://elm.example/b/"))


def test_relative_links_are_resolved_against_the_base():
    assert findings_at("canonical-elsewhere", linked("./", base='<base href="/other/">'))


def test_without_an_address_nothing_is_known():
    assert not findings("canonical-elsewhere", linked("https://oak.example/"))
