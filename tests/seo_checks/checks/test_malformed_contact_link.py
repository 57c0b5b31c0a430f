import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("mailto:", "no address"),
        ("mailto:info", "“info” is no e-mail address"),
        ("mailto:info@elm", "no e-mail address"),
        ("mailto:info@@elm.example", "no e-mail address"),
        ("mailto:in fo@elm.example", "no e-mail address"),
        ("mailto:info(at)elm.example", "no e-mail address"),
        ("mailto://info@elm.example", "slashes"),
        ("mailto:a@elm.example;b@elm.example", "no e-mail address"),
        ("tel:", "digits"),
        ("tel:call us", "digits"),
        ("tel://02012345678", "slashes"),
        ("tel:+44 (0)20 1234 5678", "the 0 after the country code"),
        ("tel:+4402012345678", "the 0 after the country code"),
        ("tel:0800-FLOWERS", "digits"),
    ],
)
def test_links_that_do_not_work_are_flagged(href, reason):
    [finding] = findings("malformed-contact-link", page(f'<p><a href="{href}">Contact</a></p>'))
    assert finding.severity is Severity.REVIEW
    assert reason in finding.message


@pytest.mark.parametrize(
    "href",
    [
        "mailto:info@elm.example",
        "mailto:info@elm.co.uk?subject=Booking%20a%20session",
        "mailto:a@elm.example,b.c+d@mail.elm.example",
        "mailto:Elm%20Clinic%20%3Cinfo@elm.example%3E",
        "mailto:?subject=See%20this",
        "MAILTO:info@elm.example",
        "tel:+442012345678",
        "tel:020 1234 5678",
        "tel:+44-20-1234-5678",
        "tel:(020)12345678",
        "tel:+442012345678;ext=12",
        "tel:02012345678,,12",
        "tel:+39061234567",
        "tel:999",
        "/contact/",
    ],
)
def test_links_that_work_are_fine(href):
    assert not findings("malformed-contact-link", page(f'<p><a href="{href}">Contact</a></p>'))


def test_a_hostile_number_takes_no_time():
    assert findings("malformed-contact-link", page(f'<p><a href="tel:1{";," * 50_000}x">Contact</a></p>'))
