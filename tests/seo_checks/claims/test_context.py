"""What surrounds a claim: negation, hedges, questions, traditions, and what the page is about."""

import pytest

from seo_checks.claims.context import Negation, addresses, asks, clause_before, is_hedged, is_mentioned, is_negated
from seo_checks.findings import Severity
from tests.seo_checks.claims.reading import RULES, found, page

MUST_FIX, REVIEW, ADVICE = Severity.MUST_FIX, Severity.REVIEW, Severity.ADVICE


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


def test_hedges() -> None:
    assert is_hedged("it may ease pain", 7, 16)
    assert is_hedged("pain might be eased", 0, 19)
    assert not is_hedged("it can ease pain", 7, 16)
    assert not is_hedged("it may rain; it eases pain", 16, 26)


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


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        ("cure-claim", "Acupuncture cures migraine.", MUST_FIX),
        ("cure-claim", "Acupuncture may cure migraine.", MUST_FIX),
        ("detox-cleanse", "Massage may flush out toxins.", REVIEW),
        ("detox-cleanse", "Massage can flush out toxins.", MUST_FIX),
        ("serious-disease", "Reiki might ease asthma.", MUST_FIX),
        ("efficacy-unqualified", "Acupuncture eases migraine.", REVIEW),
        ("efficacy-unqualified", "Acupuncture may ease migraine.", ADVICE),
        ("vague-authority", "Acupuncture is clinically proven.", MUST_FIX),
        ("vague-authority", "Experts recommend acupuncture.", REVIEW),
    ],
)
def test_severity_follows_wording_and_hedge(rule: str, text: str, severity: Severity) -> None:
    assert [level for _, level in found(rule, text)] == [severity]


def test_match_is_as_grave_as_the_gravest_part() -> None:
    text = "Our breathwork is so powerful that it rewires the brain."
    assert found("mechanism-as-fact", text) == [("breathwork is so powerful that it rewires the brain", MUST_FIX)]


def test_negation_inside_a_match_clears_it() -> None:
    assert found("cure-claim", "Migraine cannot be cured by acupuncture.") == []
    assert len(found("cure-claim", "Migraine can be cured by acupuncture.")) == 1


def test_tradition_covers_the_paragraph_until_the_clinic_speaks() -> None:
    tradition = "In Chinese medicine, illness is a matter of qi. "
    assert found("mechanism-as-fact", tradition + "Needles unblock the meridians.") == []
    assert len(found("mechanism-as-fact", tradition + "We unblock your meridians.")) == 1
    assert len(found("mechanism-as-fact", tradition, "Needles unblock the meridians.")) == 1


def test_claim_needs_a_sentence_or_a_page_about_health() -> None:
    promise = "Say goodbye to it for good."
    joinery = ["We fit oak doors.", "Draughts are a nuisance.", "Our joints are cut by hand."]
    clinic = ["Acupuncture at our clinic.", "Back pain and migraine.", "Meet the acupuncturist."]
    assert found("permanence-recurrence", *joinery, promise) == []
    assert len(found("permanence-recurrence", *clinic, promise)) == 1
    assert len(found("permanence-recurrence", "Say goodbye to migraine for good.")) == 1


def test_title_is_read_and_lends_its_treatment_and_condition_to_suggestions() -> None:
    document = page("It is a cure for good people with headaches: our hands cure them.", title="Reiki for Parkinson's")
    (hit, *_) = RULES["cure-claim"].run(document)
    assert hit.claim["treatment"] == "Reiki"
    assert hit.claim["condition"] == "headaches"
    assert hit.claim["strength"] == 4
    assert "If you have headaches, ask us what research on Reiki has and has not found." in hit.suggestions


def test_suggestion_without_what_its_slots_need_is_left_out() -> None:
    (hit,) = RULES["outcome-guarantee"].run(page("We guarantee relief to every patient."))
    assert hit.suggestions == ("Results differ from person to person, and some people notice none.",)


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
def test_phrases_that_are_only_mentioned(sentence, mentioned):
    start = sentence.index("no side effects")
    assert is_mentioned(sentence, start, start + len("no side effects")) is mentioned
