import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import ADDRESS, findings_at
from tests.seo_checks.pages import findings, page, place

GERMAN = "https://elm.example/de/akupunktur/"


def versions(*pairs: tuple[str, str]) -> str:
    links = "".join(f'\n<link rel="alternate" hreflang="{code}" href="{href}">' for code, href in pairs)
    return page("<p>Thin needles.</p>", head=links)


@pytest.mark.parametrize(
    ("code", "advice"), [("en-UK", "“en-GB”"), ("de_AT", "“de-AT”"), ("german", "“de”"), ("en-EU", "no country")]
)
def test_codes_that_search_engines_do_not_know(code, advice):
    [finding] = findings("faulty-hreflang", versions(("en", ADDRESS), (code, GERMAN)))
    assert finding.severity is Severity.REVIEW
    assert f"“{code}”" in finding.message
    assert advice in finding.message
    assert place(finding) == (5, 1)


def test_a_code_is_told_once():
    found = findings("faulty-hreflang", versions(("en-UK", ADDRESS), ("en-UK", ADDRESS)))
    assert [place(finding) for finding in found] == [(4, 1)]


def test_relative_and_empty_addresses_are_one_finding():
    [finding] = findings("faulty-hreflang", versions(("en", ADDRESS), ("de", "/de/"), ("fr", "")))
    assert "without an absolute address: 2 of 3, the first of them “de” (/de/)" in finding.message
    assert place(finding) == (5, 1)


def test_one_code_with_two_addresses():
    [finding] = findings("faulty-hreflang", versions(("de", GERMAN), ("DE", ADDRESS), ("de", "https://elm.example/c")))
    assert GERMAN in finding.message
    assert ADDRESS in finding.message
    assert place(finding) == (5, 1)


def test_a_page_that_does_not_name_itself():
    [finding] = findings_at("faulty-hreflang", versions(("de", GERMAN), ("x-default", "https://elm.example/")))
    assert "The language versions (2) leave out this page" in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    "own", [ADDRESS, "https://www.elm.example/treatments/acupuncture", "http://elm.example/treatments/acupuncture/"]
)
def test_a_page_that_names_itself_is_fine(own):
    assert not findings_at("faulty-hreflang", versions(("en-GB", own), ("de", GERMAN), ("x-default", own)))


def test_the_address_may_hold_parameters_and_a_local_host():
    text = versions(("en", ADDRESS), ("de", GERMAN))
    assert not findings_at("faulty-hreflang", text, f"{ADDRESS}?utm_source=letter")
    assert not findings_at("faulty-hreflang", text, "http://localhost:8000/treatments/acupuncture/")


def test_other_alternates_are_no_language_versions():
    head = (
        '<link rel="alternate" type="application/atom+xml" href="/feed/">'
        '<link rel="alternate" media="print" href="/print/"><link rel="stylesheet" hreflang="en-UK" href="/a.css">'
    )
    assert not findings_at("faulty-hreflang", page("<p>Thin needles.</p>", head=head))


def test_without_an_address_a_page_cannot_miss_itself():
    assert not findings("faulty-hreflang", versions(("de", GERMAN)))
