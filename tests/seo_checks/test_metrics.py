"""Counts and readability formulas, against worked examples and against textstat."""

import pytest
import textstat

from seo_checks import Kind, parse
from seo_checks.metrics import count_syllables, flesch_kincaid_grade, flesch_reading_ease, metrics
from tests.seo_checks.pages import page, prose

# Prose without what textstat is known to stumble over: abbreviations, decimals, short sentences, lists, headings.
PLAIN = {
    "easy": (
        "The needle is thin and it does not hurt much. It may help you with the pain in your back. Most people feel a "
        "small tingle when it goes in. Some people feel nothing at all in their skin. You lie down for half an hour "
        "while the needles stay in place. Then we take them out and you rest for a while. We ask you how you feel "
        "before you go home. Many patients come back for six sessions over three weeks. Ask your doctor before you "
        "begin if you take medicine that thins the blood or if you are pregnant now."
    ),
    "hard": (
        "Acupuncture stimulates peripheral nerves and thereby modulates the transmission of nociceptive signals. "
        "Systematic reviews of randomised trials suggest a modest improvement compared with conventional care. "
        "Methodological limitations, particularly insufficient blinding, complicate the interpretation of results. "
        "International guidelines nevertheless recommend considering the intervention for chronic back pain. "
        "Practitioners should communicate uncertainty and discuss alternatives with every patient before treatment. "
        "Serious adverse events are uncommon, although minor bleeding and temporary dizziness occur regularly. "
        "Individual expectations influence the reported outcomes of complementary interventions considerably. "
        "Insurance companies occasionally reimburse consultations delivered by registered professionals. "
        "Documentation of previous diagnoses facilitates an appropriate recommendation during the first appointment."
    ),
}


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "ease"),
    [(6, 1, 6, 116.145), (13, 1, 24, 37.455), (16, 1, 22, 74.27), (13, 1, 26, 24.44)],
)
def test_reading_ease_by_worked_examples(words, sentences, syllables, ease):
    assert flesch_reading_ease(words, sentences, syllables) == pytest.approx(ease, abs=0.005)


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "grade"), [(57, 10, 58, -1.36), (1, 1, 1, -3.40), (100, 5, 150, 9.91)]
)
def test_grade_by_worked_examples(words, sentences, syllables, grade):
    assert flesch_kincaid_grade(words, sentences, syllables) == pytest.approx(grade, abs=0.005)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_prose_measures_as_with_textstat(name):
    text = PLAIN[name]
    figures = metrics(parse(f"<p>{text}</p>"))
    assert figures["words"] == textstat.lexicon_count(text)
    assert figures["sentences"] == textstat.sentence_count(text)
    assert figures["flesch_reading_ease"] == pytest.approx(textstat.flesch_reading_ease(text), abs=0.06)
    assert figures["reading_grade"] == pytest.approx(textstat.flesch_kincaid_grade(text), abs=0.06)


def test_the_same_text_measures_the_same_in_every_format():
    text = PLAIN["easy"]
    assert metrics(parse(f"<p>{text}</p>")) == metrics(parse(text, Kind.MARKDOWN)) == metrics(parse(text, Kind.TEXT))


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("pain", 1), ("needle", 2), ("acupuncture", 4), ("patient", 2), ("idea", 3), ("the", 1), ("2,500", 1),
        ("well-being", 3), ("pain‑free", 2), ("don’t", 1), ("don't", 1), ("x", 1), ("針灸", 1),
    ],
)  # fmt: skip
def test_syllables(word, syllables):
    assert count_syllables(word) == syllables


def test_counts_are_of_the_main_content():
    body = (
        "<h1>Back pain</h1><p>It may help. Ask us.</p><ul><li>Needles</li></ul><table><tr><td>Yes</td></tr></table>"
        '<p><a href=/x>Prices</a> <img src=p alt="A needle in the skin"></p>'
    )
    figures = metrics(parse(page(body).replace("<main>", "<nav><a href=/>Home</a></nav><main>")))
    assert figures == {"words": 10, "sentences": 4, "paragraphs": 2, "headings": 1, "links": 1, "images": 1}


@pytest.mark.parametrize(("words", "measured"), [(99, False), (100, True)])
def test_short_texts_are_not_measured(words, measured):
    assert ("reading_grade" in metrics(parse(f"<p>{prose(words)}</p>"))) is measured


def test_headings_cells_and_captions_do_not_pass_for_sentences():
    text = f"<p>{PLAIN['easy']}</p>"
    fragments = (
        "<h2>Pain</h2><table><tr><td>Yes</td><td>No</td></tr></table><figure><figcaption>Needle</figcaption></figure>"
    )
    with_fragments, alone = metrics(parse(text + fragments)), metrics(parse(text))
    assert with_fragments["reading_grade"] == alone["reading_grade"]
    assert with_fragments["words"] == alone["words"] + 4


def test_an_empty_page_has_counts_and_no_formulas():
    assert set(metrics(parse("<p></p>")).values()) == {0}
