import pytest

from seo_checks import Severity
from tests.seo_checks.addressed import findings_at
from tests.seo_checks.pages import page

PAGE = page("<p>Thin needles.</p>")
HOST = "https://elm.example"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/Treatments/acupuncture/", "has capitals:"),
        ("/back_pain/", "has underscores:"),
        ("/back%20pain/", "has blanks:"),
        ("/back%2Cpain/", "has signs written as codes:"),
        ("/acupuncture.php", "has the ending “.php”:"),
        ("/acupuncture.ASPX", "has capitals and the ending “.ASPX”:"),
        ("/treatments/4711/", "has a number in place of words:"),
        ("/?p=4711", "has a number in place of words: /?p=4711."),
        ("/Back_Pain.php?id=123", "capitals, underscores, the ending “.php” and a number in place of words:"),
        ("/" + "a" * 75, "76 characters (at most 75"),
    ],
)
def test_all_faults_of_an_address_are_one_finding(path, fault):
    [finding] = findings_at("unreadable-address", PAGE, HOST + path)
    assert finding.severity is Severity.ADVICE
    assert fault in finding.message


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/treatments/acupuncture-for-the-back-and-the-neck/",
        "/acupuncture.html",
        "/r%C3%BCckenschmerzen/",
        "/rückenschmerzen/",
        "/%E9%87%9D/",
        "/a%2Db%7Ec/",
        "/news/2026/11/25/",
        "/news/2026/123/",
        "/news/2026/",
        "/blog/page/2/",
        "/treatments/?p=2",
        "/treatments/?utm_Source=A_B",
        "/covid-19/",
        "/" + "a" * 74,
    ],
)
def test_addresses_of_words_are_fine(path):
    assert not findings_at("unreadable-address", PAGE, HOST + path)


def test_the_host_is_not_judged():
    assert not findings_at("unreadable-address", PAGE, "https://Elm_Clinic.example/acupuncture/")


def test_the_length_is_an_option():
    assert findings_at("unreadable-address", PAGE, f"{HOST}/acupuncture/", max_characters=10)
    assert not findings_at("unreadable-address", PAGE, f"{HOST}/{'a' * 100}", max_characters=200)


def test_without_an_address_nothing_is_known():
    assert not findings_at("unreadable-address", PAGE, "")
    assert not findings_at("unreadable-address", PAGE, "Back_Pain.php")
