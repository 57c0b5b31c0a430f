import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import findings_at
from tests.seo_checks.pages import page

PAGE = page("<p>Thin needles.</p>")


@pytest.mark.parametrize("address", ["http://elm.example/", "HTTP://elm.example:8080/a/"])
def test_addresses_without_encryption(address):
    [finding] = findings_at("insecure-address", PAGE, address)
    assert finding.severity is Severity.REVIEW
    assert address in finding.message


@pytest.mark.parametrize(
    "address",
    [
        "https://elm.example/",
        "http://localhost:8000/",
        "http://127.0.0.1:8000/a/",
        "http://192.168.1.7/",
        "http://elm.test/",
        "",
        "acupuncture.html",
    ],
)
def test_encrypted_local_and_unknown_addresses_are_fine(address):
    assert not findings_at("insecure-address", PAGE, address)


def test_fragments_are_judged_too():
    assert findings_at("insecure-address", "<p>Thin needles.</p>", "http://elm.example/")
