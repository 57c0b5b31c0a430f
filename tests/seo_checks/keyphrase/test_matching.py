"""What counts as the keyphrase, and what does not."""

import pytest

from seo_checks.keyphrase import keyphrase_matches
from tests.seo_checks.keyphrase.pages import document, matches

BACK = "acupuncture back pain"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Acupuncture back pain plans.", "Acupuncture back pain"),
        ("Acupuncture Back Pain's best friend.", "Acupuncture Back Pain"),
        ("Acupuncture Back Pain’s best friend.", "Acupuncture Back Pain"),
        ("An acupuncture back-pain plan.", "acupuncture back-pain"),
        ("An acupuncture back‑pain plan.", "acupuncture back‑pain"),
        ("<b>Acupuncture</b>\n <i>back</i> pain.", "Acupuncture back pain"),
    ],
)
def test_the_words_as_given_match_whatever_their_case_hyphens_and_possessives(text, quote):
    assert matches(text, BACK) == [(quote, "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "Back pains and acupuncture.",
        "Acupuncture for your painful back.",
        "Pain in the back can meet acupuncture.",
    ],
)
def test_other_forms_and_orders_match_near_one_another(text):
    [(quote, by)] = matches(text, BACK)
    assert by == "forms"
    assert quote in text


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("foot massage", "We massage your feet."),
        ("anaemia therapy", "Therapies of anemia."),
        ("oedema massage", "Massaging for edema."),
        ("tumour diets", "A diet and tumors."),
        ("mobilisation exercises", "To exercise with mobilizations."),
        ("needle", "Thin needles."),
        ("disc injury", "Injured discs? A disk injury."),
    ],
)
def test_irregular_plurals_and_both_spellings_are_forms(phrase, text):
    assert len(matches(text, phrase)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Acupuncture helps neck pain.",
        "Acupuncture hurts little. Back pain is common.",  # two sentences
        "Acupuncturists see back pain every day.",
        "Acupuncture is what we offer in our quiet rooms by the river, where you may forget your back and all pain.",
        "After acupuncture your pain never comes back.",
        "Acupuncture can help you to get your life back without pain.",
    ],
)
def test_what_is_about_something_else_is_no_match(text):
    assert matches(text, BACK) == []


def test_a_part_of_the_body_in_the_phrase_is_never_dropped():
    assert matches("Lower leg pain is common.", "lower back pain") == []
    assert matches("Your lower back may be in pain.", "lower back pain") == [("lower back may be in pain", "forms")]


@pytest.mark.parametrize(("between", "found"), [(5, 1), (6, 0)])
def test_five_more_words_than_the_phrase_has_may_stand_between(between, found):
    filler = " ".join(["quiet"] * between)
    assert len(matches(f"Acupuncture {filler} back pain.", BACK)) == found


def test_function_words_of_the_phrase_give_room_but_need_not_be_there():
    assert matches("Back pain? Acupuncture, back pain!", "acupuncture for the back pain") == [
        ("Acupuncture, back pain", "forms")
    ]


def test_no_word_is_used_twice():
    assert len(matches("Acupuncture, back pain, back pain.", BACK)) == 1
    assert len(matches("Acupuncture, back pain, acupuncture, back pain.", BACK)) == 2


def test_a_word_counts_where_it_names_something_though_it_is_a_function_word_elsewhere():
    assert matches("It is a band with a syndrome.", "IT band syndrome")
    assert matches("The band has a syndrome.", "IT band syndrome") == []


class TestInQuotes:
    def test_order_adjacency_and_function_words_count(self):
        phrase = '"acupuncture for back pain"'
        assert matches("Acupuncture for back pain works how?", phrase) == [("Acupuncture for back pain", "exact")]
        for other in ("Acupuncture and back pain.", "Back pain: acupuncture for it.", "Acupuncture for back pains."):
            assert matches(other, phrase) == []

    def test_curly_quotes_are_quotes(self):
        assert matches("Pain in the back.", "“back pain”") == []
        assert matches("My back pain.", "“back pain”") == [("back pain", "exact")]

    def test_other_names_do_not_stand_in(self):
        assert matches("Lumbago hurts.", '"low back pain"') == []


class TestSynonyms:
    def test_given_ones_are_told_apart(self):
        assert matches("Needles for a bad spine.", BACK, "needles for a spine") == [
            ("Needles for a bad spine", "synonym")
        ]

    def test_what_the_keyphrase_matched_is_not_counted_again(self):
        assert matches("Acupuncture eases back pain.", BACK, "back pain") == [("Acupuncture eases back pain", "forms")]

    def test_other_names_of_a_condition_in_the_phrase_stand_for_it(self):
        assert matches("Acupuncture eases lumbago.", "acupuncture for low back pain") == [
            ("Acupuncture eases lumbago", "concept")
        ]
        assert matches("Acupuncture eases sciatica.", "acupuncture for low back pain") == []

    def test_other_names_of_a_treatment_stand_for_it(self):
        assert matches("Hijama in Leeds", "wet cupping Leeds") == [("Hijama in Leeds", "concept")]


def test_each_word_of_a_match_can_be_shown():
    [match] = keyphrase_matches(document("Yes: pain of the back and acupuncture.", BACK))
    assert [word.quote for word in match.words] == ["pain", "back", "acupuncture"]
    assert match.phrase == BACK
    assert match.span.sentence == "Yes: pain of the back and acupuncture."


def test_a_treatment_called_like_what_is_done_is_not_its_tools():
    assert matches("A cup of tea.", "cupping therapy") == []
    assert matches("We offer cupping.", "cupping therapy") == [("cupping", "concept")]
