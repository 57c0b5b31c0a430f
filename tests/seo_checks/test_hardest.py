"""The sentences that are hardest to read."""

from seo_checks import parse
from seo_checks.hardest import hardest_sentences

HARD = (
    "Practitioners of rehabilitation utilise multidisciplinary interventions to facilitate functional independence "
    "and to optimise participation in meaningful occupations."
)
EASY = "We listen to you first, and then we make a plan with you."


def page(*paragraphs: str):
    return parse(f"<html lang=en><main>{''.join(f'<p>{text}</p>' for text in paragraphs)}</main></html>")


def test_the_hardest_come_first_and_easy_ones_not_at_all():
    middling = "Rehabilitation helps many people to return to ordinary activities after an operation."
    found = hardest_sentences(page(EASY, middling, HARD), over_grade=8.0)
    assert [hard.span.quote for hard in found] == [HARD, middling]
    assert found[0].words == 17
    assert found[0].grade > found[1].grade > 8


def test_no_more_than_asked_for():
    assert len(hardest_sentences(page(HARD, HARD, HARD), over_grade=8.0, most=2)) == 2


def test_a_few_words_are_not_judged():
    assert hardest_sentences(page("Multidisciplinary rehabilitation facilitates independence."), over_grade=8.0) == []


def test_names_are_not_held_against_a_sentence():
    named = "You can have acupuncture, physiotherapy or osteopathy here if you have fibromyalgia or sciatica."
    plain = "You can have examination, observation or preparation here if you have availability or opportunity."
    by_name, by_plain = (hardest_sentences(page(text), over_grade=0.0)[0].grade for text in (named, plain))
    assert by_name < by_plain
