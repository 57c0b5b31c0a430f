"""What a report says, made of stored audits and decisions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance.models import Act, Claim
from cms.reports.data import as_text, from_text
from cms.reports.formats import FORMATS
from cms.reports.weeks import week_ends
from tests.cms.audits.stored import finding, store
from tests.cms.factories import RISKY, RULE, make_article, make_index, make_person, make_treatment, make_user
from tests.cms.reports.conftest import all_editions, figures_of, make_evidence, pdf_text, report_of, xlsx_tables

pytestmark = pytest.mark.django_db

MUST_FIX = {"severity": "must-fix", "severity_rank": 0}


def days(number: int) -> date:
    """A day, so many after today."""
    return timezone.localdate() + timedelta(days=number)


def earlier(page, weeks: int, *fingerprints: str, **fields) -> AuditRun:
    """Store the audit of an earlier live text."""
    moment = timezone.now() - timedelta(weeks=weeks)
    values = {"content_hash": f"{page.pk}-{weeks}", "created_at": moment, "checked_at": moment, "claims_judged": True}
    run = AuditRun.objects.create(
        page=page, version=Version.LIVE, rules_digest="old", status="audited", source=page.full_url, **values | fields
    )
    AuditFinding.objects.bulk_create(
        AuditFinding(run=run, position=n, **finding(0, fingerprint=fingerprint))
        for n, fingerprint in enumerate(fingerprints)
    )
    return run


def test_claim_is_told_verbatim_with_all_that_is_known_of_it(audit, say):
    article = make_article(
        title="Back pain",
        summary=RISKY,
        author=make_person(name="Li Chen"),
        medical_reviewer=make_person(name="Dr Amara Osei"),
        last_reviewed=date(2026, 3, 4),
    )
    [fingerprint] = audit(article).findings.filter(rule=RULE).values_list("fingerprint", flat=True)
    by = make_user(first_name="Ravi", last_name="Lindqvist")
    say(article, Act.ACCEPTED, fingerprint, evidence="doi:10.1/x", expires_on=days(30), by=by)
    report = report_of(page=article)
    [page] = report.pages
    assert (page.title, page.address, page.author) == ("Back pain", article.full_url, "Li Chen")
    assert (page.medical_reviewer, page.last_reviewed) == ("Dr Amara Osei", "2026-03-04")
    [version] = page.versions
    assert version.startswith("Live")
    [claim] = [claim for claim in page.claims if claim.rule == RULE]
    assert claim.sentence == RISKY
    assert RISKY[claim.start :].startswith(claim.words)
    assert claim.words == "never comes back"
    assert (claim.location, claim.version, claim.severity) == ("Summary", "live", "must-fix")
    assert (claim.state, claim.decided_by, claim.reason) == ("Accepted", "Ravi Lindqvist", "Because.")
    assert (claim.decided_on, claim.decided_until) == (days(0).isoformat(), days(30).isoformat())
    assert "doi:10.1/x" in claim.evidence
    titles = {entry.number: entry.title for entry in report.provisions}
    assert any(titles[number].startswith("UK CAP") for number in claim.basis)
    assert (report.cover.scope, report.cover.jurisdictions) == ("Page: Back pain", ["UK", "US", "AU"])


def test_five_figures(say):
    article = make_article()
    store(article, 9, **MUST_FIX)
    say(article, Act.ACCEPTED, "f0", evidence="doi", expires_on=days(90))
    say(article, Act.ACCEPTED, "f1", evidence="doi", expires_on=days(91))
    say(article, Act.ACCEPTED, "f2", evidence="doi", expires_on=days(-1))
    say(article, Act.REQUESTED, "f3")
    say(article, Act.FALSE_ALARM, "f4")
    say(article, Act.MUST_CHANGE, "f5")
    say(article, Act.PUBLISHED_ANYWAY, "f6")
    say(article, Act.COMMENTED, "f7")
    store(make_article(live=False), 4, version=Version.DRAFT, **MUST_FIX)
    make_article()
    assert report_of().figures.labelled() == [
        ("Pages audited", 2),
        ("Open must-fix on live pages", 6),
        ("Under review", 1),
        ("Accepted with evidence", 2),
        ("Expiring in 90 days", 1),
    ]


def test_entries_of_the_register_that_clear_claims_expire_too(say):
    for key, ends in {"knees": 90, "backs": 91, "unused": 5}.items():
        make_evidence(key, days(ends))
    article = make_article()
    store(article, 2, status="cleared", claim={"evidence_entry": "knees"})
    store(make_article(), 1, status="cleared", claim={"evidence_entry": "backs"})
    store(make_article(), 1, claim={"evidence_entry": "unused"})
    report = report_of()
    assert report.figures.expiring == 1
    assert {name: figures_of(name, content)[4] for name, content in all_editions(report).items()} == dict.fromkeys(
        FORMATS, 1
    )


def test_states_are_those_of_the_desk(say):
    article = make_article()
    store(article, 4, **MUST_FIX)
    say(article, Act.ACCEPTED, "f0", evidence="doi", expires_on=days(-1))
    say(article, Act.PUBLISHED_ANYWAY, "f1", by=make_user(first_name="Maud", last_name="Okafor"))
    say(article, Act.ACCEPTED, "f2", evidence="doi", expires_on=days(9))
    say(article, Act.REOPENED, "f2", by=None, reason="The rule has changed.")
    claims = report_of().pages[-1].claims
    assert [claim.state for claim in claims] == ["Reopened", "Open", "Reopened", "Open"]
    assert claims[1].noted == f"Published anyway by Maud Okafor, {days(0)}: Because."
    assert claims[2].noted == f"Reopened on {days(0)}: The rule has changed."


def test_claim_of_live_text_and_draft_is_listed_once():
    article = make_article()
    store(article, 2)
    store(article, 3, version=Version.DRAFT)
    [page] = report_of(page=article).pages
    assert [claim.version for claim in page.claims] == ["live and draft", "live and draft", "draft"]


def test_cleared_claims_are_an_appendix_and_not_open():
    article = make_article(title="Knees")
    store(article, 1, status="cleared", claim={"evidence_says": "CAP allows this.", "evidence_entry": "knees"})
    report = report_of(page=article)
    [claim] = report.cleared
    assert (claim.page, claim.state, claim.evidence) == ("Knees", "Cleared", "CAP allows this. (entry knees)")
    assert report.pages[0].claims == []
    assert report.figures.open_must_fix_live == 0


def test_fixed_claims_come_from_earlier_live_texts():
    article = make_article(title="Knees")
    earlier(article, 8, "gone", "stays")
    earlier(article, 4, "gone", "stays", "later gone")
    earlier(article, 2, "f0")
    store(article, 1)
    fixed = {claim.fingerprint: claim for claim in report_of(page=article).fixed}
    assert set(fixed) == {"gone", "later gone", "stays"}
    assert {claim.state for claim in fixed.values()} == {"Fixed"}
    gone = timezone.localdate(timezone.now() - timedelta(weeks=2))
    assert fixed["gone"].noted == f"Gone from the live text audited on {gone}"


def test_claims_that_went_outside_the_period_are_not_listed():
    article = make_article()
    earlier(article, 8, "long ago")
    earlier(article, 6)
    store(article, 1)
    assert report_of(page=article, first_day=days(-14)).fixed == []
    assert len(report_of(page=article, first_day=days(-60)).fixed) == 1


def test_same_text_under_other_rules_is_not_called_fixed():
    article = make_article()
    earlier(article, 3, "gone", content_hash=str(article.pk))
    store(article, 1)
    [claim] = report_of(page=article).fixed
    assert claim.state == "No longer found"
    assert "The text is the same" in claim.noted


def test_claims_of_a_page_that_is_no_longer_live_say_so():
    article = make_article()
    earlier(article, 3, "gone")
    [claim] = report_of(page=article).fixed
    assert "no longer live" in claim.noted


def test_weeks_count_what_was_live_and_undecided_then(say):
    article = make_article()
    earlier(article, 6, "a", "b", "c")
    earlier(article, 3, "a", "b")
    run = store(article, 1, fingerprint="a")
    AuditRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(minutes=1))
    event = say(article, Act.FALSE_ALARM, "b")
    event.at = timezone.now() - timedelta(days=15)
    event.save()
    weeks = {week.label: week.count for week in report_of(page=article, first_day=days(-60)).weeks}
    at = {number: max(label for label in weeks if label <= days(-number).isoformat()) for number in (50, 22, 0)}
    assert [weeks[at[50]], weeks[at[22]], weeks[at[0]]] == [0, 3, 1]
    sunday = max(label for label in weeks if label <= days(-7).isoformat())
    assert weeks[sunday] == 1  # “b” was a false alarm by then


def test_last_week_says_the_same_as_the_rules(say):
    for _ in range(2):
        store(make_article(), 5)
    say(make_article(), Act.ACCEPTED)
    report = report_of()
    assert report.weeks[-1].count == sum(rule.count for rule in report.rules) == 10


def test_weeks_end_on_sundays_and_on_the_last_day():
    assert week_ends(date(2026, 3, 2), date(2026, 3, 10)) == [date(2026, 3, 8), date(2026, 3, 10)]
    assert week_ends(date(2026, 3, 8), date(2026, 3, 8)) == [date(2026, 3, 8)]
    assert week_ends(date(2026, 3, 3), date(2026, 3, 4)) == [date(2026, 3, 4)]


def test_what_was_not_read_is_listed():
    make_article(title="Never")
    failed, partial, old, rules = (make_article(title=title) for title in ("Failed", "Partial", "Old", "Rules"))
    AuditRun.objects.filter(pk=store(failed, 0).pk).update(status="failed", problems=["No text."])
    AuditRun.objects.filter(pk=store(partial, 0).pk).update(status="partial", problems=["Too long."])
    AuditRun.objects.filter(pk=store(old, 0).pk).update(content_saved_at=timezone.now() - timedelta(days=1))
    AuditRun.objects.filter(pk=store(rules, 0).pk).update(rules_digest="other")
    report = report_of()
    gaps = {gap.problem: gap.pages for gap in report.gaps}
    assert "Never" in gaps.pop("The live text was never audited")
    assert gaps == {
        "The live text could not be read: No text.": ["Failed"],
        "The live text was read in part: Too long.": ["Partial"],
        "The live text was changed after its audit": ["Old"],
        "The live text was audited with other rules than today’s": ["Rules"],
    }
    assert report.figures.pages_audited == 3


def test_scope_of_a_treatment_holds_its_articles_only():
    needling = make_treatment(name="Needling")
    store(make_article(title="Needles", treatment=needling), 1)
    store(make_article(title="Other"), 1)
    report = report_of(treatment=needling)
    assert [page.title for page in report.pages] == ["Needles"]
    assert report.cover.scope == "Treatment: Needling"


def test_text_holds_the_whole_report():
    article = make_article()
    store(article, 3)
    earlier(article, 3, "gone")
    report = report_of()
    assert from_text(as_text(report)) == report


def test_queries_do_not_grow_with_claims_or_pages(say):
    index = make_index()

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            report_of()
        return len(captured)

    first = make_article(index=index)
    store(first, 3)
    say(first, Act.COMMENTED)
    few = queries()
    for _ in range(5):
        article = make_article(index=index)
        store(article, 60)
        earlier(article, 3, *(f"gone {n}" for n in range(60)))
        for number in range(20):
            say(article, Act.ACCEPTED, f"f{number}", evidence="doi", expires_on=days(9))
    assert queries() == few


def test_history_tells_who_said_what_when_and_why(say):
    article = make_article(title="Back pain")
    store(article)
    by = make_user(first_name="Ravi", last_name="Lindqvist")
    said = {"by": by, "evidence": "doi:10.1/x", "expires_on": days(30), "reason": "Read."}
    say(article, Act.ACCEPTED, "f9", **said)
    Claim.objects.update(quote="for good")
    say(article, Act.ASSIGNED, "f9", assignee=by, reason="")
    say(article, Act.DUE, "f9", due_on=days(1), reason="")
    say(article, Act.REOPENED, "f9", by=None, reason="It expired.")
    report = report_of()
    told = [(step.act, step.by, step.reason, step.evidence, step.until) for step in report.history]
    assert told[0] == ("Accepted", "Ravi Lindqvist", "Read.", "doi:10.1/x", days(30).isoformat())
    assert [act for act, *_ in told[1:3]] == ["Assigned to Ravi Lindqvist", f"Due date set: {days(1).isoformat()}"]
    assert told[3][:3] == ("Reopened", "Caveat", "It expired.")
    assert {(step.page, step.words, step.at[:10]) for step in report.history} == {
        ("Back pain", "for good", days(0).isoformat())
    }
    texts = all_editions(report)
    assert b"It expired." in texts["html"]
    assert b"It expired." in texts["csv"]
    assert "It expired." in pdf_text(texts["pdf"])
    assert xlsx_tables(texts["xlsx"])["History"][4][3:7] == ["Reopened", "Caveat", "It expired.", None]
    assert from_text(as_text(report)) == report


@pytest.mark.parametrize(("begins", "says"), [(-729, False), (-730, False), (-731, True)])
def test_period_from_before_audits_were_kept_is_said_so(begins, says):
    report = report_of(first_day=days(begins))
    assert any(days(-730).isoformat() in text for text in report.method) is says
