"""Every rule file keeps what its examples promise."""

import re

import pytest

from seo_checks.check import Check, Example
from seo_checks.claims import claim_rules
from tests.seo_checks.claims.reading import RULES, matcher, page, quote

MUST_FIX = {
    "permanence-recurrence", "cure-claim", "outcome-guarantee", "complete-relief", "universality", "time-bound-result",
    "safety-absolute", "replaces-reduces-treatment", "discourages-medical-care", "serious-disease", "detox-cleanse",
}  # fmt: skip
TREATMENTS = ["acupuncture", "Reiki", "homeopathic remedies", "laser therapy", "dental implants", "IV drips", "massage"]
CONDITIONS = ["back pain", "IBS", "cancer", "infertility", "depression", "stress", "asthma", "infections", "pain"]

rules = pytest.mark.parametrize("rule", claim_rules(), ids=lambda rule: rule.id)


def examples(kind: str) -> list[tuple[Check, Example]]:
    return [(rule, example) for rule in claim_rules() for example in getattr(rule, kind)]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'%-]+", text.lower())


def words_changed(one: list[str], other: list[str]) -> int:
    """How many words to add, drop or replace to make one text of the other."""
    previous = list(range(len(other) + 1))
    for row, word in enumerate(one, start=1):
        current = [row]
        for column, another in enumerate(other, start=1):
            cheapest = min(previous[column], current[-1], previous[column - 1] - (word == another))
            current.append(cheapest + 1)
        previous = current
    return previous[-1]


def test_all_must_fix_categories_have_a_rule() -> None:
    assert {check.id for check in claim_rules() if check.severity == "must-fix"} == MUST_FIX


@pytest.mark.parametrize(("rule", "example"), examples("flag"), ids=lambda value: getattr(value, "id", None))
def test_flag_example_is_quoted_exactly(rule: Check, example: Example) -> None:
    assert [quote(hit) for hit in rule.run(page(example.text))] == [example.quote]


@pytest.mark.parametrize(("rule", "example"), examples("quiet"), ids=lambda value: getattr(value, "id", None))
def test_quiet_example_stays_quiet(rule: Check, example: Example) -> None:
    assert [quote(hit) for hit in rule.run(page(example.text))] == []


@rules
def test_every_wording_has_a_flag_example(rule: Check) -> None:
    claims = matcher(rule)
    exercised: set[int] = set()
    for example in rule.flag:
        seen = claims.page_of(page(example.text))
        for passage in seen.passages:
            exercised |= claims.matching_wordings(passage, seen)
    assert exercised == set(range(len(claims.wordings)))


@rules
def test_examples_are_many_and_varied(rule: Check) -> None:
    assert len({example.quote for example in rule.flag}) >= 6
    assert len({example.text for example in rule.quiet}) >= 6
    everything = [example.text for example in (*rule.flag, *rule.quiet)]
    assert len(everything) == len(set(everything))


@rules
def test_two_quiet_examples_differ_from_a_flag_example_by_a_word_or_two(rule: Check) -> None:
    near = [
        quiet.text
        for quiet in rule.quiet
        if any(words_changed(words(flag.text), words(quiet.text)) <= 2 for flag in rule.flag)
    ]
    assert len(near) >= 2


@rules
def test_suggestions_and_rewrite_pass_the_audit(rule: Check) -> None:
    written = [rule.rewrite]
    for suggestion in matcher(rule).suggestions:
        for treatment in TREATMENTS:
            written.extend(suggestion.format(treatment=treatment, condition=condition) for condition in CONDITIONS)
    for text in dict.fromkeys(written):
        for other in claim_rules():
            assert [quote(hit) for hit in other.run(page(text))] == [], (text, other.id)


@rules
def test_rule_is_explained_and_sourced(rule: Check) -> None:
    assert rule.title
    assert rule.title[-1] != "."
    assert rule.why.endswith(".")
    assert matcher(rule).message.endswith(".")
    assert rule.tags
    assert {source.id.split("-")[0] for source in rule.sources} >= {"uk", "au", "us"}
    assert all(source.url.startswith("http") for source in rule.sources)


def test_name_of_a_condition_alone_never_fires() -> None:
    lexicon = matcher(RULES["cure-claim"]).lexicon
    names = ["Back pain", "Asthma", "Cancer", "Irritable bowel syndrome (IBS)", "Anxiety, depression and insomnia"]
    assert all(lexicon.read(name.lower()).terms for name in names)
    for check in claim_rules():
        assert list(check.run(page(*names, title="Acupuncture in Leeds"))) == []
