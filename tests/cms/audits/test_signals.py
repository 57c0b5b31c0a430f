"""Saving, publishing, unpublishing, moving and deleting a page keep its audits up to date."""

import logging

import pytest
from wagtail.models import Page

from cms.articles.models import Condition, Person, Reference, Treatment, TreatmentArticlePage
from cms.audits import tasks
from cms.audits.models import AuditRun, Version
from cms.audits.segments import library_models
from cms.images.models import ClinicImage
from tests.cms.factories import RISKY, RULE, make_article, make_index, make_person, make_reference, publish_past_gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which what waits for the commit happens."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def runs(page) -> set[tuple[str, bool]]:
    return {
        (run.version, run.findings.filter(rule=RULE).exists())
        for run in AuditRun.objects.filter(page=page, current=True)
    }


def test_saving_a_draft_audits_the_draft(committed):
    article = make_article(live=False)
    article.summary = RISKY
    with committed():
        article.save_revision()
    assert runs(article) == {("draft", True)}


def test_nothing_happens_before_the_commit():
    publish_past_gate(make_article(summary=RISKY).save_revision())
    assert not AuditRun.objects.exists()


def test_publishing_audits_what_is_live_and_drops_the_draft(committed):
    article = make_article(live=False, summary=RISKY)
    with committed():
        publish_past_gate(article.save_revision())
    assert runs(article) == {("live", True)}
    assert not AuditRun.objects.filter(version=Version.DRAFT).exists()


def test_draft_of_a_live_page_leaves_the_live_run(committed):
    article = make_article(live=False)
    with committed():
        publish_past_gate(article.save_revision())
    article.summary = RISKY
    with committed():
        article.save_revision()
    assert runs(article) == {("live", False), ("draft", True)}


def test_unpublishing_retires_the_live_run(committed):
    article = make_article(live=False, summary=RISKY)
    with committed():
        publish_past_gate(article.save_revision())
    with committed():
        Page.objects.get(pk=article.pk).specific.unpublish()
    assert runs(article) == {("draft", True)}


def test_an_alias_is_not_audited(committed):
    article = make_article(live=False, summary=RISKY)
    alias = article.create_alias(update_slug="alias")
    with committed():
        publish_past_gate(article.save_revision())
    assert runs(article) == {("live", True)}
    assert not AuditRun.objects.filter(page=alias).exists()


def test_deleting_a_page_deletes_its_runs(committed):
    article = make_article(live=False, summary=RISKY)
    with committed():
        publish_past_gate(article.save_revision())
    with committed():
        Page.objects.get(pk=article.pk).delete()
    assert not AuditRun.objects.exists()


def test_page_deleted_before_its_audit_is_no_error(committed, caplog):
    article = make_article(live=False)
    with caplog.at_level(logging.WARNING), committed():
        article.save_revision()
        Page.objects.get(pk=article.pk).delete()
    assert not AuditRun.objects.exists()
    assert [record for record in caplog.records if record.name.startswith("cms.audits")] == []


def test_moving_a_page_audits_its_new_address(committed):
    article = make_article(live=False, summary=RISKY)
    with committed():
        publish_past_gate(article.save_revision())
    other = make_index(title="Other")
    with committed():
        Page.objects.get(pk=article.pk).specific.move(other, pos="last-child")
    run = AuditRun.objects.get(page=article, current=True)
    assert other.slug in run.source


def test_changing_a_library_entry_audits_the_pages_that_show_it(committed):
    author, reference = make_person(job_title="Acupuncturist"), make_reference(title="A trial")
    shown = make_article(author=author, references=[reference])
    other = make_article()
    with committed():
        author.job_title = "Pain never comes back"
        author.save()
    assert runs(shown) == {("live", True)}
    assert runs(other) == set()
    before = AuditRun.objects.get(page=shown, current=True)
    author.job_title = "Acupuncturist"
    author.save()
    with committed():
        reference.title = "Pain never comes back"
        reference.save()
    assert AuditRun.objects.get(page=shown, current=True) != before
    # The titles of what is cited claim nothing, so the finding is gone; the page was audited anew all the same.
    assert runs(shown) == {("live", False)}


def test_library_models_are_those_that_pages_show():
    assert library_models(TreatmentArticlePage) == {Person, Treatment, Condition, Reference, ClinicImage}


def test_a_failing_audit_never_stops_a_publication(committed, monkeypatch, caplog):
    monkeypatch.setattr(tasks, "audit_page", lambda *args: 1 / 0)
    article = make_article(live=False)
    with committed():
        article.save_revision().publish()
    assert TreatmentArticlePage.objects.get(pk=article.pk).live
    assert "The audit of page" in caplog.text


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_publication_judges_the_text_once(monkeypatch):
    from cms.audits import judge as module

    real, calls = module.audit_document, []
    monkeypatch.setattr(module, "audit_document", lambda *args, **options: calls.append(1) or real(*args, **options))
    article = make_article(live=False, summary=RISKY)
    revision = article.save_revision()
    assert runs(article) == {("draft", True)}
    publish_past_gate(revision)
    assert runs(article) == {("live", True)}
    assert len(calls) == 1
