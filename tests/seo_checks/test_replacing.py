"""What a suggestion takes the place of."""

from dataclasses import replace

from seo_checks import Finding, PageReport, Profile, audit
from seo_checks.replacing import replaced

CLAIM = "We make sure that your back pain never comes back."


def found(text: str, rule: str) -> Finding:
    """The first finding of a rule in a page."""
    report: PageReport = audit(f"<title>Pain</title><main>{text}</main>", profile=Profile().only([rule]))
    return report.findings[0]


def test_a_claims_suggestion_takes_the_place_of_its_sentence() -> None:
    finding = found(f"<p>Hello there. {CLAIM} Bye.</p>", "permanence-recurrence")
    assert replaced(finding) == (13, 13 + len(CLAIM))


def test_other_suggestions_take_the_place_of_the_words() -> None:
    finding = found("<p>Please utilise your back.</p>", "hard-word")
    assert replaced(finding) == (finding.start, finding.end)
    assert finding.quote == "utilise"


def test_a_sentence_has_no_place_in_a_heading() -> None:
    assert replaced(found("<h2>Your back pain never comes back</h2>", "permanence-recurrence")) is None


def test_what_a_rule_says_to_the_author_is_no_wording_for_the_page() -> None:
    """Where a claim names nothing that a wording could be made of, the rule's advice is all that there is."""
    finding = found("<p>We cure arthritis for everyone.</p>", "cure-claim")
    assert finding.suggestions[0].startswith("Name the symptom")
    assert replaced(finding) is None


def test_a_finding_that_suggests_nothing_or_quotes_nothing_replaces_nothing() -> None:
    finding = found(f"<p>{CLAIM}</p>", "permanence-recurrence")
    assert replaced(replace(finding, suggestions=())) is None
    assert replaced(replace(finding, start=None, end=None)) is None
