"""What authors and files let stand, and what they do not."""

from datetime import date

import pytest

from seo_checks import PageStatus, Severity, Status, audit, make_report
from seo_checks.reading import Kind
from seo_checks.suppressions import Entry, Suppressor, terms
from tests.seo_checks.pages import page

CLAIM = "We make sure your back pain never comes back."
RULE = "permanence-recurrence"
TODAY = date(2026, 11, 1)


def audited(body: str, head: str = "", entries=(), **fields):
    report = audit(page(body, head=head) if head else page(body), source="pages/pain.html")
    return Suppressor(entries, today=TODAY, **fields).apply(report)


def claims(report, status=Status.OPEN):
    return [f.quote for f in report.findings if f.rule == RULE and f.status is status]


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- caveat-allow {RULE}: the title of a book --><p>{CLAIM}</p><p>Needles are thin.</p>",
        f"<p>We make sure <!-- caveat-allow {RULE}: the title of a book -->your back pain never comes back.</p>",
        f'<p data-caveat-allow="{RULE}: the title of a book">{CLAIM}</p>',
        f'<section data-caveat-allow="{RULE}: the title of a book"><p>Thin needles.</p><p>{CLAIM}</p></section>',
        f"<!--caveat-allow outcome-guarantee,\n {RULE}: the title of a book--><p>{CLAIM}</p>",
    ],
)
def test_a_page_lets_its_own_words_stand(body):
    report = audited(body)
    [finding] = [finding for finding in report.findings if finding.rule == RULE]
    assert finding.status is Status.SUPPRESSED
    assert finding.suppression.reason == "the title of a book"
    assert finding.suppression.kind == "inSource"
    assert report.status is PageStatus.AUDITED
    assert report.notes == ()


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- caveat-allow {RULE}: one block --><p>Needles are thin.</p><p>{CLAIM}</p>",
        f"<p>{CLAIM}</p><!-- caveat-allow {RULE}: what comes next --><p>Needles are thin.</p>",
        f'<p>{CLAIM}</p><p data-caveat-allow="{RULE}: this one">Needles are thin.</p><p>{CLAIM}</p>',
        f"<!-- caveat-allow outcome-guarantee: another rule --><p>{CLAIM}</p>",
    ],
)
def test_what_stands_elsewhere_is_not_meant(body):
    report = audited(body)
    assert "never comes back" in claims(report)
    assert claims(report, Status.SUPPRESSED) == []
    assert "is not needed" in report.notes[0]


def test_for_the_whole_page_in_the_head():
    report = audited(
        f"<p>{CLAIM}</p><p>{CLAIM} Again.</p>", head=f'<meta name="caveat-allow" content="{RULE}: quoted">'
    )
    assert claims(report, Status.SUPPRESSED) == ["never comes back"] * 2


@pytest.mark.parametrize(
    "written", [f"\n  - '{RULE}: %s'", f"\n  - {RULE}: '%s'", f"\n  {RULE}: '%s'", f" '{RULE}: %s'"]
)
def test_in_front_matter(written):
    text = f"---\ntitle: Pain\ncaveat-allow:{written % 'quoted [owner: J. Doe]'}\n---\n\n{CLAIM}\n"
    report = Suppressor(today=TODAY).apply(audit(text, kind=Kind.MARKDOWN, source="pain.md"))
    assert claims(report, Status.SUPPRESSED) == ["never comes back"]
    [owner] = {finding.suppression.owner for finding in report.findings if finding.suppression}
    assert owner == "J. Doe"


def test_a_day_that_has_passed_is_said_and_the_finding_counts_again():
    def text(until: str) -> str:
        return f"<!-- caveat-allow {RULE}: for now [until: {until}] --><p>{CLAIM}</p>"

    assert claims(audited(text("2026-11-01"))) == []
    report = audited(text("2026-10-31"))
    assert claims(report) == ["never comes back"]
    assert report.notes == ("The suppression on line 6 held until 2026-10-31: decide anew, or take it out.",)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (RULE, "names no rule and reason"),
        (f"{RULE}:", "gives no reason"),
        ("permanence: because", 'no rule called "permanence"'),
        (f"{RULE}: because [until: soon]", '"soon" is no day'),
        (f"{RULE}: because [boss: me]", '"boss: me" is not understood'),
    ],
)
def test_what_says_too_little_is_a_problem_and_not_applied(written, why):
    report = audited(f"<!-- caveat-allow {written} --><p>{CLAIM}</p>")
    assert claims(report) == ["never comes back"]
    assert report.status is PageStatus.PARTIAL
    assert why in report.problems[0]
    assert "line 6" in report.problems[0]


def test_the_gravest_may_be_kept_from_it():
    report = audited(f"<!-- caveat-allow {RULE}: the title of a book --><p>{CLAIM}</p>", must_fix=False)
    assert claims(report) == ["never comes back"]
    assert "may not stand" in report.notes[0]


class TestAFileOfDecisions:
    def entry(self, **fields) -> Entry:
        return Entry(terms([RULE], "The editor has the proof.", "external", "allow.toml, entry 1"), **fields)

    def test_by_fingerprint_wherever_the_sentence_moves(self):
        [finding] = [finding for finding in audited(f"<p>{CLAIM}</p>").findings if finding.rule == RULE]
        entry = self.entry(fingerprint=finding.fingerprint)
        moved = audited(f"<p>Something new.</p><ul><li>{CLAIM}</li></ul>", entries=[entry])
        assert claims(moved, Status.SUPPRESSED) == ["never comes back"]

    def test_by_words_on_pages_that_match(self):
        here, there = self.entry(quote="Never comes back", page="pages/*"), self.entry(quote="never", page="blog/*")
        assert claims(audited(f"<p>{CLAIM}</p>", entries=[here])) == []
        assert claims(audited(f"<p>{CLAIM}</p>", entries=[there])) == ["never comes back"]

    def test_what_no_page_needed_is_known(self):
        suppressor = Suppressor([self.entry(quote="never comes back")], today=TODAY)
        suppressor.apply(audit(page("<p>Thin needles.</p>"), source="a.html"))
        assert suppressor.unused() == ["allow.toml, entry 1"]
        suppressor.apply(audit(page(f"<p>{CLAIM}</p>"), source="b.html"))
        assert suppressor.unused() == []


def test_suppressed_findings_count_for_nothing_but_their_number():
    report = make_report([audited(f"<!-- caveat-allow {RULE}: a book --><p>{CLAIM}</p>")])
    assert report.summary()["suppressed"] == 1
    assert report.summary()["must-fix"] == 0
    assert report.worst is not Severity.MUST_FIX
