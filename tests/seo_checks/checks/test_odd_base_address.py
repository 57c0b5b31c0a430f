import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import ADDRESS, findings_at
from tests.seo_checks.pages import findings, page

LINKS = '<p>See <a href="#costs">costs</a>, <a href="#risks">risks</a>, <a href="#">top</a>.</p>'


def based(href: str, body: str = LINKS) -> str:
    return page(body, head=f'<base href="{href}">')


@pytest.mark.parametrize("href", ["/", "https://elm.example/", "../"])
def test_links_to_places_on_the_page_that_lead_away(href):
    [finding] = findings_at("odd-base-address", based(href))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == "costs"
    assert "2 links to places on this page (#costs)" in finding.message
    assert "<base" in finding.message


def test_a_base_on_another_site():
    [finding] = findings_at("odd-base-address", based("https://oak.example/", "<p>Thin needles.</p>"))
    assert "another site" in finding.message
    assert finding.line is None


@pytest.mark.parametrize(
    "href", [ADDRESS, "/treatments/acupuncture/", "https://www.elm.example/treatments/acupuncture/"]
)
def test_a_base_that_is_the_page_is_fine(href):
    assert not findings_at("odd-base-address", based(href))


def test_a_base_on_the_same_site_without_links_to_places_is_fine():
    assert not findings_at("odd-base-address", based("/", '<p><a href="/prices/#top">Prices</a></p>'))


def test_a_copy_on_a_developers_computer_may_have_the_sites_base():
    text = based(ADDRESS)
    assert not findings_at("odd-base-address", text, "http://localhost:8000/treatments/acupuncture/")


def test_without_an_address_or_a_base_nothing_is_known():
    assert not findings("odd-base-address", based("https://oak.example/"))
    assert not findings_at("odd-base-address", page(LINKS))
