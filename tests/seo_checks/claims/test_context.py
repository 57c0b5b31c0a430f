"""What surrounds a claim: negation, hedges and doubt, questions, quotation, and who is addressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims.context import (
    Negation,
    addresses,
    asks,
    clause_before,
    has_negation,
    in_own_voice,
    is_doubted,
    is_hedged,
    is_mentioned,
    is_negated,
)
from seo_checks.text import fold


@pytest.mark.parametrize(
    "before",
    [
        "acupuncture does not ",
        "acupuncture cannot ",
        "no needle can ",
        "we never claim to ",
        "it isn't able to diagnose, treat, ",
        "few people ",
        "there is nothing that will ",
    ],
)
def test_negation_in_the_clause_clears(before: str) -> None:
    assert is_negated(before + "cure pain", len(before))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "it is not cheap, but we ",
        "without drugs or surgery we ",
        "if you cannot sleep, acupuncture will ",
        "but because nothing is lost on the way, it will ",
        "no drugs, no needles, just hands that ",
        "not only does it relax you, it will ",
        "tablets do not help; we ",
        "it does not hurt. we ",
        "a few sessions ",
        "no longer will you suffer: we ",
    ],
)
def test_negation_elsewhere_does_not(before: str) -> None:
    assert not is_negated(before + "cure pain", len(before))


@pytest.mark.parametrize(
    "before",
    [
        "it is not always ",
        "no treatment is ",
        "we cannot promise that it has ",
        "nobody can say that it has ",
        "it is not ",
    ],
)
def test_claim_with_a_negation_of_its_own_is_cleared_by_a_disclaimer(before: str) -> None:
    assert is_negated(before + "no risk", len(before), Negation.PART)


@pytest.mark.parametrize("before", ["no drugs, no needles, ", "it does not hurt and has ", "without drugs and with "])
def test_claim_with_a_negation_of_its_own_stands_beside_another(before: str) -> None:
    assert not is_negated(before + "no risk", len(before), Negation.PART)


def test_clause_is_cut_where_it_begins_and_where_negation_no_longer_reaches() -> None:
    assert clause_before("it is cold, but we cure", len("it is cold, but we ")) == " we "
    assert len(clause_before("word " * 100 + "cure", 500)) <= 80


@pytest.mark.parametrize("negation", Negation)
@pytest.mark.parametrize(("word", "negated"), [("not", True), ("knot", False)])
def test_no_word_is_cut_where_a_negation_no_longer_reaches(word: str, negated: bool, negation: Negation) -> None:
    last_80 = f"not can promise {'o' * 63} "
    assert len(last_80) == 80
    before = f"a {word}{last_80.removeprefix('not')}"
    assert is_negated(before + "cure pain", len(before), negation) is negated


def about(text: str, words: str) -> tuple[str, int, int]:
    """A sentence, and where some of its words stand."""
    start = text.index(words)
    return text, start, start + len(words)


@pytest.mark.parametrize(
    ("text", "hedged", "doubted"),
    [
        ("it eases pain", False, False),
        ("it can ease pain", True, False),
        ("it aims to ease pain", True, False),
        ("it is designed to ease pain", True, False),
        ("it helps to ease pain", True, False),
        ("it may ease pain", True, True),
        ("it might possibly ease pain", True, True),
        ("for some people it can ease pain", True, True),
        ("it may rain; it does ease pain", False, False),
        ("it may be cold, but we ease pain", False, False),
    ],
)
def test_hedges_and_doubt_in_the_clause(text: str, hedged: bool, doubted: bool) -> None:
    claim = about(text, "ease")
    assert (is_hedged(*claim), is_doubted(*claim)) == (hedged, doubted)


def test_hedge_inside_the_claim_counts_too() -> None:
    assert is_hedged(*about("pain might be eased", "pain might be eased"))
    assert not is_hedged(*about("pain is eased, perhaps", "pain is eased"))


@pytest.mark.parametrize("text", ["does not", "never", "{negation} cure", "cannot", "didn't", "without"])
def test_words_that_negate(text: str) -> None:
    assert has_negation(text)


@pytest.mark.parametrize("text", ["nothin", "notable", "know", "a few sessions", "another"])
def test_words_that_do_not(text: str) -> None:
    assert not has_negation(text)


@pytest.mark.parametrize("text", ["does it cure?", "is relief permanent?", "how long does it last?", '"will it hurt?"'])
def test_questions_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "want to be free of pain for good?",
        "ready for a life without pain?",
        "tired of tablets that mask pain?",
        "it cures.",
    ],
)
def test_promises_with_a_question_mark_do_not_ask(text: str) -> None:
    assert not asks(text)


def test_who_is_addressed() -> None:
    assert addresses("we balance your qi")
    assert not addresses("qi flows in channels")


def test_whose_voice_it_is() -> None:
    assert in_own_voice("we balance your qi")
    assert not in_own_voice("ask your doctor")


@pytest.mark.parametrize(
    ("sentence", "mentioned"),
    [
        ('"no side effects" is what people say about a thing that has no effects.', True),
        ('phrases such as "no side effects" are likely to break the rules.', True),
        ('our tea has "no side effects" and tastes of mint.', False),
        ('"no side effects", says jo.', False),
        ("the leaflet says that it has no side effects.", False),
    ],
)
def test_phrases_that_are_only_mentioned(sentence: str, mentioned: bool) -> None:
    start = sentence.index("no side effects")
    assert is_mentioned(sentence, start, start + len("no side effects")) is mentioned


@given(st.text(max_size=200), st.data())
def test_any_words_of_any_sentence_can_be_judged(text: str, data: st.DataObject) -> None:
    sentence = fold(text)
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    assert sentence[:start].endswith(clause_before(sentence, start))
    for judged in (is_hedged, is_doubted, is_mentioned):
        assert judged(sentence, start, end) in {True, False}
    assert is_hedged(sentence, start, end) or not is_doubted(sentence, start, end)
    assert is_negated(sentence, start) == has_negation(clause_before(sentence, start))
