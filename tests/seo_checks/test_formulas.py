"""The readability formulas: worked examples, published tables, and textstat on plain prose, as far as it keeps to
what was published."""

import doctest

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks import formulas, parse
from seo_checks.metrics import metrics

# Base forms alone, neither names nor abbreviations, of one syllable to five: what textstat and the published
# definitions call by the same names.
WORDS = (
    "needle skin pain back doctor the of and with after when help hurt small rest slow gentle muscle treatment "
    "practitioner acupuncture evidence medication recovery benefit improve insert session "
    "recommend placebo sensation uncomfortable chronic knee shoulder ask before week month therapist careful"
).split()
PLAIN = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=28), min_size=34, max_size=40).map(
    lambda sentences: " ".join(" ".join(words).capitalize() + "." for words in sentences)
)


def test_every_docstring_holds_a_worked_example_that_is_true():
    examples = doctest.DocTestFinder().find(formulas, "formulas")
    functions = {name for name in vars(formulas) if callable(getattr(formulas, name)) and name != "sqrt"}
    assert {example.name.partition(".")[2] for example in examples if example.examples} == functions
    assert doctest.testmod(formulas).failed == 0


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "ease"),
    [(6, 1, 6, 116.145), (13, 1, 24, 37.455), (16, 1, 22, 74.27), (13, 1, 26, 24.44), (1, 1, 1, 121.22)],
)
def test_reading_ease(words, sentences, syllables, ease):
    assert formulas.flesch_reading_ease(words, sentences, syllables) == pytest.approx(ease, abs=0.005)


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "grade"), [(57, 10, 58, -1.36), (1, 1, 1, -3.40), (100, 5, 150, 9.91)]
)
def test_flesch_kincaid_grade(words, sentences, syllables, grade):
    assert formulas.flesch_kincaid_grade(words, sentences, syllables) == pytest.approx(grade, abs=0.005)


# What McLaughlin gives those who work it out by hand: three and the square root of the polysyllables in 30 sentences.
@pytest.mark.parametrize(
    ("polysyllables", "grade"), [(4, 5), (9, 6), (16, 7), (25, 8), (49, 10), (81, 12), (121, 14), (169, 16), (225, 18)]
)
def test_smog_agrees_with_its_rule_of_thumb_within_a_grade(polysyllables, grade):
    assert formulas.smog_grade(30, polysyllables) == pytest.approx(grade, abs=1)


def test_smog_of_no_long_words_is_its_least():
    assert formulas.smog_grade(30, 0) == 3.1291


@pytest.mark.parametrize(("difficult", "score"), [(0, 0.744), (1, 1.2703), (2, 5.4332), (6, 7.5385)])
def test_dale_chall_adds_its_constant_over_five_in_a_hundred(difficult, score):
    assert formulas.dale_chall(30, 2, difficult) == pytest.approx(score, abs=0.0005)


@pytest.mark.parametrize(("sentences", "grade"), [(4, 12.5), (5, 9.0), (10, 4.0)])
def test_linsear_write_takes_two_points_off_up_to_twenty(sentences, grade):
    assert formulas.linsear_write(100, sentences, 0) == pytest.approx(grade)


# -- textstat


@settings(max_examples=25, deadline=None)
@given(PLAIN)
def test_plain_prose_measures_as_with_textstat(text):
    figures = metrics(parse(f"<p>{text}</p>"))
    rounded = pytest.approx
    assert figures["words"] == textstat.lexicon_count(text)
    assert figures["sentences"] == textstat.sentence_count(text)
    assert figures["syllables"] == textstat.syllable_count(text)
    assert figures["polysyllables"] == textstat.polysyllabcount(text)
    assert figures["flesch_reading_ease"] == rounded(textstat.flesch_reading_ease(text), abs=0.051)
    assert figures["reading_grade"] == rounded(textstat.flesch_kincaid_grade(text), abs=0.051)
    assert figures["smog_grade"] == rounded(textstat.smog_index(text), abs=0.051)
    assert figures["gunning_fog"] == rounded(textstat.gunning_fog(text), abs=0.051)
    assert figures["dale_chall"] == rounded(textstat.dale_chall_readability_score(text), abs=0.051)
    assert figures["linsear_write"] == rounded(textstat.linsear_write_formula(text, strict_upper=False), abs=0.051)
    assert figures["lix"] == rounded(textstat.lix(text), abs=0.051)


@settings(max_examples=10, deadline=None)
@given(PLAIN)
def test_where_textstat_departs_from_coleman_and_liau(text):
    figures = metrics(parse(f"<p>{text}</p>"))
    by_its_coefficient = 100 * figures["characters"] / figures["words"] * (0.0588 - 0.058)
    assert figures["coleman_liau"] - by_its_coefficient == pytest.approx(textstat.coleman_liau_index(text), abs=0.051)
    assert by_its_coefficient > 0.2


@settings(max_examples=10, deadline=None)
@given(PLAIN)
def test_where_textstat_departs_from_smith_and_senter(text):
    figures = metrics(parse(f"<p>{text}</p>"))
    by_its_full_stops = 4.71 * figures["sentences"] / figures["words"]
    assert figures["automated_readability"] + by_its_full_stops == pytest.approx(
        textstat.automated_readability_index(text), abs=0.051
    )


INFLECTED = "She placed the thinnest needles and stopped on Mondays when Rosalinda expected 12 visitors. " * 10


def test_where_textstat_departs_from_dale_and_chall():
    figures = metrics(parse(f"<p>{INFLECTED}</p>"))
    # "placed", "thinnest", "needles", "stopped", "Mondays", "Rosalinda", "12": forms, a name, a number.
    assert figures["dale_chall"] == round(formulas.dale_chall(140, 10, 0), 1)
    assert textstat.dale_chall_readability_score(INFLECTED) > figures["dale_chall"] + 5


def test_where_textstat_departs_from_gunning():
    figures = metrics(parse(f"<p>{INFLECTED}</p>"))
    # "expected" has its third syllable from -ed, "Rosalinda" is a name; "visitors" counts.
    assert figures["gunning_fog"] == round(formulas.gunning_fog(140, 10, 10), 1)
    assert textstat.gunning_fog(INFLECTED) > figures["gunning_fog"] + 2
