"""The pattern language: what each token matches, inflections, lexicons, and that no text makes matching slow."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks.claims.lexicon import Lexicon, inflections
from seo_checks.claims.patterns import PatternSet, compile_pattern
from seo_checks.errors import RuleError
from seo_checks.text import fold

LEXICON = Lexicon(
    {
        "condition": ["back pain", "pain(s)", "IBS", "Parkinson's", "x-ray burn(s)"],
        "relieve": ["relieve~", "take~ away"],
        "ailment": ["@condition", "migraine(s)"],
        "number": ["#", "two", "# percent"],
    }
)


def matched(pattern: str, text: str) -> list[str]:
    words = LEXICON.read(fold(text))
    found = PatternSet([compile_pattern(pattern, LEXICON)]).find(words)
    return [text[words.spans[first][0] : words.spans[last - 1][1]] for _, first, last in found]


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
    ("lemma", "forms"),
    [
        ("relieve", "relieve relieves relieved relieving"),
        ("stop", "stop stops stopped stopping"),
        ("heal", "heal heals healed healing"),
        ("banish", "banish banishes banished banishing"),
        ("remedy", "remedy remedies remedied remedying"),
        ("minimise", "minimise minimises minimised minimising minimize minimizes minimized minimizing"),
        ("come", "come comes came coming"),
        ("shrink", "shrink shrinks shrank shrunk shrinking"),
        ("free", "free frees freed freeing"),
        ("cancel", "cancel cancels cancelled cancelling canceled canceling"),
    ],
)
def test_inflections(lemma: str, forms: str) -> None:
    assert inflections(lemma) >= set(forms.split())


def test_terms_are_spelled_as_the_lexicon_writes_them() -> None:
    assert LEXICON.spelled("ibs") == "IBS"
    assert LEXICON.spelled("back pain") == "back pain"


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
        ("{disease} gone", 'no lexicon "disease"'),
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
        compile_pattern(pattern, LEXICON)
    assert cause in caught.value.problem
    assert f'"{pattern}"' in caught.value.problem


def test_lexicon_that_includes_itself_or_nothing_is_refused() -> None:
    with pytest.raises(RuleError, match="includes itself"):
        Lexicon({"a": ["@b"], "b": ["@a"]})
    with pytest.raises(RuleError, match="no such list"):
        Lexicon({"a": ["@c"]})


token = st.sampled_from(["never", "<heal>", "{condition}", "{ailment}+", "{relieve}"])
later = token | st.sampled_from(["...3", "(very)?", "(a|the ...2 of)", "!(not)", "...8"])
patterns = st.builds(lambda first, rest: " ".join([first, *rest]), token, st.lists(later, max_size=6))
texts = st.text(max_size=200) | st.lists(
    st.sampled_from(["never", "heals", "back", "pain", "ibs", "the", "of", ",", ".", "-", "'s", "100%", "very", "|"]),
    max_size=60,
).map(" ".join)


@given(patterns, texts)
def test_compiled_pattern_never_fails_and_matches_inside_the_text(pattern: str, text: str) -> None:
    words = LEXICON.read(fold(text))
    for _, first, last in PatternSet([compile_pattern(pattern, LEXICON)]).find(words):
        assert 0 <= first < last < len(words.words)


@given(st.text(alphabet="ab (){}<>|.?!+2", max_size=30))
def test_any_text_compiles_or_is_refused(pattern: str) -> None:
    with contextlib.suppress(RuleError):
        compile_pattern(pattern, LEXICON)


@settings(deadline=None, max_examples=5)
@given(st.sampled_from(["never pain ", "heal the pain and ", "x ", "pain, ", "the very of not "]))
def test_matching_time_grows_linearly_on_hostile_text(unit: str) -> None:
    pattern = "(never|<heal>|pain|x|the) ...8 {ailment}+ ...8 (pain|very|x) ...8 !(gone) (of|and|never) ...8 nowhere"
    sought = PatternSet([compile_pattern(pattern, LEXICON)])

    def seconds(times: int) -> float:
        words = LEXICON.read(unit * times)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            assert list(sought.find(words)) == []
            best = min(best, time.process_time() - start)
        return best

    assert seconds(2000) < 16 * seconds(500) + 0.05
