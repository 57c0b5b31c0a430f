import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings, page, place

CHECK = "keyphrase-missing-in-introduction"
CALM = "We place thin needles in the skin of your arm and wait."


def test_the_first_paragraph_is_quoted_with_what_it_lacks():
    [finding] = findings(CHECK, phrased(f"<h1>Acupuncture</h1>\n<p>{CALM}</p><p>{CALM}</p>"))
    assert finding.quote == CALM
    assert "it lacks “acupuncture”, “back”, “pain”" in finding.message
    assert place(finding) == (7, 4)


@pytest.mark.parametrize(
    "sentence",
    ["Acupuncture for back pain is old.", "For pains in the back, try acupuncture.", "Needles ease backache."],
)
def test_one_sentence_of_it_is_enough(sentence):
    text = phrased(f"<p>{CALM} {sentence}</p>", synonyms=("needles for back pain",))
    assert not findings(CHECK, text)


def test_it_may_stand_in_the_paragraph_after_a_standfirst():
    text = phrased(f"<p>{CALM}</p><p>Acupuncture for back pain takes forty minutes a session.</p>")
    assert not findings(CHECK, text)
    assert findings(CHECK, text, paragraphs=1)


def test_words_in_different_sentences_are_not():
    [finding] = findings(CHECK, phrased("<p>Acupuncture is an old trade with thin needles. Back pain is common.</p>"))
    assert "its words are there, but apart" in finding.message


def test_bylines_are_passed_over():
    text = phrased("<p>By J. Elm, 3 March 2026</p><p>Acupuncture for back pain takes forty minutes a session.</p>")
    assert not findings(CHECK, text)
    assert findings(CHECK, text, min_words=3, paragraphs=1)


def test_pages_without_a_keyphrase_or_a_paragraph_are_not_judged():
    assert not findings(CHECK, page(f"<p>{CALM}</p>"))
    assert not findings(CHECK, phrased("<h1>Needles</h1><ul><li>One</li></ul>"))
