"""What is live with undecided claims is found, whatever way it went, and told once."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import PageLogEntry

from cms.articles.models import Person
from cms.audits.audit_page import audit_page
from cms.audits.models import Version
from cms.compliance.detective import LIVE_UNDECIDED, report_live_claims
from cms.compliance.models import Act
from cms.compliance.publishing import publishing_refusal
from cms.compliance.service import decide, publish_anyway
from tests.cms.compliance.conftest import CLEAN, is_live
from tests.cms.factories import HOSTILE, RISKY, make_article, make_person, make_user

pytestmark = pytest.mark.django_db

SECOND = "Our needles cure arthritis."


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which everything happens that waits for the database."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def reports():
    return PageLogEntry.objects.filter(action=LIVE_UNDECIDED)


def publish_past_the_gate(article):
    PublishPageRevisionAction(article.get_latest_revision()).execute(skip_permission_checks=True)


def test_publishing_past_the_gate_is_told(draft, reviewer, committed):
    article = draft(title="Back pain")
    with committed():
        publish_past_the_gate(article)
    assert is_live(article)
    (entry,) = reports()
    assert entry.page_id == article.pk
    assert "never comes back" in entry.formatter.format_message(entry)
    (message,) = mail.outbox
    assert message.to == ["reviewer@example.org"]
    assert message.subject == "Live with undecided claims: Back pain"
    assert f"/admin/pages/{article.pk}/edit/?publishing=refused" in message.body


def test_saving_as_live_is_told_at_the_next_audit(draft, reviewer, committed):
    article = draft()
    audit_page(article, Version.DRAFT)
    article.live = True
    article.save()
    with committed():
        audit_page(article, Version.LIVE)
    assert reports().count() == len(mail.outbox) == 1


def test_a_page_set_live_in_the_database_is_told_at_the_next_audit(draft, reviewer, committed):
    article = draft()
    type(article).objects.filter(pk=article.pk).update(live=True, has_unpublished_changes=False)
    with committed(), pytest.raises(SystemExit):
        call_command("audit_pages", "--all", "--summary")
    assert reports().count() == len(mail.outbox) == 1


def test_text_from_the_library_is_told(reviewer, committed):
    author = make_person(biography="<p>Sees patients.</p>")
    with committed():
        article = make_article(summary=CLEAN, author=author)
    assert mail.outbox == []
    assert author == article.author
    with committed():
        author.job_title = SECOND
        author.save()
    assert Person.objects.get().job_title == SECOND
    assert reports().count() == len(mail.outbox) == 1


def test_each_claim_is_told_once(reviewer, committed):
    article = make_article(summary=RISKY)
    with committed():
        audit_page(article)
    article.title = "Another title"
    article.save()
    with committed():
        audit_page(article)
    assert len(mail.outbox) == 1
    article.summary = f"{RISKY} {SECOND}"
    article.save()
    with committed():
        audit_page(article)
    assert len(mail.outbox) == 2
    assert "cure arthritis" in mail.outbox[1].body
    assert "never comes back" not in mail.outbox[1].body


def test_what_was_decided_is_not_told(draft, reviewer, committed):
    article = draft()
    decide(article, publishing_refusal(article).findings, Act.FALSE_ALARM, reviewer, "It is a quotation.")
    with committed():
        article.get_latest_revision().publish()
    assert is_live(article)
    assert not reports().exists()


def test_what_was_published_anyway_is_not_told(draft, manager, reviewer, committed):
    article = draft()
    publish_anyway(article, publishing_refusal(article).findings, manager, "A letter says so.")
    with committed():
        article.get_latest_revision().publish()
    assert is_live(article)
    assert mail.outbox == []


def test_drafts_are_not_told(draft, reviewer, committed):
    with committed():
        draft().save_revision()
    assert not reports().exists()


def test_a_page_that_is_gone_is_no_error(reviewer):
    report_live_claims(0)
    assert mail.outbox == []


def test_with_nobody_to_tell_it_is_still_logged(committed):
    make_user("Compliance reviewers", email="away@example.org", is_active=False)
    with committed():
        audit_page(make_article(summary=RISKY))
    assert reports().exists()
    assert mail.outbox == []


def test_a_failing_mail_server_stops_nothing(reviewer, committed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    article = make_article(summary=RISKY)
    with committed():
        audit_page(article)
    assert reports().get().page_id == article.pk


def test_hostile_titles_break_no_header(reviewer, committed):
    with committed():
        audit_page(make_article(title=f"{HOSTILE}\r\nBcc: all@example.org", summary=RISKY))
    (message,) = mail.outbox
    assert message.subject == f"Live with undecided claims: {HOSTILE} Bcc: all@example.org"
