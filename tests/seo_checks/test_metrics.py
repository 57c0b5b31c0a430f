"""What is counted, and over which text. The formulas themselves have tests of their own."""

from dataclasses import replace

import pytest

from seo_checks import Kind, parse
from seo_checks.about import About
from seo_checks.metrics import full_sentences, metrics
from tests.seo_checks.pages import page, prose, sentence

EASY = (
    "The needle is thin and it does not hurt much. It may help you with the pain in your back. Most people feel a "
    "small tingle when it goes in. Some people feel nothing at all in their skin. You lie down for half an hour "
    "while the needles stay in place. Then we take them out and you rest for a while. We ask you how you feel "
    "before you go home. Many patients come back for six sessions over three weeks. Ask your doctor before you "
    "begin if you take medicine that thins the blood or if you are pregnant now."
)
FORMULAS = {
    "flesch_reading_ease",
    "reading_grade",
    "reading_grade_without_terms",
    "reading_age",
    "gunning_fog",
    "coleman_liau",
    "automated_readability",
    "dale_chall",
    "linsear_write",
    "lix",
}


def figures(body: str) -> dict[str, float]:
    return metrics(parse(page(body)))


def test_the_same_text_measures_the_same_in_every_format():
    assert metrics(parse(f"<p>{EASY}</p>")) == metrics(parse(EASY, Kind.MARKDOWN)) == metrics(parse(EASY, Kind.TEXT))


def test_counts_are_of_the_main_content():
    body = (
        "<h1>Back pain</h1><p>It may help. Ask us.</p><ul><li>Needles</li></ul><table><tr><td>Yes</td></tr></table>"
        '<p><a href=/x>Prices</a> <img src=p alt="A needle in the skin"></p>'
    )
    found = metrics(parse(page(body).replace("<main>", "<nav><a href=/>Home</a></nav><main>")))
    assert found == {
        "words": 10,
        "sentences": 2,
        "fragments": 2,
        "paragraphs": 2,
        "list_items": 1,
        "headings": 1,
        "tables": 1,
        "links": 1,
        "internal_links": 1,
        "external_links": 0,
        "images": 1,
        "characters": 14,
        "syllables": 5,
        "polysyllables": 0,
        "long_words": 0,
        "reading_minutes": 0.0,
        "different_words_percent": 100.0,
        "words_per_sentence": 2.5,
        "words_per_sentence_median": 2.5,
        "words_per_sentence_deviation": 0.5,
        "words_in_longest_sentence": 3,
        "sentences_over_20_words_percent": 0.0,
        "words_per_paragraph": 2.3,
        "words_in_longest_paragraph": 5,
    }


def test_links_are_told_apart_by_the_address_of_the_page():
    document = parse(
        page('<p><a href="https://elm.example/x">A</a> <a href="https://nhs.uk">B</a> <a href="mailto:a@b.c">C</a></p>')
    )
    found = metrics(replace(document, about=About(address="https://www.elm.example/backs")))
    assert (found["links"], found["internal_links"], found["external_links"]) == (3, 1, 1)


def test_tables_for_layout_are_not_counted():
    assert figures('<table role="presentation"><tr><td>Yes</td></tr></table><p>It may help.</p>')["tables"] == 0


@pytest.mark.parametrize(
    ("body", "sentences", "fragments"),
    [
        ("<ul><li>Lower back pain</li><li>Neck pain</li></ul>", 0, 2),
        ("<ul><li>You lie down.</li><li>We place the needles.”</li></ul>", 2, 0),
        ("<p>The risks are:</p><ul><li>bruises</li></ul>", 1, 1),
        (f"<p>{sentence(12)[:-1]}</p><p>{sentence(13)[:-1]}</p>", 1, 1),
        ("<p>We ask you first. Then you lie down</p>", 2, 0),
        ("<p>It helped in one trial.[12]</p>", 1, 0),
    ],
)
def test_short_pieces_that_no_mark_closes_are_fragments(body, sentences, fragments):
    found = figures(body)
    assert (found["sentences"], found["fragments"]) == (sentences, fragments)


def test_fragments_do_not_make_a_text_look_easier():
    items = "<ul>" + "<li>Back pain</li>" * 40 + "</ul>"
    with_items, alone = figures(f"<p>{EASY}</p>{items}"), figures(f"<p>{EASY}</p>")
    assert {name: with_items[name] for name in FORMULAS} == {name: alone[name] for name in FORMULAS}
    assert with_items["words"] == alone["words"] + 80


def test_headings_cells_and_captions_do_not_pass_for_sentences():
    text = f"<p>{EASY}</p>"
    fragments = (
        "<h2>Pain.</h2><table><tr><td>Yes.</td><td>No.</td></tr></table><figure><figcaption>It.</figcaption></figure>"
    )
    with_fragments, alone = metrics(parse(text + fragments)), metrics(parse(text))
    assert with_fragments["reading_grade"] == alone["reading_grade"]
    assert with_fragments["words"] == alone["words"] + 4


def test_the_lengths_of_sentences():
    found = figures(f"<p>{sentence(4)} {sentence(8)}</p><p>{sentence(21)}</p><p>{sentence(7)}</p>")
    assert found["words_per_sentence"] == 10
    assert found["words_per_sentence_median"] == 7.5
    assert found["words_per_sentence_deviation"] == 6.5  # √((36 + 4 + 121 + 9) / 4)
    assert found["words_in_longest_sentence"] == 21
    assert found["sentences_over_20_words_percent"] == 25
    assert found["words_per_paragraph"] == 13.3
    assert found["words_in_longest_paragraph"] == 21


def test_the_vocabulary_is_counted_without_regard_to_case():
    assert figures("<p>It may help. Help may come.</p>")["different_words_percent"] == 66.7


def test_reading_time_is_that_of_all_words():
    assert figures(f"<h1>{sentence(38)}</h1><p>{prose(200)}</p>")["reading_minutes"] == 1.0


@pytest.mark.parametrize(("words", "measured"), [(99, set()), (100, FORMULAS)])
def test_formulas_need_a_hundred_words(words, measured):
    assert figures(f"<p>{prose(words)}</p>").keys() & FORMULAS == measured


@pytest.mark.parametrize(("sentences", "measured"), [(29, False), (30, True)])
def test_smog_needs_thirty_sentences(sentences, measured):
    assert ("smog_grade" in figures(f"<p>{prose(10 * sentences)}</p>")) is measured


def test_names_of_treatments_and_the_like_are_set_aside_in_one_grade():
    named = figures("<p>" + "Acupuncture may ease sciatica when you rest. " * 20 + "</p>")
    # Two syllables of "acupuncture" and two of "sciatica" fewer, in seven words.
    assert named["reading_grade"] - named["reading_grade_without_terms"] == pytest.approx(11.8 * 4 / 7, abs=0.1)
    other = figures("<p>" + "Methodology may ease comprehension when you rest. " * 20 + "</p>")
    assert other["reading_grade"] == other["reading_grade_without_terms"]


def test_reading_age_is_that_of_the_grade():
    found = figures(f"<p>{EASY}</p>")
    assert found["reading_age"] == pytest.approx(found["reading_grade"] + 5, abs=0.051)


def test_capitals_inside_a_sentence_make_a_name():
    named = figures("<p>" + "You may meet Rosalinda Featherstonehaugh here. " * 20 + "</p>")
    other = figures("<p>" + "You may meet rosalinda featherstonehaugh here. " * 20 + "</p>")
    assert named["gunning_fog"] < other["gunning_fog"]
    assert named["dale_chall"] < other["dale_chall"]
    assert named["reading_grade"] == other["reading_grade"]


def test_an_empty_page_has_counts_and_no_formulas():
    assert set(metrics(parse("<p></p>")).values()) == {0}


def test_what_is_done_with_the_figures_of_a_page_does_not_change_them():
    document = parse(f"<p>{EASY}</p>")
    metrics(document).clear()
    assert metrics(document)["words"] == 103
    assert full_sentences(document) is full_sentences(document)
