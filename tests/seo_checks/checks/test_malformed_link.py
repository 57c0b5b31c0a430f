import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("www.nhs.uk/pain", "put https:// before it"),
        ("nice.org.uk/guidance", "put https:// before it"),
        ("elmclinic.com", "put https:// before it"),
        ("info@elm.example", "put mailto:"),
        ("http:/nhs.uk", "begin it with https://"),
        ("https//nhs.uk", "begin it with https://"),
        ("htps://nhs.uk", "begin it with https://"),
        ("htttp://nhs.uk", "begin it with https://"),
        ("https://https://nhs.uk", "begins twice"),
        ("http://https//nhs.uk", "begins twice"),
        ("https://fees/", "“fees” cannot be"),
        ("https://nhs uk/", "cannot be"),
        ("https://nhs..uk/", "cannot be"),
        ("http://", "cannot be"),
        ("http://[::1", "cannot be"),
        ("{{ page.url }}", "place holder"),
        ("/%7B%7Burl%7D%7D", "place holder"),
        ("[insert link]", "place holder"),
        ("undefined", "place holder"),
    ],
)
def test_wrong_addresses_are_flagged(href, reason):
    [finding] = findings("malformed-link", page(f'<p><a href="{href}">there</a></p>'))
    assert finding.severity is Severity.REVIEW
    assert reason in finding.message


@pytest.mark.parametrize(
    "href",
    [
        "/fees/",
        "fees.html",
        "fees/www.html",
        "community.html",
        "?page=2",
        "#fees",
        "",
        "https://www.nhs.uk/conditions/back-pain/",
        "HTTPS://nhs.uk",
        "//nhs.uk/x",
        "https://münchen.example/",
        "http://localhost/",
        "https://[2001:db8::1]/",
        "https://web.archive.org/web/2020/https://nhs.uk/",
        "mailto:info@elm.example",
        "tel:123",
        "javascript:void(0)",
        "https://nhs.uk:443/x",
        "/pain/x{1}",
    ],
)
def test_right_addresses_are_fine(href):
    assert not findings("malformed-link", page(f'<p><a href="{href}">there</a></p>'))
