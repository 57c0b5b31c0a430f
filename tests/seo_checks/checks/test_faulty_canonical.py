import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import ADDRESS, findings_at
from tests.seo_checks.pages import findings, page, place


def linked(*addresses: str) -> str:
    return page("<p>Thin needles.</p>", head="".join(f'\n<link rel="canonical" href="{href}">' for href in addresses))


@pytest.mark.parametrize(
    ("href", "severity", "told"),
    [
        ("", Severity.REVIEW, "no address"),
        (" ", Severity.REVIEW, "no address"),
        ("javascript:void(0)", Severity.REVIEW, "no web address"),
        ("https://", Severity.REVIEW, "no web address"),
        ("/treatments/acupuncture/", Severity.ADVICE, "relative"),
        ("//elm.example/treatments/", Severity.ADVICE, "relative"),
        (f"{ADDRESS}#costs", Severity.ADVICE, f"write {ADDRESS}."),
    ],
)
def test_addresses_that_do_not_serve(href, severity, told):
    [finding] = findings("faulty-canonical", linked(href))
    assert finding.severity is severity
    assert told in finding.message
    assert place(finding) == (4, 1)


def test_links_that_differ_are_one_finding():
    [finding] = findings("faulty-canonical", linked("https://elm.example/a/", "https://elm.example/b/", ""))
    assert finding.severity is Severity.REVIEW
    assert "3 canonical links that differ (https://elm.example/a/, https://elm.example/b/, (empty))" in finding.message
    assert place(finding) == (5, 1)


@pytest.mark.parametrize(
    "addresses",
    [
        (),
        (ADDRESS,),
        ("http://elm.example/?a=1&amp;b=2",),
        (ADDRESS, ADDRESS),
        (ADDRESS, "HTTPS://elm.example:443/treatments/acupuncture"),
    ],
)
def test_one_absolute_address_is_fine(addresses):
    assert not findings("faulty-canonical", linked(*addresses))


def test_relative_and_absolute_spellings_of_one_address_do_not_differ():
    assert not findings_at("faulty-canonical", linked(ADDRESS, "/treatments/acupuncture/"))


def test_a_blank_one_beside_the_pages_own_differs():
    [finding] = findings_at("faulty-canonical", linked(ADDRESS, " "))
    assert f"({ADDRESS}, (empty))" in finding.message
