"""What a word counts as for Gunning, Dale and Chall, and Björnsson."""

import pytest

from seo_checks.word_figures import figures_of


@pytest.mark.parametrize(
    "word",
    ["acupuncture", "remedies", "exercised", "visitors", "anti-inflammatory", "Osteopathy", "investigating"],
)
def test_complex_words(word):
    assert figures_of(word).complex


# Two syllables; a third from -es, -ed or -ing; a compound of short words; a number.
@pytest.mark.parametrize(
    "word", ["needle", "processes", "expected", "comparing", "side-by-side", "well-being", "2,500"]
)
def test_words_that_are_not_complex(word):
    assert not figures_of(word).complex


@pytest.mark.parametrize(
    "word",
    [
        "pain",
        "pains",
        "doctor's",
        "doctor’s",
        "tries",
        "tried",
        "stopped",
        "making",
        "thinner",
        "easiest",
        "12",
        "don’t",
    ],
)
def test_familiar_words_and_their_forms(word):
    assert not figures_of(word).difficult


@pytest.mark.parametrize(
    "word", ["acupuncture", "chronic", "skin-deep-analysis", "placebo", "ness", "MRI", "as-needed"]
)
def test_difficult_words(word):
    assert figures_of(word).difficult is (word != "as-needed")


@pytest.mark.parametrize(
    ("word", "characters", "long"),
    [("needle", 6, False), ("needles", 7, True), ("well-being", 9, True), ("it’s", 3, False)],
)
def test_characters_are_letters_and_digits(word, characters, long):
    figures = figures_of(word)
    assert (figures.characters, figures.is_long) == (characters, long)
