"""What may change in a claim without changing the verdict, and what has to change it.

The relations are between pages, so they hold whatever the rules' own examples are. The claims are in metamorphic.yaml.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml

from seo_checks import Severity, Status, parse
from seo_checks.claims import claim_hits, rules
from seo_checks.claims.settings import ClaimSettings

MUST, REVIEW, QUIET = "must-fix", "review", "quiet"
TODAY = date(2026, 11, 1)
LOWER = MappingProxyType({MUST: REVIEW, REVIEW: QUIET})

TREATMENTS = ("reflexology", "Reiki", "homeopathy", "cupping", "gua sha", "craniosacral therapy")
CONDITIONS = ("tennis elbow", "hay fever", "neck pain", "heartburn", "acne")
PEOPLE = ({"person": "you", "their": "your"}, {"person": "our patients", "their": "their"},
          {"person": "people", "their": "their"}, {"person": "her clients", "their": "their"})  # fmt: skip
SERIOUS = ("cancer", "type 2 diabetes", "epilepsy", "multiple sclerosis", "Parkinson’s disease", "infertility")
VULNERABLE = ("babies", "children", "toddlers", "pregnant women")
CONVENTIONAL = ("physiotherapy", "exercise", "counselling")


@dataclass(frozen=True)
class Claim:
    """A claim of metamorphic.yaml, where its parts are explained."""

    text: str
    verdict: str = MUST
    same: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    hedged: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    stays: bool = False

    def filled(self, text: str = "", **slots: str) -> str:
        """Its template, or another, with the slots filled; it begins with a capital."""
        values = {"treatment": TREATMENTS[0], "condition": CONDITIONS[0], **PEOPLE[0], **slots}
        written = (text or self.text).format(**values)
        return written[0].upper() + written[1:]

    def within(self, sentence: str) -> str:
        """A sentence with the claim in the place of "{}"."""
        inner = self.filled().rstrip(".")
        whole = sentence.format(inner if sentence.startswith("{}") else inner[0].lower() + inner[1:])
        return whole[0].upper() + whole[1:]


CLAIMS = [
    Claim(
        entry.pop("claim"), **{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    )
    for entry in yaml.safe_load(Path(__file__).with_name("metamorphic.yaml").read_text(encoding="utf-8"))
]
MECHANISMS = (
    "{treatment} unblocks the flow of qi.",
    "{treatment} stimulates the meridians.",
    "{treatment} balances yin and yang.",
    "{treatment} restores the flow of energy.",
    "The needles move stagnant qi.",
)

STATEMENTS = [claim for claim in CLAIMS if claim.negated]
NAMING_A_CONDITION = [claim for claim in CLAIMS if "{condition}" in claim.text]

claims = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.text)

_VERDICTS = MappingProxyType({Severity.MUST_FIX: MUST, Severity.REVIEW: REVIEW, Severity.ADVICE: QUIET})
_GRAVEST_FIRST = (MUST, REVIEW, QUIET)


@cache
def verdict(paragraphs: str) -> str:
    """The worst that a page of this HTML is found to say; advice calls nobody to look."""
    document = parse(f"<html lang=en><body><main>{paragraphs}</main></body></html>")
    hits = [hit for _, hit in claim_hits(document, rules().rules, ClaimSettings(), TODAY) if hit.status is Status.OPEN]
    return min((_VERDICTS[hit.severity] for hit in hits if hit.severity), key=_GRAVEST_FIRST.index, default=QUIET)


def of(text: str) -> str:
    """The verdict on a paragraph of plain text."""
    return verdict(f"<p>{html.escape(text, quote=False)}</p>")


def differing(texts: Iterable[str], expected: str, judge: Callable[[str], str] = of) -> dict[str, str]:
    """The texts with another verdict than expected, and that verdict."""
    return {text: found for text in texts if (found := judge(text)) != expected}


@claims
def test_claim_has_the_verdict_that_it_deserves(claim: Claim) -> None:
    assert differing([claim.filled()], claim.verdict) == {}


@claims
def test_treatment_may_be_another_unproven_one(claim: Claim) -> None:
    assert differing((claim.filled(treatment=name) for name in TREATMENTS), claim.verdict) == {}


@claims
def test_condition_may_be_another_as_grave(claim: Claim) -> None:
    assert differing((claim.filled(condition=name) for name in CONDITIONS), claim.verdict) == {}


@claims
def test_people_may_be_others(claim: Claim) -> None:
    assert differing((claim.filled(**people) for people in PEOPLE), claim.verdict) == {}


@claims
def test_tense_voice_and_contractions_are_one(claim: Claim) -> None:
    assert differing(map(claim.filled, claim.same), claim.verdict) == {}


TYPOGRAPHY: Mapping[str, Callable[[str], str]] = MappingProxyType({
    "capitals": str.upper,
    "small letters": str.lower,
    "no full stop": lambda text: text.rstrip("."),
    "exclamation mark": lambda text: text.rstrip(".") + "!",
    "ellipsis": lambda text: text.rstrip(".") + "…",
    "non-breaking blanks": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "thin blanks": lambda text: text.replace(" ", "\N{NARROW NO-BREAK SPACE}"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "soft hyphens": lambda text: text.replace("ie", "i\N{SOFT HYPHEN}e"),
    "line breaks": lambda text: text.replace(" ", "\n"),
})  # fmt: skip


@pytest.mark.parametrize("change", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
@claims
def test_typography_does_not_matter(claim: Claim, change: Callable[[str], str]) -> None:
    assert differing([change(claim.filled())], claim.verdict) == {}


CONTRACTED = [(claim, text) for claim in CLAIMS for text in (*claim.same, *claim.negated) if "'" in text]


@pytest.mark.parametrize(("claim", "text"), CONTRACTED, ids=[text for _, text in CONTRACTED])
def test_apostrophes_are_one_whatever_their_shape(claim: Claim, text: str) -> None:
    written = claim.filled(text)
    assert differing((written.replace("'", mark) for mark in "’ʼ‘`"), of(written)) == {}


@claims
def test_quotation_marks_are_one_whatever_their_shape(claim: Claim) -> None:
    quoted = [mark[0] + claim.filled() + mark[1] + " That is what we say." for mark in ('""', "“”", "„“", "«»")]
    assert len({of(text) for text in quoted}) == 1


MARKUP: Mapping[str, Callable[[list[str]], str]] = MappingProxyType({
    "bold word": lambda words: f"<p>{' '.join([words[0], f'<b>{words[1]}</b>', *words[2:]])}</p>",
    "stressed end": lambda words: f"<p>{' '.join(words[:-2])} <em>{' '.join(words[-2:])}</em></p>",
    "linked start": lambda words: f"<p><a href=/treatments>{' '.join(words[:2])}</a> {' '.join(words[2:])}</p>",
    "all of it": lambda words: f"<p><strong><span>{' '.join(words)}</span></strong></p>",
    "every word": lambda words: "<p>" + " ".join(f"<i>{word}</i>" for word in words) + "</p>",
    "comment": lambda words: f"<p>{words[0]} <!-- a note -->{' '.join(words[1:])}</p>",
    "list item": lambda words: f"<ul><li>{' '.join(words)}</li></ul>",
    "table cell": lambda words: f"<table><tr><td>{' '.join(words)}</td></tr></table>",
    "plain block": lambda words: f"<div>{' '.join(words)}</div>",
    "among others": lambda words: f"<p>We open at nine. {' '.join(words)} Parking is free.</p>",
    "after a heading": lambda words: f"<h2>Our clinic</h2><p>{' '.join(words)}</p>",
    "entities": lambda words: f"<p>{'&nbsp;'.join(words)}</p>",
})  # fmt: skip


@pytest.mark.parametrize("dress", MARKUP.values(), ids=MARKUP)
@claims
def test_markup_does_not_matter(claim: Claim, dress: Callable[[list[str]], str]) -> None:
    assert differing([dress(claim.filled().split())], claim.verdict, verdict) == {}


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("claim", NAMING_A_CONDITION, ids=lambda claim: claim.text)
def test_heading_claims_as_much_as_a_paragraph(claim: Claim, level: int) -> None:
    assert differing([f"<h{level}>{claim.filled()}</h{level}><p>Call us.</p>"], claim.verdict, verdict) == {}


@claims
def test_order_of_sentences_does_not_matter(claim: Claim) -> None:
    others = ["<p>We open at nine.</p>", "<p>Parking is free.</p>"]
    pages = ["".join([*others[:place], f"<p>{claim.filled()}</p>", *others[place:]]) for place in range(3)]
    assert differing(pages, claim.verdict, verdict) == {}


@claims
def test_claim_made_twice_is_as_grave_as_once(claim: Claim) -> None:
    assert differing([f"{claim.filled()} {claim.filled()}"], claim.verdict) == {}


OTHER_CLAUSES = (
    "You may book online, and {}.", "Though no bus stops here, {}.", "We are near; {}.", "You cannot park here; {}.",
    "{}, which is why people come to us.", "{}, but you may need to book.", "{}, so do not wait.",
    "{}, and parking is not free.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", OTHER_CLAUSES)
@claims
def test_negation_or_hedge_in_another_clause_changes_nothing(claim: Claim, sentence: str) -> None:
    assert differing([claim.within(sentence)], claim.verdict) == {}


PLAIN = (
    "Acupuncture relieves back pain", "Our hypnotherapy cures insomnia", "Reiki heals chronic fatigue",
    "Chiropractic care eliminates migraines", "Homeopathy treats eczema",
)  # fmt: skip
BEFORE = (
    "At our clinic, ", "For many years, ", "By releasing tension, ", "Unlike painkillers, ", "Ask us how ",
    "Studies have found that ", "As well as improving sleep, ", "Whether you are young or old, ", "Discover how ",
    "Many doctors now agree that ", "During your visit you will learn how ", "Our patients tell us that ",
    "Without drugs or surgery, ", "People come to us because ", "There is no doubt that ", "We believe that ",
    "Not only does it relax you, but ", "Thousands of people have found that ",
)  # fmt: skip
AFTER = (
    " caused by stress", " that gets worse at night", " in adults and children", " and improves sleep", " of any kind",
    " and the symptoms associated with it", " for most people", " during pregnancy", " before it becomes a problem",
    " whether it is recent or long-standing", " after an injury", " and can also help with anxiety",
    " while you relax", ", so book your appointment today", " and prevents complications", " linked to ageing",
    " when nothing else works", " due to sitting all day", " triggered by travel", ", and we offer free parking",
)  # fmt: skip


@pytest.mark.parametrize("claim", PLAIN)
def test_what_else_the_sentence_says_does_not_hide_a_claim(claim: str) -> None:
    lower = claim[0].lower() + claim[1:]
    texts = [f"{before}{lower}." for before in BEFORE] + [f"{claim}{after}." for after in AFTER]
    assert differing(texts, MUST) == {}


DENIALS = (
    "We do not say that {}.", "We do not claim that {}.", "We cannot say that {}.", "We make no promise that {}.",
    "There is no evidence that {}.", "There is no guarantee that {}.", "It is a myth that {}.",
    "It is not known whether {}.", "No study has found that {}.", "Is it true that {}?", "Who says that {}?",
)  # fmt: skip


@pytest.mark.parametrize("sentence", DENIALS)
@pytest.mark.parametrize("claim", STATEMENTS, ids=lambda claim: claim.text)
def test_statement_that_is_denied_or_asked_as_a_whole_is_no_claim(claim: Claim, sentence: str) -> None:
    assert differing([claim.within(sentence)], QUIET) == {}


@pytest.mark.parametrize("claim", STATEMENTS, ids=lambda claim: claim.text)
def test_what_is_denied_is_not_claimed(claim: Claim) -> None:
    assert differing(map(claim.filled, claim.negated), QUIET) == {}


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim.asked], ids=lambda claim: claim.text)
def test_what_is_asked_is_not_claimed(claim: Claim) -> None:
    assert differing(map(claim.filled, claim.asked), QUIET) == {}


PRESUMED = (
    "Want to be free of {condition} for good?", "Why suffer when {treatment} cures {condition}?",
    "Does {treatment} cure {condition}? Yes, {treatment} cures {condition}.",
)  # fmt: skip


@pytest.mark.parametrize("text", PRESUMED)
def test_question_that_takes_the_result_for_granted_is_a_claim(text: str) -> None:
    claim = Claim(text)
    assert differing((claim.filled(condition=name) for name in CONDITIONS), MUST) == {}


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim.hedged], ids=lambda claim: claim.text)
def test_hedge_makes_a_claim_milder_unless_it_is_absolute(claim: Claim) -> None:
    assert differing(map(claim.filled, claim.hedged), MUST if claim.stays else REVIEW) == {}


@pytest.mark.parametrize("claim", NAMING_A_CONDITION, ids=lambda claim: claim.text)
def test_serious_disease_makes_every_claim_grave(claim: Claim) -> None:
    templates = [claim.text, *claim.hedged]
    assert differing((claim.filled(text, condition=name) for text in templates for name in SERIOUS), MUST) == {}


@pytest.mark.parametrize(
    "text", ["{treatment} can help {person} with {condition}.", "{treatment} may ease colic in {person}."]
)
def test_vulnerable_people_make_a_claim_grave(text: str) -> None:
    claim = Claim(text)
    assert differing((claim.filled(person=name) for name in VULNERABLE), MUST) == {}


ORDINARY = ("{treatment} relieves {condition}.", "{treatment} eases {their} {condition}.",
            "{treatment} reduces {condition}.", "{treatment} is effective for {condition}.",
            "{treatment} prevents {condition}.", "{treatment} brings relief from {condition}.")  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_care_doing_what_it_does_is_only_looked_at(text: str) -> None:
    claim = Claim(text)
    assert differing((claim.filled(treatment=name) for name in CONVENTIONAL), REVIEW) == {}


SOURCES = (
    "https://doi.org/10.1000/182", "https://pubmed.ncbi.nlm.nih.gov/12345678/",
    "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD000000/full", "https://www.nice.org.uk/guidance/ng1",
)  # fmt: skip
NO_SOURCES = ("/contact", "https://www.example.org/shop", "mailto:desk@example.org", "https://doi.org.example.com/1")
SOURCED = ("{treatment} relieves {condition}.", "{treatment} eases {their} {condition}.",
           "{treatment} is effective for {condition}.", "{treatment} helps with {condition}.",
           "{treatment} can help {person} to manage {condition}.", "{treatment} reduces {condition}.",
           "{treatment} improves {their} sleep.", "{treatment} boosts {their} immune system.")  # fmt: skip
sourced = pytest.mark.parametrize(
    "claim", [claim for claim in CLAIMS if claim.text in SOURCED], ids=lambda claim: claim.text
)


@sourced
def test_source_that_can_be_followed_makes_a_claim_one_step_milder(claim: Claim) -> None:
    pages = [f'<p>{claim.filled()} <a href="{source}">Read the trial</a></p>' for source in SOURCES]
    assert differing(pages, LOWER[claim.verdict], verdict) == {}


@sourced
def test_link_to_anything_else_is_no_source(claim: Claim) -> None:
    pages = [f'<p>{claim.filled()} <a href="{address}">Read more</a></p>' for address in NO_SOURCES]
    assert differing(pages, claim.verdict, verdict) == {}


@pytest.mark.parametrize("text", MECHANISMS)
def test_mechanism_is_a_claim_but_not_as_the_belief_of_a_tradition(text: str) -> None:
    told = Claim(text).filled()
    belief = told[0].lower() + told[1:]
    assert of(told) != QUIET
    frames = ("In Chinese medicine, {}", "According to traditional theory, {}", "Practitioners believe that {}")
    assert differing((frame.format(belief) for frame in frames), QUIET) == {}


RISKS = "<h2>Side effects and risks</h2>", "<h2>Risks and side effects</h2>"


@pytest.mark.parametrize("claim", NAMING_A_CONDITION, ids=lambda claim: claim.text)
def test_below_a_heading_on_risks_no_benefit_is_claimed(claim: Claim) -> None:
    assert differing((f"{heading}<p>{claim.filled()}</p>" for heading in RISKS), QUIET, verdict) == {}


@pytest.mark.parametrize("text", ["{treatment} has no side effects.", "{treatment} is completely safe."])
def test_below_a_heading_on_risks_safety_is_still_claimed(text: str) -> None:
    assert differing((f"{heading}<p>{Claim(text).filled()}</p>" for heading in RISKS), MUST, verdict) == {}


@claims
def test_section_on_risks_ends_with_the_next_heading(claim: Claim) -> None:
    page = f"<h2>Side effects and risks</h2><p>Bruises are common.</p><h2>What we offer</h2><p>{claim.filled()}</p>"
    assert differing([page], claim.verdict, verdict) == {}


@claims
def test_sentences_about_other_things_do_not_soften_a_claim(claim: Claim) -> None:
    shop = "<p>The joiner fits new shelves on Monday. The desk is made of oak.</p>"
    assert differing([shop + f"<p>{claim.filled()}</p>"], claim.verdict, verdict) == {}
