"""Caveat's counts beside those that yoastseo 3.6.0 was recorded to make. See seo_checks/PEERS.md."""

import pytest

from seo_checks import parse
from seo_checks.formulas import flesch_reading_ease
from tests.seo_checks.peers.comparison import DOCUMENT, document, same_text
from tests.seo_checks.peers.counting import PAGES, figures_of, page, recorded
from tests.seo_checks.peers.differences import DIFFERENCES, pages_that_differ
from tests.seo_checks.peers.seed import NAME, TEXT, seed_page

EXACT = ("words", "paragraphs", "headings", "images", "internal_links", "external_links", "description_length")
SENTENCES_WITHIN = 0.02
FLESCH_WITHIN = 1.5


def off_by(figure: str, name: str) -> float:
    return abs(figures_of(page(name))[figure] - recorded()[name][figure])


def test_every_page_was_recorded_and_every_difference_is_of_a_page():
    assert len(PAGES) >= 30
    assert set(PAGES) <= set(recorded())
    assert {name for difference in DIFFERENCES for name in difference.pages} <= set(PAGES)


@pytest.mark.parametrize("figure", EXACT)
def test_counts_are_equal_but_where_a_reason_is_known(figure):
    different = {name for name in PAGES if figures_of(page(name))[figure] != recorded()[name][figure]}
    assert different == pages_that_differ(figure)


def test_sentences_are_as_many_but_where_a_reason_is_known():
    different = {name for name in PAGES if off_by("sentences", name) > SENTENCES_WITHIN * recorded()[name]["sentences"]}
    assert different == pages_that_differ("sentences")


def test_as_many_sentences_are_long_where_there_are_as_many():
    alike = set(PAGES) - pages_that_differ("sentences")
    assert dict.fromkeys(alike, 0) == {name: off_by("sentences_over_20_words_percent", name) for name in alike}


def test_reading_ease_is_the_same_formula():
    for name, figures in recorded().items():
        score = flesch_reading_ease(figures["flesch_words"], figures["flesch_sentences"], figures["flesch_syllables"])
        assert max(0, min(100, score)) == pytest.approx(figures["flesch_reading_ease"], abs=0.051), name


def test_reading_ease_of_the_same_text_is_close_but_where_a_reason_is_known():
    alike = same_text()
    assert len(alike) >= 15
    different = {name for name in alike if off_by("flesch_reading_ease", name) > FLESCH_WITHIN}
    assert different == pages_that_differ("flesch_reading_ease")


@pytest.mark.skipif(not TEXT.exists(), reason="the shared sample article is not there")
def test_the_sample_article_counts_alike():
    ours, theirs = figures_of(parse(seed_page())), recorded()[NAME]
    for figure in (*EXACT, "sentences", "sentences_over_20_words_percent"):
        assert ours[figure] == theirs[figure], figure
    assert abs(ours["flesch_reading_ease"] - theirs["flesch_reading_ease"]) <= FLESCH_WITHIN


def test_the_document_shows_what_is_measured_now():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == document(text), "Run python -m tests.seo_checks.peers.comparison"
