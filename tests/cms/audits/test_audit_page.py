"""One page, audited and stored: once per content, one current run per version."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Page

from cms.audits import judge as module
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.store import Overtaken
from tests.cms.factories import RISKY, RULE, make_article, make_home, make_index, publish_past_gate

pytestmark = pytest.mark.django_db


def current(page, version=Version.LIVE):
    return AuditRun.objects.filter(page=page, version=version, current=True).first()


def test_finding_is_stored_with_its_field(risky_article, audit):
    run = audit(risky_article)
    finding = run.findings.get(rule=RULE)
    assert (run.status, run.version, run.title) == ("audited", "live", "Acupuncture for back pain — Caveat")
    assert run.metrics["words"] > 0
    assert finding.quote == "never comes back"
    assert finding.sentence == RISKY
    assert (finding.contentpath, finding.field_label) == ("summary", "Summary")
    assert RISKY[finding.field_start : finding.field_end] == finding.quote
    assert (finding.category, finding.severity, finding.severity_rank) == ("claims", "must-fix", 0)
    assert finding.sources[0]["url"].startswith("https://")
    assert finding.fingerprint


def test_same_text_is_the_same_run(risky_article, audit):
    run = audit(risky_article)
    again = audit(risky_article)
    assert again.pk == run.pk
    assert again.checked_at > run.checked_at
    assert (AuditRun.objects.count(), AuditFinding.objects.filter(rule=RULE).count()) == (1, 1)


def test_same_text_is_not_judged_again(risky_article, audit, monkeypatch):
    audit(risky_article)
    monkeypatch.setattr(module, "audit_document", lambda *args, **kwargs: pytest.fail("audited again"))
    audit(risky_article)


def test_force_judges_again_and_stores_once(risky_article, audit):
    run = audit(risky_article)
    again = audit(risky_article, force=True)
    assert again.pk != run.pk
    assert list(AuditRun.objects.all()) == [again]


def test_changed_text_replaces_the_current_run_and_keeps_the_old_one(risky_article, audit):
    before = audit(risky_article)
    risky_article.summary = "Calm words."
    risky_article.save()
    after = audit(risky_article)
    before.refresh_from_db()
    assert (before.current, after.current) == (False, True)
    assert not after.findings.filter(rule=RULE).exists()


def test_another_keyphrase_is_another_audit(risky_article, audit):
    rule = "keyphrase-missing-in-title"
    assert not audit(risky_article).findings.filter(rule=rule).exists()
    risky_article.focus_keyphrase = "acupuncture for neck pain"
    risky_article.save()
    assert "“acupuncture for neck pain”" in audit(risky_article).findings.get(rule=rule).message
    risky_article.keyphrase_synonyms = "needles\nback pain, acupuncture"
    risky_article.save()
    assert not audit(risky_article).findings.filter(rule=rule).exists()


def test_page_is_audited_at_its_address(risky_article, audit):
    risky_article.focus_keyphrase = "reiki"
    risky_article.save()
    finding = audit(risky_article).findings.get(rule="keyphrase-missing-in-address")
    assert risky_article.slug.replace("-", " ") in finding.message


def test_text_that_comes_back_is_its_old_run(risky_article, audit):
    first = audit(risky_article)
    for summary in ("Calm words.", RISKY):
        risky_article.summary = summary
        risky_article.save()
        last = audit(risky_article)
    assert last.pk == first.pk
    assert current(risky_article) == first
    assert AuditRun.objects.count() == 2


def test_new_rules_make_a_new_run(risky_article, audit, settings, tmp_path):
    before = audit(risky_article)
    profile = tmp_path / "strict.toml"
    profile.write_text(f'name = "strict"\n[checks.{RULE}]\nseverity = "advice"\n')
    settings.CAVEAT_PROFILE = str(profile)
    after = audit(risky_article)
    assert (after.pk != before.pk, after.profile, current(risky_article)) == (True, "strict", after)
    assert after.findings.get(rule=RULE).severity == "advice"


def test_draft_has_its_own_run_and_goes_when_it_is_published(audit):
    article = make_article(summary="Calm words.")
    article.summary = RISKY
    revision = article.save_revision()
    audit(article)
    draft = audit(article, Version.DRAFT)
    assert (draft.revision_id, draft.version) == (revision.pk, "draft")
    assert {current(article), current(article, Version.DRAFT)} == set(AuditRun.objects.all())
    publish_past_gate(revision)
    audit(article)
    assert audit(article, Version.DRAFT) is None
    assert current(article).findings.filter(rule=RULE).count() == 1
    assert not AuditRun.objects.filter(version=Version.DRAFT).exists()


def test_autosave_leaves_one_draft_run(audit):
    article = make_article(live=False)
    revision = None
    for number in range(3):
        article.summary = f"Words {number}."
        revision = article.save_revision(overwrite_revision=revision)
        audit(article, Version.DRAFT)
    [run] = AuditRun.objects.filter(page=article)
    assert run.content_saved_at == Page.objects.get(pk=article.pk).latest_revision_created_at


def test_page_that_is_not_live_has_no_live_run(risky_article, audit):
    run = audit(risky_article)
    risky_article.unpublish()
    assert audit(risky_article) is None
    run.refresh_from_db()
    assert not run.current
    assert audit(risky_article, Version.DRAFT).findings.filter(rule=RULE).exists()


@pytest.mark.parametrize("make", [make_home, make_index])
def test_home_and_index_are_audited(make, audit):
    page = make()
    page.introduction = RISKY
    page.save()
    assert audit(page).findings.get(rule=RULE).contentpath == "introduction"


def test_other_pages_and_aliases_are_not_audited(risky_article, audit):
    alias = risky_article.create_alias(update_slug="alias")
    assert audit(alias) is None
    assert audit(Page.objects.get(depth=1)) is None
    assert AuditRun.objects.count() == 0


def test_page_deleted_meanwhile_is_nothing(risky_article, audit):
    Page.objects.get(pk=risky_article.pk).delete()
    assert audit(risky_article) is None


def test_page_saved_while_it_is_audited_is_audited_again(audit, monkeypatch):
    article = make_article(live=False)
    article.save_revision()
    real, calls = module.render_page, []

    def render(page):
        calls.append(page.summary)
        if len(calls) == 1:
            article.summary = RISKY
            article.save_revision()
        return real(page)

    monkeypatch.setattr(module, "render_page", render)
    run = audit(article, Version.DRAFT)
    assert calls[-1] == RISKY
    assert run.findings.filter(rule=RULE).count() == 1


def test_page_saved_for_ever_is_given_up(audit, monkeypatch):
    article = make_article(live=False)
    monkeypatch.setattr(module, "render_page", lambda page: article.save_revision() and "<p>x</p>")
    with pytest.raises(Overtaken):
        audit(article, Version.DRAFT)
    assert not AuditRun.objects.exists()


def test_page_beyond_the_engine_s_limits_is_a_stored_failure(risky_article, audit, settings, tmp_path):
    profile = tmp_path / "small.toml"
    profile.write_text("[limits]\nmax_characters = 10\n")
    settings.CAVEAT_PROFILE = str(profile)
    run = audit(risky_article)
    assert (run.status, run.current) == ("failed", True)
    assert "limit" in run.problems[0]


def test_fields_that_cannot_be_read_cost_the_places_not_the_findings(risky_article, audit, monkeypatch):
    monkeypatch.setattr(module, "page_segments", lambda page: 1 / 0)
    run = audit(risky_article)
    assert run.status == "partial"
    assert "ZeroDivisionError" in run.problems[-1]
    assert run.findings.get(rule=RULE).contentpath == ""


def test_database_refuses_a_second_current_run(risky_article, audit):
    run = audit(risky_article)
    run.pk, run.content_hash = None, "other"
    with pytest.raises(IntegrityError), transaction.atomic():
        run.save(force_insert=True)


def test_hostile_text_is_stored_as_it_is(audit):
    article = make_article(summary="<script>alert(1)</script> Pain never comes back.")
    assert audit(article).findings.get(rule=RULE).sentence.startswith("<script>")


def test_audit_of_an_unchanged_page_asks_little(risky_article, audit, django_assert_max_num_queries):
    audit(risky_article)
    with django_assert_max_num_queries(40):
        audit(risky_article)
