"""The vocabulary: what terms stand for, where they are found in a sentence, and a site's own terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks.claims import rules
from seo_checks.claims.lexicon import Lexicon, Vocabulary
from seo_checks.claims.words import BOUNDARY, split_words
from seo_checks.errors import RuleError
from seo_checks.text import fold

VOCABULARY = Vocabulary(
    lists={
        "pain": ["back pain", "pain(s)", "x-ray burn(s)"],
        "condition": ["@pain", "IBS", "Parkinson's", "migraine(s)"],
        "end": ["cure~", "get~ rid of"],
        "dose": ["#", "# percent", "two"],
    },
    concepts={"back pain": "back pain", "pain(s)": "pain", "IBS": "irritable bowel"},
    broader={"sciatica": "nerve pain", "nerve pain": "pain", "pain": "sciatica"},
)
LEXICON = Lexicon(VOCABULARY)


def terms(name: str, text: str, lexicon: Lexicon = LEXICON) -> list[str]:
    """The terms of a list in a text, as the text has them."""
    words = lexicon.read(fold(text))
    spans = (words.span(term.start, term.end) for term in words.terms_of(name))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pain", "Pain and pains", ["Pain", "pains"]),
        ("pain", "painful", []),
        ("pain", "back-pain", ["back-pain"]),
        ("pain", "back; pain", ["pain"]),
        ("pain", "an X-ray burn, x ray burns", ["X-ray burn", "x ray burns"]),
        ("condition", "IBS, ibs and back pain", ["IBS", "ibs", "back pain"]),
        ("condition", "Parkinson’s disease", ["Parkinson’s"]),
        ("end", "cures, getting rid of", ["cures", "getting rid of"]),
        ("dose", "7 or 12.5, 20 percent and two", ["7", "12.5", "20 percent", "two"]),
        ("dose", "vitamin b12", []),
    ],
)
def test_terms_are_found_as_whole_words_in_any_form(name: str, text: str, expected: list[str]) -> None:
    assert terms(name, text) == expected


def test_of_terms_that_begin_together_the_longest_counts_where_it_fits() -> None:
    words = LEXICON.read("back pain")
    assert [(term.start, term.end) for term in words.terms_of("pain")] == [(0, 2)]
    assert [(term.start, term.end) for term in words.terms_of("pain", first=1)] == [(1, 2)]
    assert list(words.terms_of("pain", last=1)) == []


def test_a_sentence_has_a_list_when_it_has_a_term_of_it() -> None:
    words = LEXICON.read("cures migraine")
    assert words.has("end")
    assert words.has("dose", "condition")
    assert not words.has("pain", "dose")
    assert not words.has()


def test_a_term_names_its_concept() -> None:
    assert [term.concept for term in LEXICON.read("ibs, pains").terms_of("condition")] == ["irritable bowel", "pain"]
    assert [term.concept for term in LEXICON.read("migraine").terms_of("condition")] == [""]


def test_broader_concepts_come_nearest_first_and_a_circle_ends() -> None:
    assert LEXICON.broader("sciatica") == ("nerve pain", "pain", "sciatica")
    assert LEXICON.broader("migraine") == ()


def test_terms_are_spelled_as_the_vocabulary_writes_them() -> None:
    assert LEXICON.spelled("ibs") == "IBS"
    assert LEXICON.spelled("back pain") == "back pain"


def test_further_terms_join_their_list_and_those_that_include_it() -> None:
    lexicon = Lexicon(VOCABULARY.with_terms({"pain": ["housemaid's knee"]}))
    assert terms("condition", "Housemaid’s knee", lexicon) == ["Housemaid’s knee"]
    assert terms("condition", "Housemaid’s knee") == []


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        ({"a": ["@b"], "b": ["@a"]}, "includes itself"),
        ({"a": ["@a"]}, "includes itself"),
        ({"a": ["@c"]}, 'includes "@c", and there is no such list'),
        ({"a": ["--"]}, "holds no word"),
        ({"a": ["pain --"]}, "holds no word"),
        ({"a": ["a-b-c-d-e-f g h i j k l m"]}, "12 words"),
    ],
)
def test_lists_that_cannot_be_read_are_refused(lists: dict[str, list[str]], problem: str) -> None:
    with pytest.raises(RuleError, match=problem) as caught:
        Lexicon(Vocabulary(lists))
    assert caught.value.remedy


def test_terms_for_a_list_that_there_is_not_are_refused() -> None:
    with pytest.raises(RuleError, match='there is no list "pian"'):
        VOCABULARY.with_terms({"pian": ["lumbago"]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't stop", ["don't", "stop", BOUNDARY]),
        ("the body's own", ["the", "body", "'s", "own", BOUNDARY]),
        ("safe & well", ["safe", "and", "well", BOUNDARY]),
        ("100 % of 2,500", ["100%", "of", "2,500", BOUNDARY]),
        ("calm (and well), pain-free", ["calm", "and", "well", "pain", "free", BOUNDARY]),
        ("calm; well. rested", ["calm", BOUNDARY, "well", BOUNDARY, "rested", BOUNDARY]),
        ("improve: sleep", ["improve", "sleep", BOUNDARY]),
        ("we improve: sleep", ["we", "improve", BOUNDARY, "sleep", BOUNDARY]),
        ("st. john's wort", ["st", "john", "'s", "wort", BOUNDARY]),
        ("the best. john", ["the", "best", BOUNDARY, "john", BOUNDARY]),
        ("", [BOUNDARY]),
        ("...", [BOUNDARY]),
    ],
)
def test_words_and_the_ends_of_clauses(text: str, expected: list[str]) -> None:
    assert split_words(text)[0] == expected


# Any text, and text of words that begin, continue and end terms.
TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(["back", "Pain", "IBS", "x-ray", "burn", "'s", "100", "%", "#", ",", ".", "|", "curing", "İ", "ﬁ"]),
    max_size=40,
).map(" ".join)


@given(TEXTS)
def test_reading_never_fails_and_every_word_stands_where_it_says(text: str) -> None:
    words = LEXICON.read(fold(text))
    assert len(words.words) == len(words.spans)
    assert words.words[-1] == BOUNDARY
    reached = 0
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        assert reached <= start <= end <= len(text)
        assert (start == end) is (word == BOUNDARY)
        reached = end


@given(TEXTS)
def test_terms_lie_within_a_clause_and_on_the_boundaries_of_words(text: str) -> None:
    folded = fold(text)
    words = rules().library.lexicon.read(folded)
    for begin, terms in words.terms.items():
        for term in terms:
            assert term.start == begin < term.end < len(words.words)
            assert BOUNDARY not in words.words[term.start : term.end]
            start, end = words.span(term.start, term.end)
            assert not (start and folded[start - 1].isalnum() and folded[start].isalnum())
            assert not (end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum())
            assert term.lists <= words.lists
