import pytest

from seo_checks import About, Profile, audit
from tests.seo_checks.keyphrase.pages import PHRASE, phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-missing-in-address"


def at(address: str, keyphrase: str = PHRASE):
    report = audit(
        "<p>Needles.</p>", profile=Profile().only([CHECK]), about=About(address=address, keyphrase=keyphrase)
    )
    return report.findings


@pytest.mark.parametrize(
    "address",
    [
        "https://elm.example/acupuncture-for-back-pain/",
        "https://elm.example/treatments/acupuncture_back_pain.html?a=b#c",
        "https://elm.example/back%20pain/acupuncture-backs",  # two of three
    ],
)
def test_an_address_of_its_words_is_fine(address):
    assert not at(address)


def test_the_last_part_is_named_with_what_it_lacks():
    [finding] = at("https://elm.example/back-pain/acupuncture/index.html")
    assert (
        "ends in “acupuncture”, which lacks “back”, “pain” of the keyphrase “acupuncture for back pain”"
        in finding.message
    )
    assert finding.line is None


def test_of_one_or_two_words_all_should_be_there():
    assert at("https://elm.example/backs/", "back pain")
    assert not at("https://elm.example/backpain/back-pains-explained/", "back pain")


@pytest.mark.parametrize(
    "address", ["", "https://elm.example", "https://elm.example/", "https://elm.example/index.html"]
)
def test_home_pages_and_unknown_addresses_are_not_judged(address):
    assert not at(address)


def test_a_page_may_tell_its_address():
    head = '<link rel="canonical" href="https://elm.example/needles/">'
    assert findings(CHECK, phrased("<p>Needles.</p>", head=head))
    assert not at("https://elm.example/needles/", keyphrase="")
