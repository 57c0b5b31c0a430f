"""The form of a site's rules in the admin: who may use it, what it refuses, what it shows."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupSitePermission

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun
from cms.policy.models import Blocking, SiteRules
from seo_checks import catalogue
from tests.cms.factories import HOSTILE, RULE, make_article, make_user
from tests.cms.policy.conftest import OFF, RULE_OFF

pytestmark = pytest.mark.django_db


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
        rows = [(rows.errors, rows.non_form_errors()) for rows in (forms.rules, forms.terms)]
        return str([forms.form.errors, rows])

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
            ({"rules": [RULE_OFF] * 201}, "There are more than 200 rows. Remove some."),
            ({"terms": [{"name": "product", "words": "Fen drops"}] * 51}, "There are more than 50 rows. Remove some."),
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

    def test_rows_up_to_the_limit_are_set(self, screen, sent):
        rules = [{**RULE_OFF, "rule": rule} for rule in catalogue()]
        removed = [{**RULE_OFF, "DELETE": "on"}] * (201 - len(rules))
        screen(sent(rules=[*rules, *removed], step="save"))
        assert SiteRules.objects.get().chosen["checks"].keys() == catalogue().keys()

    def test_each_control_that_removes_a_row_is_named_after_it(self, screen, choose, site):
        terms = {"product": ["Fen drops"], "alternative": ["needling"]}
        checks = {"thin-content": OFF, RULE: OFF}
        choose(site, {"checks": checks, "claims": {"terms": terms}}, reasons=dict.fromkeys(checks, "-"))
        page = BeautifulSoup(screen().content, "lxml")
        for template in page.find_all("template"):
            template.decompose()
        named = [
            " ".join(
                page.find(id=name).get("value") or page.find(id=name).text for name in button["aria-labelledby"].split()
            )
            for button in page.find_all("button", attrs={"data-action": "w-formset#delete"})
        ]
        assert named == [
            f"Remove the setting of {RULE}",
            "Remove the setting of thin-content",
            "Remove the list alternative",
            "Remove the list product",
        ]

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

    def test_setting_that_cannot_be_used_any_more_can_be_mended(self, screen, sent, site, unusable):
        broken = unusable(site)
        text = screen().content.decode()
        assert "neither audited nor published" in text
        assert "See what changes" in text
        screen(sent(terms=[{"name": "product", "words": "Fen drops"}], step="save", based_on=broken.pk))
        assert "neither audited" not in screen().content.decode()

    def test_unusable_setting_of_another_site_is_no_fault_here(self, screen, second_site, unusable):
        unusable(second_site)
        response = screen()
        assert "neither audited nor published" not in response.content.decode()
        assert response.context["stale"] == 0

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


class TestSitesWithTheSamePages:
    def test_site_whose_rules_never_hold_says_so_and_names_the_other(self, screen, sent, site_beside, client):
        for response in (screen(), screen(sent(grade="9"))):
            text = BeautifulSoup(response.content, "lxml").find(class_="caveat-never-holds").get_text()
            assert "never holds" in text
            assert "www.dublin.example" in text
        page = client.get(reverse("site_rules", args=[site_beside.pk])).content.decode()
        assert "never holds" not in page
        assert "What is set here holds for the pages of" in page

    def test_audits_of_the_other_are_not_made_again_from_here(self, screen, site_beside):
        audit_page(make_article())
        AuditRun.objects.update(rules_digest="of-an-old-one")
        assert "Audit again" not in screen().content.decode()

    def test_site_with_pages_of_its_own_says_nothing_of_it(self, screen, second_site):
        assert "never holds" not in screen().content.decode()
