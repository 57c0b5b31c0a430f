import pytest

from seo_checks.page_address import is_relative, same_page, web_address

ADDRESS = "https://elm.example/treatments/acupuncture/"


@pytest.mark.parametrize(
    "address",
    [
        "HTTPS://ELM.example/treatments/acupuncture/",
        "https://elm.example:443/treatments/acupuncture",
        "https://elm.example./treatments/acupuncture/#costs",
        " https://elm.example/treatments/acupuncture/index.html\n",
        "https://elm.example/treatments/%61cupuncture/",
    ],
)
def test_spellings_of_one_address_are_one(address):
    assert web_address(address) == web_address(ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        "http://elm.example/treatments/acupuncture/",
        "https://elm.example:8443/treatments/acupuncture/",
        "https://elm.example/treatments/Acupuncture/",
        "https://elm.example/treatments/acupuncture/?page=2",
    ],
)
def test_other_addresses_stay_apart(address):
    assert web_address(address) != web_address(ADDRESS)


def test_letters_of_other_scripts_and_their_codes_are_one():
    assert web_address("https://elm.example/rücken") == web_address("https://elm.example/r%C3%BCcken")
    assert web_address("https://bücher.example/") == web_address("https://xn--bcher-kva.example")


@pytest.mark.parametrize(
    "address",
    ["", "/treatments/", "//elm.example/", "mailto:a@elm.example", "https://", "https://[::1", "https://a:b/", "elm"],
)
def test_what_is_no_absolute_web_address_is_none(address):
    assert web_address(address) is None


@pytest.mark.parametrize(
    ("href", "relative"),
    [("/a", True), ("a", True), ("//elm.example/a", True), ("?a", True), ("https://elm.example", False), ("", False)],
)
def test_relative_addresses(href, relative):
    assert is_relative(href) is relative


@pytest.mark.parametrize(
    ("page", "other", "same"),
    [
        ("https://www.elm.example/a", "http://elm.example/a/", True),
        ("https://m.elm.example/a", "https://www.elm.example/a", True),
        ("https://elm.example/a?utm_source=x", "https://elm.example/a", True),
        ("https://elm.example/a", "https://elm.example/a?page=2", False),
        ("https://elm.example/a", "https://oak.example/a", False),
        ("https://elm.example/a", "https://elm.example/b", False),
        ("http://localhost:8000/a", "https://elm.example/a", True),
        ("http://localhost:8000/a", "https://elm.example/b", False),
        ("https://elm.example/a", "http://localhost:8000/a", False),
        ("https://www.example/a", "https://m.example/a", False),
    ],
)
def test_same_page(page, other, same):
    one, two = web_address(page), web_address(other)
    assert one
    assert two
    assert same_page(one, two) is same
