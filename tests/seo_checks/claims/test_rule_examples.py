"""Every rule file keeps what its examples promise."""

import re

import pytest

from seo_checks import Kind, parse
from seo_checks.check import Check, Example
from seo_checks.claims import claim_rules, engine_for, rules
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.claims.settings import ClaimSettings
from seo_checks.document import Document
from seo_checks.text import sentence_spans
from tests.seo_checks.claims.reading import TODAY, all_hits, page, quote

MUST_FIX = {
    "permanence-recurrence", "cure-claim", "outcome-guarantee", "complete-relief", "universality", "time-bound-result",
    "safety-absolute", "replaces-reduces-treatment", "discourages-medical-care", "serious-disease", "detox-cleanse",
}  # fmt: skip
TREATMENTS = ["acupuncture", "Reiki", "homeopathic remedies", "laser therapy", "dental implants", "IV drips", "massage"]
CONDITIONS = ["back pain", "IBS", "cancer", "infertility", "depression", "stress", "asthma", "infections", "pain"]
LEAST_EXAMPLES = 6
LEAST_PAIRS = 2
CHANGES_OF_A_PAIR = 2
SENTENCES_OF_A_WHY = 2
CONDITIONS_OF_A_PAGE = 40

RULES = rules().rules
each_rule = pytest.mark.parametrize("rule", claim_rules(), ids=lambda rule: rule.id)
# A rule that looks at the page as a whole shows little in single sentences.
each_rule_of_sentences = pytest.mark.parametrize(
    "rule", [rule for rule in claim_rules() if not RULES[rule.id].page_check], ids=lambda rule: rule.id
)


def each_example(kind: str) -> pytest.MarkDecorator:
    examples = [(rule, example) for rule in claim_rules() for example in getattr(rule.examples, kind)]
    names = [
        f"{rule.id}-{number}"
        for rule in claim_rules()
        for number, _ in enumerate(getattr(rule.examples, kind), start=1)
    ]
    return pytest.mark.parametrize(("rule", "example"), examples, ids=names)


def document(rule: Check, text: str) -> Document:
    """An example's text: a paragraph, or for a rule that looks at the page as a whole a page in Markdown."""
    return parse(text, Kind.MARKDOWN) if RULES[rule.id].page_check else page(text)


def quoted(rule: Check, text: str) -> list[str]:
    """What the rule alone quotes of a text."""
    return [quote(hit) for hit in rule.run(document(rule, text))]


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


@each_example("flag")
def test_flag_example_is_quoted_exactly_and_as_grave_as_it_says(rule: Check, example: Example) -> None:
    found = [(quote(hit), hit.severity or rule.severity) for hit in rule.run(document(rule, example.text))]
    assert found == [(example.quote, example.severity or rule.severity)]


@each_example("quiet")
def test_quiet_example_stays_quiet(rule: Check, example: Example) -> None:
    assert quoted(rule, example.text) == []


@each_example("known_misses")
def test_known_miss_is_missed_still(rule: Check, example: Example) -> None:
    assert quoted(rule, example.text) == [], "It is found now: make it a flag example."


@each_example("known_false")
def test_known_false_alarm_is_raised_still(rule: Check, example: Example) -> None:
    assert quoted(rule, example.text) != [], "It is quiet now: make it a quiet example."


@each_rule
def test_every_pattern_has_a_flag_example(rule: Check) -> None:
    engine = engine_for(ClaimSettings(), TODAY)
    matches = [match for example in rule.examples.flag for _, match in engine.matches(document(rule, example.text))]
    exercised = {id(match.wording) for match in matches}
    of_frames = {id(pattern) for frame in rules().library.frames.values() for pattern in frame.patterns}
    own = [wording for wording in RULES[rule.id].wordings if id(wording.pattern) not in of_frames]
    assert [number for number, wording in enumerate(own, start=1) if id(wording) not in exercised] == []


@each_rule_of_sentences
def test_examples_are_many(rule: Check) -> None:
    assert len({example.quote for example in rule.examples.flag}) >= LEAST_EXAMPLES
    assert len(rule.examples.quiet) >= LEAST_EXAMPLES


@each_rule
def test_no_example_is_given_twice(rule: Check) -> None:
    texts = [
        example.text
        for example in (
            *rule.examples.flag,
            *rule.examples.quiet,
            *rule.examples.known_misses,
            *rule.examples.known_false,
        )
    ]
    assert sorted(texts) == sorted(set(texts))


@each_rule_of_sentences
def test_two_quiet_examples_differ_from_a_flag_example_by_a_word_or_two(rule: Check) -> None:
    near = [
        quiet.text
        for quiet in rule.examples.quiet
        if any(words_changed(words(flag.text), words(quiet.text)) <= CHANGES_OF_A_PAIR for flag in rule.examples.flag)
    ]
    assert len(near) >= LEAST_PAIRS


@each_rule
def test_suggestions_and_rewrite_pass_the_audit(rule: Check) -> None:
    texts = {rule.rewrite: None}
    for suggestion in RULES[rule.id].suggestions:
        for treatment in TREATMENTS:
            texts |= {suggestion.format(treatment=treatment, condition=condition): None for condition in CONDITIONS}
    said = {text: [(name, quote(hit)) for name, hit in all_hits(page(text))] for text in texts}
    assert {text: found for text, found in said.items() if found} == {}


@each_rule
def test_rule_is_explained_and_sourced(rule: Check) -> None:
    assert rule.title
    assert rule.title[-1] != "."
    assert rule.details.endswith(".")
    assert len(sentence_spans(rule.why)) == SENTENCES_OF_A_WHY
    assert RULES[rule.id].message.endswith(".")
    assert RULES[rule.id].suggestions
    assert rule.tags
    assert {source.jurisdiction for source in rule.sources} == set(JURISDICTIONS)
    assert all(source.url.startswith("http") for source in rule.sources)
    assert all(source.says for source in rule.sources)


def test_name_of_a_condition_alone_never_fires() -> None:
    vocabulary = rules().library.vocabulary
    terms = [re.sub(r"\([a-z]+\)|~", "", term) for term in vocabulary.lists["condition"]]
    sample = sorted({term[0].upper() + term[1:] for term in terms if "@" not in term})
    found: list[tuple[str, str]] = []
    for start in range(0, len(sample), CONDITIONS_OF_A_PAGE):
        names = page(*sample[start : start + CONDITIONS_OF_A_PAGE], title="Acupuncture in Leeds")
        found.extend((name, quote(hit)) for name, hit in all_hits(names))
    assert found == []
