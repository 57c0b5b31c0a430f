"""Where a page's keyphrase comes from."""

from dataclasses import replace

import pytest

from seo_checks import About, Kind, parse
from seo_checks.keyphrase import keyphrase_of, read_phrase, split_synonyms
from tests.seo_checks.keyphrase.pages import document


def given(page):
    keyphrase = keyphrase_of(page)
    return keyphrase and (keyphrase.text, tuple(synonym.text for synonym in keyphrase.synonyms))


def test_the_page_may_tell_it_in_metas():
    assert given(document("Needles.", "back pain", "sore back", "lumbago")) == ("back pain", ("sore back", "lumbago"))


def test_the_caller_knows_better():
    page = document("Needles.", "back pain", "sore back")
    assert given(replace(page, about=About(keyphrase="neck  pain"))) == ("neck pain", ())


@pytest.mark.parametrize("names", [("keyphrase", "synonyms"), ("focus_keyphrase", "keyphrase_synonyms")])
@pytest.mark.parametrize("written", ["[sore back, lumbago]", "\n  - sore back\n  - lumbago", "sore back, lumbago"])
def test_front_matter_may_tell_it(names, written):
    text = f"---\ntitle: Backs\n{names[0]}: back pain\n{names[1]}: {written}\n---\nNeedles.\n"
    page = parse(text, Kind.MARKDOWN)
    assert given(page) == ("back pain", ("sore back", "lumbago"))
    assert not page.problems
    assert [block.text for block in page.main] == ["Backs", "Needles."]


def test_front_matter_in_quotes_of_yaml_is_not_exact_but_quotes_within_are():
    phrase = keyphrase_of(parse("---\nkeyphrase: '\"back pain\"'\n---\nNeedles.\n", Kind.MARKDOWN))
    assert phrase
    assert phrase.phrase.exact
    assert phrase.text == "back pain"


@pytest.mark.parametrize("keyphrase", ["", "  ", "how to", "…"])
def test_nothing_that_counts_is_no_keyphrase(keyphrase):
    assert given(document("Needles.", keyphrase)) is None


def test_a_synonym_that_is_the_keyphrase_or_says_nothing_is_left_out():
    assert given(document("Needles.", "back pain", "Back pain", "the", "lumbago")) == ("back pain", ("lumbago",))


def test_synonyms_are_parted_by_lines_commas_and_semicolons():
    assert split_synonyms(" sore back\r\nlumbago; bad back,,\n") == ("sore back", "lumbago", "bad back")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("acupuncture for the lower back", ["acupuncture", "lower", "back"]),
        ("massage after surgery", ["massage", "after", "surgery"]),
        ("how to treat loss of smell without drugs", ["treat", "loss", "smell", "without", "drugs"]),
        ("reiki at our clinic", ["reiki", "clinic"]),
    ],
)
def test_words_that_only_join_are_set_aside_and_no_others(text, words):
    assert list(read_phrase(text).content.values()) == words
