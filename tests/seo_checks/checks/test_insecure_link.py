import pytest

from tests.seo_checks.pages import findings, page, place


def test_a_link_over_http_is_flagged_once_per_address():
    link = '<a href="http://nhs.uk/pain">pain</a>'
    [finding] = findings("insecure-link", page(f"<p>\n{link} and {link}</p>"))
    assert finding.quote == "pain"
    assert place(finding) == (7, 30)
    assert "http://nhs.uk/pain" in finding.message


def test_a_page_of_the_own_site_is_named_as_such():
    head = '<link rel="canonical" href="https://elm.example/">'
    [finding] = findings("insecure-link", page('<p><a href="http://elm.example/fees">fees</a></p>', head=head))
    assert "of this site" in finding.message


@pytest.mark.parametrize(
    "href", ["https://nhs.uk/", "/http:/x", "//nhs.uk/", "#http", "http://localhost/", "tel:1", "http://"]
)
def test_other_links_are_fine(href):
    assert not findings("insecure-link", page(f'<p><a href="{href}">x</a></p>'))


def test_relative_links_of_a_page_known_by_an_http_address_are_fine():
    head = '<link rel="canonical" href="http://elm.example/">'
    assert not findings("insecure-link", page('<p><a href="/fees">fees</a></p>', head=head))
