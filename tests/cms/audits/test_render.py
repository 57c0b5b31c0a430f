"""What is audited is what visitors get."""

import pytest
from django.http import HttpResponse
from django.utils import translation
from wagtail.models import Page

from cms.articles.models import TreatmentArticlePage
from cms.audits.models import Version
from cms.audits.render import RenderError, render_page
from tests.cms.factories import RISKY, RULE, make_article, make_user

pytestmark = pytest.mark.django_db


def test_live_page_is_what_a_visitor_gets(client):
    article = make_article(summary=RISKY)
    assert render_page(article.specific) == client.get(article.url).content.decode()


def test_no_bar_for_editors_and_no_preview_markup(client, monkeypatch):
    seen = {}
    monkeypatch.setattr(
        TreatmentArticlePage, "serve", lambda self, request: seen.update(vars(request)) or HttpResponse("<p>x</p>")
    )
    article = make_article()
    client.force_login(make_user("Editors"))
    assert "wagtail-userbar" not in render_page(article)
    assert not seen["user"].is_authenticated
    assert not seen.get("is_preview")


def test_language_of_the_editor_who_saves_changes_nothing():
    from datetime import date

    article = make_article(last_reviewed=date(2026, 3, 4))
    plain = render_page(article)
    with translation.override("de"):
        assert render_page(article) == plain
    assert "4 March 2026" in plain


def test_draft_shows_the_latest_revision(audit):
    article = make_article(summary="Calm words.")
    article.summary = RISKY
    article.save_revision()
    assert audit(article, Version.LIVE).findings.filter(rule=RULE).count() == 0
    assert audit(article, Version.DRAFT).findings.filter(rule=RULE).count() == 1


def test_page_with_a_broken_template_gives_a_stored_failure(audit, monkeypatch, caplog):
    monkeypatch.setattr(TreatmentArticlePage, "template", "no/such/template.html")
    article = make_article()
    run = audit(article)
    assert (run.status, run.current) == ("failed", True)
    assert "TemplateDoesNotExist" in run.problems[0]
    assert "no/such/template.html" in run.problems[0]
    assert run.findings.count() == 0
    audit(article)
    assert article.audit_runs.count() == 1


def test_page_that_answers_with_a_redirect_is_a_failure(monkeypatch):
    monkeypatch.setattr(TreatmentArticlePage, "serve", lambda self, request: HttpResponse(status=302))
    with pytest.raises(RenderError, match="status 302"):
        render_page(make_article())


def test_page_outside_every_site_is_a_failure():
    root = Page.objects.get(depth=1)
    article = root.add_child(instance=TreatmentArticlePage(title="Nowhere", slug="nowhere", summary="-"))
    with pytest.raises(RenderError, match="No site"):
        render_page(article)


def test_failure_goes_away_when_the_page_is_mended(audit, monkeypatch):
    article = make_article(summary=RISKY)
    with monkeypatch.context() as broken:
        broken.setattr(TreatmentArticlePage, "template", "no/such/template.html")
        audit(article)
    run = audit(article)
    assert (run.status, run.current) == ("audited", True)
    assert article.audit_runs.filter(current=True).count() == 1
