import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings, page, place

CHECK = "keyphrase-missing-in-title"


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Needles at the Elm Clinic", "it lacks “acupuncture”, “back”, “pain”"),
        ("Acupuncture for neck pain", "it lacks “back”"),
        (
            "Acupuncture: what to expect of the Elm Clinic and its team when you call about back pain",
            "its words are there, but apart",
        ),
    ],
)
def test_the_title_is_quoted_with_what_it_lacks(title, fault):
    [finding] = findings(CHECK, phrased("<p>Needles.</p>", title=title))
    assert (finding.quote, finding.severity, place(finding)) == (title, Severity.ADVICE, (3, 14))
    assert "keyphrase “acupuncture for back pain”" in finding.message
    assert fault in finding.message


@pytest.mark.parametrize(
    "title",
    [
        "Acupuncture for back pain",
        "Back pain: acupuncture at the Elm Clinic",
        "Pains in your back? Acupuncture may help",
    ],
)
def test_a_title_with_all_words_in_any_form_is_fine(title):
    assert not findings(CHECK, phrased("<p>Needles.</p>", title=title))


def test_a_synonym_will_do():
    title = "Needles for sore backs"
    assert not findings(CHECK, phrased("<p>Pins.</p>", title=title, synonyms=("needles for a sore back",)))


def test_pages_without_a_keyphrase_or_a_title_are_not_judged():
    assert not findings(CHECK, page("<p>Needles.</p>"))
    assert not findings(CHECK, phrased("<p>Needles.</p>", title=""))
    assert not findings(CHECK, phrased("<p>Needles.</p>", title="Needles", keyphrase="how to"))


def test_front_matter_gives_keyphrase_and_title():
    text = "---\ntitle: Needles\nkeyphrase: back pain\n---\n\nThin needles.\n"
    [finding] = findings(CHECK, text, Kind.MARKDOWN)
    assert place(finding) == (2, 8)
