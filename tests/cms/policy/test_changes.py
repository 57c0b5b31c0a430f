"""Changing the rules of a site in the admin: what is told before it is done and after, and what is kept."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from cms.compliance.rules.outcome import outcome
from cms.policy.models import SiteRules
from tests.cms.audits.stored import store
from tests.cms.factories import RISKY, RULE, make_article
from tests.cms.policy.conftest import OFF, RULE_OFF

pytestmark = pytest.mark.django_db


class TestBeforeItIsSaved:
    def test_effects_are_shown_and_nothing_is_kept(self, screen, sent):
        for number in (2, 1):
            store(make_article(), number, rule=RULE)
        response = screen(sent(rules=[RULE_OFF]))
        [effect] = response.context["found"].effects
        assert effect.follows == "3 open findings on 2 pages will no longer be reported."
        assert "pages of the site will be audited again" in response.content.decode()
        assert not SiteRules.objects.exists()

    def test_words_in_live_text_and_draft_count_once(self, screen, sent):
        article = make_article()
        for version in Version:
            store(article, 1, rule=RULE, version=version)
        [effect] = screen(sent(rules=[RULE_OFF])).context["found"].effects
        assert effect.follows.startswith("1 open finding on 1 page will")

    def test_figures_leave_out_pages_that_the_person_may_not_see(self, screen, sent, hidden):
        found = screen(sent(rules=[RULE_OFF])).context["found"]
        assert found.effects[0].follows == "It has no open finding now."
        assert found.audits == 2  # the index that they may see, and the page above it

    def test_own_texts_among_them_are_told(self, screen, sent, reviewer):
        article = make_article()
        article.save_revision(user=reviewer)
        store(article, 1, rule=RULE)
        [effect] = screen(sent(rules=[RULE_OFF])).context["found"].effects
        assert "You saved the latest version of 1 of these pages yourself." in effect.follows

    def test_each_kind_of_change_is_told_with_old_and_new(self, screen, sent):
        given = sent(jurisdictions=["UK"], grade="9", blocking="review", publishing="warned")
        told = {effect.change.label: effect for effect in screen(given).context["found"].effects}
        assert (told["Jurisdictions"].change.old, told["Jurisdictions"].change.new) == ("UK, US, AU", "UK")
        assert told["Reading grade at most"].follows == "Pages over the target: 0 now, 0 then."
        assert "can be published then" in told["A page with blocking claims"].follows
        assert "What blocks" in told

    def test_nothing_changed_is_nothing_to_confirm(self, screen, sent):
        assert "Nothing was changed" in screen(sent()).content.decode()

    def test_going_back_keeps_what_was_typed(self, screen, sent):
        forms = screen(sent(rules=[RULE_OFF], grade="9", step="edit")).context["forms"]
        assert forms.form["grade"].value() == "9"
        assert forms.rules.forms[0]["rule"].value() == RULE


class TestSaved:
    def test_log_says_who_what_and_why(self, screen, sent, reviewer, site):
        screen(sent(rules=[RULE_OFF], step="save"))
        entry = ModelLogEntry.objects.get(action="caveat.settings.changed")
        assert entry.user == reviewer
        assert entry.data["reason"] == "We agreed on it."
        assert entry.data["changes"] == [f"Rule “Promises a permanent result” ({RULE}): on → off (We have a licence.)"]
        assert entry.data["old"]["chosen"] == {}
        assert entry.data["new"]["chosen"] == {"checks": {RULE: OFF}}
        assert "We have a licence." in entry.message
        assert ModelLogEntry.objects.viewable_by_user(reviewer).filter(pk=entry.pk).exists()
        [(version, changes)] = screen().context["history"]
        assert (version.by, version.reason, changes) == (reviewer, "We agreed on it.", entry.data["changes"])

    def test_history_goes_on_with_the_versions_before(self, screen, choose, site, client):
        for number in range(52):
            choose(site, {"checks": {"reading-grade": {"max_grade": float(1 + number % 18)}}})
        first, second = screen(), client.get(reverse("site_rules", args=[site.pk]), {"p": 2})
        assert "52 versions" in first.content.decode()
        assert "Page 1 of 2" in first.content.decode()
        shown = [version.pk for response in (first, second) for version, _ in response.context["history"]]
        assert [len(response.context["history"]) for response in (first, second)] == [50, 2]
        assert shown == sorted(SiteRules.objects.values_list("pk", flat=True), reverse=True)
        assert all(changes for _, changes in second.context["history"])

    def test_version_of_somebody_who_was_quicker_is_not_overwritten(self, screen, sent, choose, site):
        choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
        response = screen(sent(grade="9", step="save", based_on=""))
        assert "Somebody else has changed these rules meanwhile" in response.content.decode()
        assert SiteRules.objects.count() == 1

    @pytest.mark.parametrize("odd", ["²", "9" * 5000, "-", "0"])
    def test_version_that_cannot_be_is_one_that_somebody_changed(self, screen, sent, odd):
        response = screen(sent(grade="9", step="save", based_on=odd))
        assert "Somebody else has changed these rules meanwhile" in response.content.decode()
        assert not SiteRules.objects.exists()

    def test_pages_are_audited_again_and_the_differences_are_told(
        self, screen, sent, django_capture_on_commit_callbacks
    ):
        article = make_article(title="Acupuncture", summary=RISKY)
        audit_page(article)
        with django_capture_on_commit_callbacks(execute=True):
            response = screen(sent(rules=[RULE_OFF], step="save"))
        rules = SiteRules.objects.get()
        assert AuditRun.objects.get(page=article, current=True).rules_digest == rules.digest
        assert response.url == reverse("site_rules_outcome", args=[rules.site_id, rules.pk])

    def test_outcome_compares_the_same_text_before_and_after(self, choose, site, reviewer, client):
        article = make_article(title="Acupuncture", summary=RISKY)
        audit_page(article)
        rules = choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "-"})
        assert outcome(rules, reviewer).waiting == 1
        audit_page(article)
        found = outcome(rules, reviewer)
        assert (found.waiting, found.not_compared) == (0, 0)
        assert dict(found.counts) == {"New": 0, "No longer found": 1, "Severity changed": 0}
        client.force_login(reviewer)
        text = client.get(reverse("site_rules_outcome", args=[site.pk, rules.pk])).content.decode()
        assert "never comes back" in text

    def test_outcome_tells_drafts_too(self, choose, site, reviewer):
        article = make_article(title="Acupuncture", summary=RISKY, live=False)
        article.save_revision()
        audit_page(article, Version.DRAFT)
        rules = choose(site, {"checks": {RULE: {"enabled": True, "severity": "advice"}}}, reasons={RULE: "-"})
        audit_page(article, Version.DRAFT)
        [text] = outcome(rules, reviewer).texts
        assert (text.version, [each.was for each in text.differences]) == ("Draft", ["must-fix"])

    def test_text_that_was_changed_meanwhile_is_not_compared(self, choose, site, reviewer):
        article = make_article(title="Acupuncture", summary=RISKY)
        audit_page(article)
        rules = choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "-"})
        article.summary = "Another text."
        article.save_revision().publish()
        audit_page(article)
        found = outcome(rules, reviewer)
        assert (found.texts, found.not_compared, found.waiting) == ([], 1, 0)

    def test_outcome_leaves_out_pages_that_the_person_may_not_see(self, choose, site, reviewer, hidden):
        rules = choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "-"})
        found = outcome(rules, reviewer)
        assert (found.waiting, found.same, found.texts) == (0, 0, [])

    def test_outcome_costs_the_same_for_many_pages(self, choose, site, client, reviewer, django_assert_max_num_queries):
        articles = [make_article(summary=RISKY) for _ in range(3)]
        for article in articles:
            audit_page(article)
        rules = choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "-"})
        for article in articles:
            audit_page(article)
        with django_assert_max_num_queries(6):
            assert len(outcome(rules, reviewer).texts) == 3

    def test_large_site_without_workers_is_told_what_to_run(self, screen, sent, monkeypatch):
        monkeypatch.setattr("cms.audits.full_run.AT_ONCE", 0)
        store(make_article(), 1, rule=RULE)
        response = screen(sent(rules=[RULE_OFF], step="save"))
        assert SiteRules.objects.count() == 1
        assert "manage.py audit_pages" in " ".join(map(str, get_messages(response.wsgi_request)))

    def test_audits_by_other_rules_are_counted_and_made_again(self, screen, client, site):
        article = make_article(summary=RISKY)
        audit_page(article)
        AuditRun.objects.update(rules_digest="of-an-old-one")
        assert "1 page was audited by other rules" in screen().content.decode()
        client.post(reverse("site_rules_audit_again", args=[site.pk]))
        assert SiteRules.objects.get().digests_before == ["of-an-old-one"]
        assert ModelLogEntry.objects.filter(action="caveat.settings.audited_again").exists()
        assert Page.objects.get(pk=article.pk).live
