"""Prose of structured data that the page does not show: it is read as a claim, and as nothing else."""

import json

import pytest

from seo_checks import Profile, Role, audit, parse
from tests.seo_checks.pages import page, prose

CLAIM = "Our reiki cures migraine for good."


def described(body: str = "<p>Sessions last an hour.</p>", **properties: object) -> str:
    data = {"@context": "https://schema.org", "@type": "MedicalWebPage", "name": "Reiki", **properties}
    return page(body, head=f'<script type="application/ld+json">{json.dumps(data)}</script>')


def said(text: str) -> list[str]:
    return [block.text for block in parse(text).blocks if block.role is Role.STRUCTURED_DATA]


def test_is_a_block_of_its_own() -> None:
    assert said(described(description=CLAIM)) == [CLAIM]


def test_tags_and_entities_are_read_through() -> None:
    assert said(described(text="<p>Our reiki &amp; rest cure migraine.</p>")) == ["Our reiki & rest cure migraine."]


def test_nested_things_speak_too() -> None:
    answer = {"@type": "Answer", "text": CLAIM}
    assert said(described(mainEntity=[{"@type": "Question", "name": "Why?", "acceptedAnswer": answer}])) == [CLAIM]


@pytest.mark.parametrize(
    "text",
    [
        described(f"<p>{CLAIM}</p>", description=CLAIM.upper()),
        described(description="Reiki sessions"),
        described(description=["", 3, None]),
        described(image="https://reiki.example/our-reiki-cures.jpg"),
    ],
)
def test_what_the_page_shows_or_hardly_says_is_none(text: str) -> None:
    assert said(text) == []


def test_is_judged_as_a_claim() -> None:
    report = audit(described(description=CLAIM), profile=Profile().only(["cure-claim"]))
    [finding] = report.findings
    assert (finding.quote, finding.role, finding.line) == ("cures migraine", Role.STRUCTURED_DATA, None)


def test_a_section_on_risks_at_the_end_does_not_clear_it() -> None:
    body = "<h2>Risks and side effects</h2><p>You may feel tired.</p>"
    assert audit(described(body, description=CLAIM), profile=Profile().only(["cure-claim"])).findings


def test_is_no_part_of_the_figures() -> None:
    bare, full = audit(page(f"<p>{prose(120)}</p>")), audit(described(f"<p>{prose(120)}</p>", description=CLAIM))
    assert bare.metrics == full.metrics


def test_what_is_too_much_is_said() -> None:
    document = parse(described(description=[f"Text number {number} of many." for number in range(501)]))
    assert sum(block.role is Role.STRUCTURED_DATA for block in document.blocks) == 500
    [problem] = document.problems
    assert "first 500 texts" in problem
