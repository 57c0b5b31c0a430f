"""The pattern language: what each token matches and captures, and that no text makes matching slow."""

import contextlib
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seo_checks.claims.lexicon import Lexicon, Vocabulary
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.words import Words
from seo_checks.errors import RuleError
from seo_checks.text import fold

LEXICON = Lexicon(
    Vocabulary(
        {
            "condition": ["back pain", "pain(s)", "IBS", "Parkinson's", "x-ray burn(s)"],
            "condition grave": ["Parkinson's"],
            "relieve": ["relieve~", "take~ away"],
            "ailment": ["@condition", "migraine(s)"],
            "number": ["#", "two", "# percent"],
        }
    )
)


def compiled(pattern: str) -> Pattern:
    made = Pattern(pattern, LEXICON.names)
    _ = made.part
    return made


def found(patterns: PatternSet, *sentences: Words) -> list[tuple[int, int, int, int]]:
    return list(patterns.find(sentences))


def matched(pattern: str, text: str) -> list[str]:
    words = LEXICON.read(fold(text))
    matches = found(PatternSet([compiled(pattern)]), words)
    return [text[words.spans[first][0] : words.spans[last - 1][1]] for _, _, first, last in matches]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("never", "Never, ever.", ["Never"]),
        ("never", "Nevermore", []),
        ("pain free", "a pain-free life", ["pain-free"]),
        ("doesn't hurt", "It doesn’t hurt.", ["doesn’t hurt"]),
        ("body's own", "your body’s own power", ["body’s own"]),
        ("safe and natural", "safe & natural", ["safe & natural"]),
        ("100% safe", "100 % safe", ["100 % safe"]),
        ("<relieve> pain", "relieving pain", ["relieving pain"]),
        ("<get> rid of", "got rid of it", ["got rid of"]),
        ("<get rid> of", "gets rid of it", ["gets rid of"]),
        ("{condition}", "Back pain and IBS", ["Back pain", "pain", "IBS"]),
        ("{condition}", "Parkinson’s", ["Parkinson’s"]),
        ("{condition grave}", "Parkinson’s and IBS", ["Parkinson’s"]),
        ("{condition}", "X-ray burns", ["X-ray burns"]),
        ("{relieve} it", "takes away it", ["takes away it"]),
        ("{number} days", "7 days, two days, 10 percent days", ["7 days", "10 percent days", "two days"]),
        ("(gone|at an end) now", "gone now, at an end now", ["gone now", "at an end now"]),
        ("stays (very)? away", "stays away; stays very away", ["stays away", "stays very away"]),
        ("never ...2 back", "never comes right back", ["never comes right back"]),
        ("never ...2 back", "never comes right on back", []),
        ("never ...4 back", "It never ends. Come back", []),
        ("never ...4 back", "never; come back", []),
        ("no risk !(of|factor)", "no risk of that, no risk at all", ["no risk"]),
        ("treat {ailment}+", "treat pain, severe back pain and IBS now", ["treat pain, severe back pain and IBS"]),
        ("treat {ailment}+ ...1 IBS", "treat migraine, pain or IBS", ["treat migraine, pain or IBS"]),
        ("treat {ailment}+", "treat pain. IBS", ["treat pain"]),
    ],
)  # fmt: skip
def test_what_patterns_match(pattern: str, text: str, expected: list[str]) -> None:
    assert sorted(matched(pattern, text)) == sorted(expected)


def test_gap_takes_as_few_words_as_it_can_and_a_term_as_many() -> None:
    assert matched("relief ...4 {condition}", "relief of pain and more pain") == ["relief of pain"]
    assert matched("relief of {condition}", "relief of back pain") == ["relief of back pain"]


@pytest.mark.parametrize(
    ("pattern", "text", "captured"),
    [
        ("relieve @target:{condition}", "relieve back pain", "back pain"),
        ("relieve @target:{condition}+", "relieve migraine, back pain and IBS", ""),
        (
            "<relieve> ...4 @target:{ailment}+",
            "relieves your migraine, back pain and IBS",
            "migraine, back pain and IBS",
        ),
        ("<relieve> (@target:{condition}|migraine)", "relieves IBS", "IBS"),
        ("<relieve> (@target:{condition}|migraine)", "relieves migraine", ""),
        ("no @target:(pain|back pain) (gone|going)", "no back pain gone", "back pain"),
        ("never ...3 (very)? @target:{condition}", "never again any pain", "pain"),
    ],
)
def test_what_is_captured(pattern: str, text: str, captured: str) -> None:
    words = LEXICON.read(fold(text))
    patterns = PatternSet([compiled(pattern)])
    matches = [patterns.captures(number, words, first, last) for _, number, first, last in found(patterns, words)]
    targets = [words.written(*match["target"]) for match in matches if "target" in match]
    assert targets == ([fold(captured)] if captured else [])


def test_several_patterns_are_told_apart_by_their_numbers() -> None:
    words = LEXICON.read("it relieves pain and never comes back")
    patterns = PatternSet(map(compiled, ["never", "nowhere", "<relieve>", "<relieve> pain"]))
    assert found(patterns, words) == [(0, 0, 4, 5), (0, 2, 1, 2), (0, 3, 1, 3)]


def test_all_sentences_are_searched_and_none_together_with_the_next() -> None:
    sentences = [LEXICON.read(text) for text in ("never", "pain never leaves", "", "back pain", "never")]
    patterns = PatternSet(map(compiled, ["never", "pain ...4 never", "never ...4 {condition}"]))
    assert found(patterns, *sentences) == [(0, 0, 0, 1), (1, 0, 1, 2), (1, 1, 0, 2), (4, 0, 0, 1)]


def test_a_pattern_without_its_words_in_the_sentence_is_not_found() -> None:
    sought = PatternSet([compiled("never ...3 {condition}")])
    assert not found(sought, LEXICON.read("never again"))
    assert not found(sought, LEXICON.read("pain"))
    assert found(sought, LEXICON.read("never again a pain"))


@pytest.mark.parametrize(
    ("pattern", "cause"),
    [
        ("(gone|away", "a bracket is not closed"),
        ("gone)", "without an opening bracket"),
        ("gone|away", "without an opening bracket"),
        ("never ...9 back", "a gap of 9 words"),
        ("never ...0 back", "a gap of 0 words"),
        ("...2 back", "begins with a gap"),
        ("!(a) back", "begins with a gap"),
        ("never (...2|ever)", "begins with a gap"),
        ("{disease} gone", 'no list "disease"'),
        ("<relieve pain", 'unexpected "<relieve pain"'),
        ("(very)?", "can match nothing"),
        ("never (|ever)", "can match nothing"),
        ("", "can match nothing"),
        ("gone.", 'unexpected "."'),
        ("--", "is not a word"),
    ],
)
def test_malformed_pattern_is_refused_with_its_cause(pattern: str, cause: str) -> None:
    with pytest.raises(RuleError, match="Pattern") as caught:
        compiled(pattern)
    assert cause in caught.value.problem
    assert f'"{pattern}"' in caught.value.problem


token = st.sampled_from(["never", "<heal>", "{condition}", "{ailment}+", "{relieve}", "@target:{condition}+"])
later = token | st.sampled_from(["...3", "(very)?", "(a|the ...2 of)", "!(not)", "...8", "@who:(a|of ...2 ibs)"])
patterns = st.builds(lambda first, rest: " ".join([first, *rest]), token, st.lists(later, max_size=6))
texts = st.text(max_size=200) | st.lists(
    st.sampled_from(["never", "heals", "back", "pain", "ibs", "the", "of", ",", ".", "-", "'s", "100%", "very", "|"]),
    max_size=60,
).map(" ".join)


@given(patterns, texts)
def test_compiled_pattern_never_fails_and_matches_inside_the_text(pattern: str, text: str) -> None:
    words = LEXICON.read(fold(text))
    sought = PatternSet([compiled(pattern)])
    for _, number, first, last in found(sought, words):
        assert 0 <= first < last < len(words.words)
        for start, end in sought.captures(number, words, first, last).values():
            assert first <= start < end <= last


@example("< >")
@example("<->")
@example("(-|a)")
@example("('|b)?")
@given(st.text(alphabet="ab (){}<>|.?!+2@:'-_", max_size=30))
def test_any_text_compiles_or_is_refused(pattern: str) -> None:
    with contextlib.suppress(RuleError):
        compiled(pattern)


@pytest.mark.parametrize("pattern", ["< >", "(-|a)", "x (a|')", "(_|a)"])
def test_brackets_that_hold_no_word_are_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match=r"holds no word|is not a word|unexpected"):
        compiled(pattern)


@settings(deadline=None, max_examples=5)
@given(st.sampled_from(["never pain ", "heal the pain and ", "x ", "pain, ", "the very of not "]))
def test_matching_time_grows_linearly_on_hostile_text(unit: str) -> None:
    pattern = "(never|<heal>|pain|x|the) ...8 {ailment}+ ...8 (pain|very|x) ...8 !(gone) (of|and|never) ...8 nowhere"
    sought = PatternSet([compiled(pattern)])

    def seconds(times: int) -> float:
        words = LEXICON.read(unit * times)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            assert found(sought, words) == []
            best = min(best, time.process_time() - start)
        return best

    assert seconds(2000) < 16 * seconds(500) + 0.05
