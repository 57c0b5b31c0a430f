"""Setting the rules in the admin: who may, what is refused, what is told before and after, what is kept."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import GroupPagePermission, GroupSitePermission, ModelLogEntry, Page

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from cms.compliance.rules.outcome import outcome
from cms.policy.models import Blocking, SiteRules
from tests.cms.audits.stored import store
from tests.cms.factories import HOSTILE, RISKY, RULE, make_article, make_index, make_user
from tests.cms.policy.conftest import OFF

pytestmark = pytest.mark.django_db

RULE_OFF = {"rule": RULE, "verdict": "off", "why": "We have a licence."}


@pytest.fixture
def hidden(reviewer):
    """Return an article that the reviewer may not see, with one finding."""
    seen = make_index()
    article = make_article(index=make_index(title="Hidden"))
    GroupPagePermission.objects.filter(group__in=reviewer.groups.all()).update(page=seen)
    store(article, 1, rule=RULE)
    return article


class TestWhoMay:
    @pytest.mark.parametrize(("group", "may"), [("Compliance reviewers", True), ("Managers", True), ("Editors", False)])
    def test_reviewers_and_managers_set_rules_and_editors_see_nothing_of_it(self, client, site, group, may):
        client.force_login(make_user(group))
        for address in (reverse("site_rules_of_first_site"), reverse("site_rules", args=[site.pk])):
            response = client.get(address, follow=True)
            assert (b"Readers" in response.content) is may
        assert (b"Compliance rules" in client.get("/admin/").content) is may

    def test_editor_sends_rules_in_vain(self, client, site, sent):
        client.force_login(make_user("Editors"))
        client.post(reverse("site_rules", args=[site.pk]), sent(rules=[RULE_OFF], step="save"))
        client.post(reverse("site_rules_audit_again", args=[site.pk]))
        assert not SiteRules.objects.exists()

    def test_right_for_one_site_is_for_that_site_alone(self, client, site, second_site):
        user = make_user("Editors")
        right = Permission.objects.get(content_type__app_label="policy", codename="change_siterules")
        GroupSitePermission.objects.create(group=user.groups.get(), site=second_site, permission=right)
        client.force_login(user)
        assert client.get(reverse("site_rules", args=[second_site.pk])).status_code == 200
        assert client.get(reverse("site_rules", args=[site.pk])).status_code == 302

    def test_site_that_cannot_be_is_not_found(self, admin_client):
        for site in (0, 10**30):
            assert admin_client.get(reverse("site_rules", args=[site])).status_code == 404

    def test_administrator_gives_the_right_for_one_site(self, admin_client, second_site):
        group = Group.objects.get(name="Editors")
        form = BeautifulSoup(admin_client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content, "lxml")
        assert form.find("input", attrs={"name": "policy_siterules_site_permissions-sites", "value": second_site.pk})

    def test_outcome_of_another_site_is_not_found(self, client, choose, second_site, site, reviewer):
        version = choose(second_site, blocking=Blocking.REVIEW)
        client.force_login(reviewer)
        assert client.get(reverse("site_rules_outcome", args=[site.pk, version.pk])).status_code == 404


class TestForm:
    def errors(self, response) -> str:
        forms = response.context["forms"]
        return str([forms.form.errors, forms.rules.errors, forms.terms.errors])

    def test_misspelt_rule_is_refused_at_its_field_with_the_nearest_one(self, screen, sent):
        forms = screen(sent(rules=[{**RULE_OFF, "rule": "permanence-recurence"}])).context["forms"]
        assert f"Did you mean {RULE}?" in forms.rules.forms[0].errors["rule"][0]

    def test_rule_that_is_like_none_is_refused_in_a_line(self, screen, sent):
        forms = screen(sent(rules=[{**RULE_OFF, "rule": "nonsense"}])).context["forms"]
        [said] = forms.rules.forms[0].errors["rule"]
        assert said == "There is no rule “nonsense”. Type a part of a rule’s name and choose it."

    def test_rule_may_be_given_with_its_title(self, screen, sent):
        screen(sent(rules=[{**RULE_OFF, "rule": f"{RULE} · Promises a permanent result"}], step="save"))
        assert list(SiteRules.objects.get().chosen["checks"]) == [RULE]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"rules": [{**RULE_OFF, "why": " "}]}, "Give the reason"),
            ({"rules": [RULE_OFF, RULE_OFF]}, "in another row already"),
            ({"terms": [{"name": "prodct", "words": "Fen drops"}]}, "Did you mean product?"),
            ({"terms": [{"name": "product", "words": "???"}]}, "claims.terms"),
            ({"jurisdictions": ["XX"]}, "XX"),
            ({"grade": "0"}, "greater than or equal to 1"),
            ({"months": "soon"}, "whole number"),
            ({"reason": ""}, "Say why"),
        ],
    )
    def test_what_a_profile_could_not_have_is_refused(self, screen, sent, given, said):
        assert said in self.errors(screen(sent(**given, step="save")))
        assert not SiteRules.objects.exists()

    def test_row_left_empty_is_no_row(self, screen, sent):
        screen(sent(rules=[RULE_OFF, {"rule": "", "verdict": "off", "why": ""}], step="save"))
        assert list(SiteRules.objects.get().chosen["checks"]) == [RULE]

    def test_removed_row_is_taken_away(self, screen, sent, choose, site):
        first = choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
        screen(sent(rules=[{**RULE_OFF, "DELETE": "on"}], step="save", based_on=first.pk))
        assert SiteRules.objects.last().chosen == {}

    def test_what_is_set_is_shown_again(self, screen, sent):
        given = {
            "rules": [{"rule": RULE, "verdict": "review", "why": "Minor here."}],
            "terms": [{"name": "product", "words": "Fen drops\nFen balm"}],
        }
        screen(sent(**given, jurisdictions=["IE", "UK"], grade="9", months="12", blocking="review", step="save"))
        saved = SiteRules.objects.get()
        assert saved.chosen == {
            "claims": {"jurisdictions": ["IE", "UK"], "terms": {"product": ["Fen drops", "Fen balm"]}},
            "checks": {
                RULE: {"enabled": True, "severity": "review"},
                "reading-grade": {"max_grade": 9.0, "max_age": 0.0},
                "overdue-review": {"max_months": 12},
            },
        }
        forms = screen().context["forms"]
        assert [row.initial for row in forms.rules.initial_forms] == given["rules"]
        assert [row.initial for row in forms.terms.initial_forms] == given["terms"]
        assert forms.form.initial["grade"] == 9.0
        assert forms.form.initial["months"] == 12
        assert forms.form.initial["blocking"] == "review"

    def test_origin_of_what_is_not_set_is_told(self, screen, settings, tmp_path):
        path = tmp_path / "caveat.toml"
        path.write_text('[claims]\njurisdictions = ["NZ"]\n[checks.thin-content]\nenabled = false')
        settings.CAVEAT_PROFILE = str(path)
        text = screen().content.decode()
        assert "NZ (from the profile file)" in text
        assert "24 (as Caveat comes)" in text
        assert "(thin-content): off" in text
        assert str(tmp_path) not in text

    def test_profile_file_that_is_broken_is_told_in_words(self, screen, settings, sent):
        settings.CAVEAT_PROFILE = "/no/such/profile.toml"
        text = screen().content.decode()
        assert "cannot be read" in text
        assert "See what changes" not in text
        assert "cannot be read" in screen(sent(rules=[RULE_OFF], step="save")).content.decode()
        assert not SiteRules.objects.exists()

    def test_setting_that_no_longer_exists_is_named_and_taken_away(self, screen, sent, site):
        stale = SiteRules.objects.create(
            site=site, chosen={"checks": {"no-such-rule": OFF}}, publishing="refused", blocking="must-fix", reason="-"
        )
        assert "The rule “no-such-rule” was set here and does not exist any more." in screen().content.decode()
        [effect] = screen(sent(based_on=stale.pk)).context["found"].effects
        assert (effect.change.label, effect.follows) == ("Rule “no-such-rule”", "It was ignored already.")
        screen(sent(step="save", based_on=stale.pk))
        assert SiteRules.objects.last().chosen == {}

    def test_setting_that_cannot_be_used_any_more_can_be_mended(self, screen, sent, site):
        terms = {"claims": {"terms": {"product": ["???"]}}}
        broken = SiteRules.objects.create(
            site=site, chosen=terms, publishing="refused", blocking="must-fix", reason="-"
        )
        text = screen().content.decode()
        assert "neither audited nor published" in text
        assert "See what changes" in text
        screen(sent(terms=[{"name": "product", "words": "Fen drops"}], step="save", based_on=broken.pk))
        assert "neither audited" not in screen().content.decode()

    def test_hostile_reason_is_escaped(self, screen, sent):
        screen(sent(rules=[{**RULE_OFF, "why": HOSTILE}], reason=HOSTILE, step="save"))
        assert HOSTILE not in screen().content.decode()
        again = sent(rules=[{**RULE_OFF, "why": HOSTILE + "!"}], reason=HOSTILE)
        assert HOSTILE not in screen(again).content.decode()

    def test_number_that_is_refused_is_described_by_its_fault(self, screen, sent):
        page = BeautifulSoup(screen(sent(grade="99")).content, "lxml")
        described = [page.find(id=name).get_text() for name in page.find(id="id_grade")["aria-describedby"].split()]
        assert "School years a reader needs" in described[0]
        assert "less than or equal to 18" in described[1]
        assert page.find(id="id_months")["aria-describedby"] == "id_months_helptext"


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
