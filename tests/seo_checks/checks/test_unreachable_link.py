import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place

CANONICAL = '<link rel="canonical" href="https://elm.example.org/">'


def link(href: str) -> str:
    return f'<p>See\n<a href="{href}">there</a></p>'


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("http://localhost:8000/fees/", "private network"),
        ("localhost:8000/fees/", "private network"),
        ("http://127.0.0.1/fees/", "private network"),
        ("https://192.168.0.10/fees/", "private network"),
        ("http://cms.local/fees/", "private network"),
        ("file:///home/ann/fees.pdf", "own computer"),
        ("C:\\Users\\ann\\fees.pdf", "own computer"),
        ("https://staging.elm-clinic.co.uk/fees/", "test site"),
        ("https://elm-staging.host.example/fees/", "test site"),
        ("https://dev.elm.example.org/fees/", "test site"),
    ],
)
def test_addresses_that_visitors_cannot_reach_are_flagged(href, reason):
    [finding] = findings("unreachable-link", page(link(href), head=CANONICAL))
    assert finding.severity is Severity.REVIEW
    assert reason in finding.message
    assert place(finding)[0] == 7


def test_pictures_are_judged_too_and_each_address_is_named_once():
    body = '<img src="http://localhost/a.jpg" alt=""><img src="http://localhost/a.jpg" alt=""><img src="/b.jpg" alt="">'
    [finding] = findings("unreachable-link", page(f"<p>x</p>{body}"))
    assert "http://localhost/a.jpg" in finding.message


@pytest.mark.parametrize(
    "href",
    [
        "/fees/",
        "https://nhs.uk/localhost",
        "https://www.thestage.co.uk/",
        "https://stage.co.uk/",
        "https://dev.mysql.com/doc/",
        "https://test.de/",
        "https://8.8.8.8/",
        "https://backstage.example.org/",
        "mailto:ann@localhost",
    ],
)
def test_public_addresses_are_fine(href):
    assert not findings("unreachable-link", page(link(href), head=CANONICAL))


def test_a_page_that_stands_on_such_a_host_is_not_judged_by_it():
    head = '<link rel="canonical" href="http://localhost:8000/">'
    assert not findings("unreachable-link", page(link("http://127.0.0.1/fees/"), head=head))
    head = '<link rel="canonical" href="https://staging.elm.example.org/">'
    assert not findings("unreachable-link", page(link("https://staging.elm.example.org/fees/"), head=head))
