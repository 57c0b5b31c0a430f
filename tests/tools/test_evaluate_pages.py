"""Sentences of a corpus as pages, and findings back on the sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import CaveatError, Profile, Role, Severity, parse
from tests.tools.labelled import use_own_rules
from tools.evaluation.judging import Judged, judge
from tools.evaluation.labels import ROLES, Flag, Labelled
from tools.evaluation.pages import pages


@pytest.fixture(autouse=True)
def own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    use_own_rules(monkeypatch)


def sentence(text: str, **more: object) -> Labelled:
    return Labelled(f"{text} {more}", text, Flag.NO, **{"doc": "d", **more})  # type: ignore[arg-type]


def quotes(judged: Judged) -> list[tuple[str, str]]:
    return [(fired.rule, judged.sentence.text[fired.start : fired.end]) for fired in judged.fired]


def test_page_is_put_together_in_order() -> None:
    parts = [
        sentence("Second.", block="1", order=2), sentence("Third.", block="1", order=3),
        sentence("A & B", role="heading", order=1), sentence("Fourth.", order=4), sentence("Fifth.", order=5),
        sentence("Item", role="list item", order=6), sentence("Entry", role="list item", order=7, title="T"),
        sentence("Quote", role="quote", order=8), sentence("Caption", role="caption", order=9),
        sentence("Summary", role="meta description", order=10),
    ]  # fmt: skip
    (page,) = pages(parts)
    assert [(block.role, block.text) for block in parse(page.source).blocks] == [
        (Role.TITLE, "T"), (Role.META_DESCRIPTION, "Summary"), (Role.HEADING, "A & B"),
        (Role.PARAGRAPH, "Second. Third."), (Role.PARAGRAPH, "Fourth."), (Role.PARAGRAPH, "Fifth."),
        (Role.LIST_ITEM, "Item"), (Role.LIST_ITEM, "Entry"), (Role.QUOTE, "Quote"), (Role.CAPTION, "Caption"),
    ]  # fmt: skip
    assert "<ul><li>Item</li>\n<li>Entry</li>\n</ul>" in page.source


def test_pages_are_told_apart_by_site_and_sentences_may_stand_alone() -> None:
    parts = [
        sentence("a", site="s", page="p"), sentence("b", site="t", page="p"), sentence("c"),
        sentence("d", doc=None), sentence("e", doc=None), sentence("f", site="s", page="p"),
    ]  # fmt: skip
    found = [[placed.sentence.text for placed in page.placed] for page in pages(parts)]
    assert found == [["a", "f"], ["b"], ["c"], ["d"], ["e"]]


def test_labelled_title_replaces_the_one_given() -> None:
    (page,) = pages([sentence("Own title", role="title", title="Given"), sentence("Text.")])
    assert [block.text for block in parse(page.source).blocks] == ["Own title", "Text."]


_TEXTS = st.text(
    st.sampled_from("aA. &<>\"';!?\n\t\u00a0\u00ad\u200b’é漢😀")
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
    min_size=1,
    max_size=30,
)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from(ROLES), st.sampled_from("123")), min_size=1, max_size=6))
def test_every_character_of_the_page_is_found_in_its_sentence(drawn: list[tuple[str, str, str]]) -> None:
    parts = [Labelled(str(i), text, Flag.NO, doc="d", role=role, block=b) for i, (text, role, b) in enumerate(drawn)]
    (page,) = pages(parts)
    seen = 0
    for block in parse(page.source).blocks:
        for index, character in enumerate(block.text):
            if character.isspace():
                continue
            source = block.span(index, index + 1).source_range
            assert source is not None
            ((found, (start, end)),) = page.parts(*source)
            assert found.text[start:end] == character
            seen += 1
    # Nothing is lost but what shows nothing.
    assert seen == sum(not c.isspace() and c not in "\u00ad\u200b\u2060\ufeff" for part in parts for c in part.text)


def test_findings_go_to_the_sentence_they_overlap_among_neighbours() -> None:
    paragraph = [
        sentence("Some say “it cures warts”", block="1"),  # no full stop: the engine reads on into the next
        sentence("and it helps backs.", block="1"),
        sentence("Dr. No cures warts. He helps backs.", block="1"),  # two sentences to the engine
        sentence("It cures warts.", block="1"),  # the words of the first once more
        sentence("Parking is free.", block="1"),
    ]
    assert [quotes(judged) for judged in judge(paragraph, Profile()).judged] == [
        [("wording", "cures warts")],
        [("wording", "helps backs")],
        [("wording", "cures warts"), ("wording", "helps backs")],
        [("wording", "cures warts")],
        [],
    ]


def test_finding_across_an_edge_belongs_to_both_sentences() -> None:
    first, second, third = judge(
        [sentence("It cures", block="1"), sentence("warts & all", block="1"), sentence("cures", block="2")], Profile()
    ).judged
    assert (quotes(first), quotes(second), quotes(third)) == ([("wording", "cures")], [("wording", "warts")], [])


def test_rules_see_neighbours_of_the_same_paragraph_only() -> None:
    together = [sentence("It helps backs.", block="1"), sentence("So does rest.", block="1")]
    apart = [sentence("It helps backs."), sentence("So does rest.")]
    assert quotes(judge(together, Profile()).judged[1]) == [("echo", "So does rest.")]
    assert quotes(judge(apart, Profile()).judged[1]) == []


def test_worst_finding_is_the_verdict_and_structure_is_not_measured() -> None:
    judged = judge([sentence("A nice day helps backs and cures warts."), sentence("A nice day.")], Profile()).judged
    assert [one.worst for one in judged] == [Severity.MUST_FIX, Severity.ADVICE]
    assert [(one.must_fix, one.found) for one in judged] == [(True, True), (False, False)]


def test_findings_in_a_given_title_belong_to_no_sentence() -> None:
    result = judge([sentence("It rains.", title="It cures warts")], Profile())
    assert (result.judged[0].fired, result.elsewhere, result.problems) == ((), 1, ())


def test_sentence_without_words_is_no_problem() -> None:
    result = judge([sentence("* * *", doc=None), sentence("A title", doc="t", role="title")], Profile())
    assert (result.problems, [one.worst for one in result.judged]) == ((), [None, None])


def test_rules_that_the_profile_leaves_out_are_not_measured() -> None:
    claims = [sentence("It cures warts.")]
    off = {"wording": {"enabled": False}}
    assert quotes(judge(claims, Profile.from_data({"checks": off}, "p")).judged[0]) == []
    lowered = Profile.from_data({"content": {"selector": ".body"}, "checks": {"echo": {"enabled": False}}}, "p")
    assert judge(claims, lowered).judged[0].must_fix
    assert judge(claims, lowered).problems == ()
    with pytest.raises(CaveatError, match="runs no claim rule"):
        judge(claims, Profile.from_data({"checks": off | {"echo": {"enabled": False}}}, "p"))


def test_page_beyond_a_limit_is_named() -> None:
    with pytest.raises(CaveatError, match="page d of the corpus"):
        judge([sentence("It rains.")], Profile.from_data({"limits": {"max_characters": 10}}, "p"))
