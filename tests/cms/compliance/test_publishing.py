"""The policy on publishing: what stands in the way, and what does not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.publishing import PublishingRefused, publish_anyway, publishing_refusal, refuse_undecided
from cms.compliance.service import decide
from seo_checks import Severity
from tests.cms.compliance.conftest import CLEAN, stored
from tests.cms.factories import RISKY, RULE, make_article

pytestmark = pytest.mark.django_db

TWO_CLAIMS = f"{RISKY} Our needles cure arthritis."


@pytest.fixture
def settle(reviewer):
    """Return a function that decides on all claims in the way of an article."""

    def act(article, decision=Act.ACCEPTED, days=30):
        claims = publishing_refusal(article).findings
        until = timezone.localdate() + timedelta(days=days) if decision == Act.ACCEPTED else None
        decide(article, claims, decision, reviewer, "We looked.", "doi:10.1/x", until)

    return act


def test_an_undecided_claim_is_in_the_way(draft):
    refusal = publishing_refusal(draft())
    assert [finding.rule for finding in refusal.findings] == [RULE]
    assert refusal.summary == "Publishing is blocked: a must-fix claim is undecided."
    assert refusal.remedy == "Change the words, or ask the compliance desk for an exception."


def test_the_summary_counts(draft):
    assert publishing_refusal(draft(TWO_CLAIMS)).summary == "Publishing is blocked: 2 must-fix claims are undecided."


def test_a_page_without_claims_passes(draft):
    assert publishing_refusal(draft(CLEAN)) is None


def test_readability_and_seo_never_stand_in_the_way(draft):
    article = draft(
        CLEAN,
        title="A",
        body=[("paragraph", f"<p>{'Notwithstanding perioperative comorbidities, ' * 30}we see you.</p>")],
    )
    rows = audit_page(article, Version.DRAFT).findings.all()
    assert {row.category for row in rows} >= {"seo", "readability"}
    rows.exclude(category="claims").update(severity=Severity.MUST_FIX)
    assert publishing_refusal(article) is None


@pytest.mark.parametrize("decision", [Act.ACCEPTED, Act.FALSE_ALARM])
def test_a_decision_lets_the_words_stand(draft, settle, decision):
    article = draft()
    settle(article, decision)
    assert publishing_refusal(article) is None


def test_a_claim_that_must_change_stays_in_the_way(draft, settle):
    article = draft()
    settle(article, Act.MUST_CHANGE)
    assert publishing_refusal(article)


def test_a_decision_holds_until_its_last_day(draft, settle):
    article = draft()
    settle(article)
    today = timezone.localdate()
    ClaimEvent.objects.update(expires_on=today)
    assert publishing_refusal(article) is None
    ClaimEvent.objects.update(expires_on=today - timedelta(days=1))
    assert publishing_refusal(article)


def test_edits_elsewhere_keep_the_decision(draft, settle):
    article = draft()
    settle(article)
    article.title = "Another title"
    article.body = [("paragraph", "<p>Another paragraph.</p>")]
    assert publishing_refusal(article) is None


def test_a_changed_sentence_is_another_claim(draft, settle):
    article = draft()
    settle(article)
    article.summary = RISKY.replace("back pain", "neck pain")
    assert publishing_refusal(article)


def test_a_page_that_cannot_be_rendered_is_refused(draft):
    article = draft(CLEAN)
    article.template = "articles/no_such_template.html"
    refusal = publishing_refusal(article)
    assert refusal.findings == []
    assert "could not be audited in full. The page could not be rendered (TemplateDoesNotExist" in refusal.summary
    assert refusal.remedy == "Mend what is named, then try again."


GERMAN = (
    "<p>Die Behandlung ist eine sehr alte und auch sanfte Methode, mit der wir die Schmerzen der Patienten heilen, und "
    "sie ist für das Herz, den Kopf und die Beine von Vorteil.</p>"
)


def test_text_that_nobody_can_judge_is_refused_beside_the_claims_that_were_found(draft):
    audited = audit_page(draft(CLEAN, body=[("paragraph", GERMAN)]), Version.DRAFT)
    assert (audited.status, audited.claims_judged) == ("partial", False)
    article = draft(RISKY, body=[("paragraph", GERMAN)], title="Another")
    refusal = publishing_refusal(article)
    assert [finding.rule for finding in refusal.findings] == [RULE]
    assert "a must-fix claim is undecided and the text could not be audited in full. The text on" in refusal.summary
    assert refusal.remedy.endswith("exception. Mend what is named, then try again.")


def test_a_check_of_something_else_that_fails_does_not_refuse(draft):
    article = draft(CLEAN)
    run = audit_page(article, Version.DRAFT)
    AuditRun.objects.filter(pk=run.pk).update(status="partial", problems=["The check alt-missing failed."])
    assert publishing_refusal(article) is None


def test_a_profile_that_cannot_be_read_refuses(draft, settings, tmp_path):
    settings.CAVEAT_PROFILE = str(tmp_path / "no.toml")
    refusal = publishing_refusal(draft(CLEAN))
    assert "no.toml cannot be read" in refusal.summary


def test_an_audit_that_breaks_refuses(draft, settings):
    settings.CAVEAT_PROFILE = "\0"  # no name of a file on any system: fails where nobody expects it
    assert "The audit failed (ValueError" in publishing_refusal(draft(CLEAN)).summary


def test_an_alias_has_nothing_of_its_own_to_refuse(draft):
    article = draft()
    assert publishing_refusal(article.create_alias(update_slug="alias")) is None


def test_a_text_audited_by_the_rules_of_today_is_not_judged_again(draft):
    article = draft()
    audit_page(article, Version.DRAFT).findings.filter(severity=Severity.MUST_FIX).delete()
    assert publishing_refusal(article) is None
    article.summary += " Please ask."
    assert publishing_refusal(article)


def test_the_number_of_queries_does_not_grow_with_the_page(draft):
    def queries(blocks: int) -> int:
        article = draft(body=[("paragraph", f"<p>Needles are thin. {number}</p>") for number in range(blocks)])
        article = stored(article).get_latest_revision_as_object()
        publishing_refusal(article)  # what Django asks once per process
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert publishing_refusal(article)
        return len(asked)

    assert queries(40) == queries(1)


def test_the_exception_says_why_and_what_to_do(draft):
    with pytest.raises(PublishingRefused, match=r"must-fix claim is undecided\. Change the words"):
        refuse_undecided(draft())


class TestPublishingAnyway:
    def test_is_kept_for_each_claim_and_in_the_log(self, draft, manager):
        article = draft(TWO_CLAIMS)
        refusal = publishing_refusal(article)
        publish_anyway(article, refusal, manager, " The regulator wrote to us. ")
        events = ClaimEvent.objects.all()
        assert {(event.act, event.reason, event.by) for event in events} == {
            (Act.PUBLISHED_ANYWAY, "The regulator wrote to us.", manager)
        }
        assert {event.claim.fingerprint for event in events} == {row.fingerprint for row in refusal.findings}
        assert PageLogEntry.objects.filter(page=article, action="caveat.claim.published_anyway").count() == 2
        assert publishing_refusal(article) is None

    def test_takes_the_right(self, draft, editor):
        article = draft()
        with pytest.raises(PermissionDenied):
            publish_anyway(article, publishing_refusal(article), editor, "Because.")
        assert not ClaimEvent.objects.exists()

    def test_takes_a_reason(self, draft, manager):
        article = draft()
        with pytest.raises(ValidationError):
            publish_anyway(article, publishing_refusal(article), manager, "  ")
        assert not ClaimEvent.objects.exists()

    def test_a_text_that_could_not_be_audited_is_logged(self, draft, manager):
        article = draft(CLEAN)
        article.template = "articles/no_such_template.html"
        publish_anyway(article, publishing_refusal(article), manager, "The template is known to be broken.")
        entry = PageLogEntry.objects.get(action="caveat.published_unaudited")
        assert (entry.page_id, entry.user) == (article.pk, manager)
        assert "The template is known to be broken." in entry.formatter.format_message(entry)


def test_a_page_live_before_stays_live(reviewer):
    article = make_article(summary=RISKY)
    assert publishing_refusal(article)
    assert stored(article).live
