import pytest

from tests.seo_checks.addressed import findings_at
from tests.seo_checks.pages import page

PAGE = page("<p>Thin needles.</p>")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://elm.example/a?PHPSESSID=4f2a", "PHPSESSID"),
        ("https://elm.example/a?b=1&sid=4f2a", "sid"),
        ("https://elm.example/a?session_id=4f2a", "session_id"),
        ("https://elm.example/a;jsessionid=4F2A?b=1", "jsessionid"),
    ],
)
def test_sessions_are_named(address, name):
    [finding] = findings_at("session-in-address", PAGE, address)
    assert f"({name})" in finding.message


@pytest.mark.parametrize(
    "address",
    [
        "https://elm.example/sessions/?page=2",
        "https://elm.example/a?sides=2&residence=1&session=first",
        "https://elm.example/a?utm_source=letter",
        "https://elm.example/a#sid=4f2a",
        "",
    ],
)
def test_other_addresses_are_fine(address):
    assert not findings_at("session-in-address", PAGE, address)
