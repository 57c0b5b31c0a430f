import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "right",
    ["the patient’s back", "a “thin” needle", "pain – relief", "café", "fees of £40", "non\u00a0stop", "5\u00a0°C"],
)
def test_text_read_in_the_wrong_encoding_is_flagged(right):
    garbled = right.encode().decode("cp1252", errors="replace")
    [finding] = findings("garbled-characters", page(f"<p>Needles {garbled}</p>"))
    assert finding.severity is Severity.REVIEW


def test_the_word_is_quoted_and_all_are_one_finding():
    [finding] = findings("garbled-characters", page("<p>Our cafÃ© here</p><p>the patientâ€™s back</p>"))
    assert finding.quote == "cafÃ©"
    assert "twice: “cafÃ©”, “patientâ€™s”" in finding.message


def test_the_title_is_searched():
    assert findings("garbled-characters", page("<p>x</p>", title="Elm\ufffds fees"))


@pytest.mark.parametrize(
    "text",
    [
        "café, São João, naïve, Zürich, Ångström",
        "5 °C, £40, ½",
        "Âge, Île, ð and ï",
        "ANÇÃO “X”",
        "€5 ‘x’ – y…",
        "MAÇÃ”",
    ],
)
def test_other_languages_and_signs_are_fine(text):
    assert not findings("garbled-characters", page(f"<p>Needles: {text}</p>"))


@pytest.mark.parametrize("garbled", ["you don?t", "the patient?s back", "a visit\u00c2 costs"])
def test_lost_apostrophes_and_blanks_are_flagged(garbled):
    assert findings("garbled-characters", page(f"<p>Needles: {garbled} here</p>"))


@pytest.mark.parametrize("text", ["Is it safe?", "elm.example/search?s", "/fees?t=2", "x.example/a?s=b"])
def test_question_marks_elsewhere_are_fine(text):
    assert not findings("garbled-characters", page(f"<p>Needles: {text} here</p>"))


def test_a_garbled_word_after_a_hyphen_is_flagged():
    assert findings("garbled-characters", page("<p>non-cafÃ© and/or patientâ€™s</p>"))
