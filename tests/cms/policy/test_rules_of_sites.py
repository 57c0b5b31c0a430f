"""What is set for a site decides how its pages are audited, and those of no other site."""

import pytest
from django.template.loader import render_to_string
from wagtail.models import Page, PageLogEntry, Site

from cms.articles.models import TreatmentIndexPage
from cms.audits.audit_page import audit_page
from cms.audits.full_run import start_full_run
from cms.audits.models import AuditRun
from cms.audits.outdated import Today
from cms.audits.report_coverage import gaps
from cms.audits.site_profile import SitesRules, site_rules
from cms.compliance.detective import LIVE_UNDECIDED, report_live_claims
from cms.compliance.publishing import publishing_refusal
from cms.editor.page_state import stored_state
from cms.policy.checks import check_site_rules
from cms.policy.models import Blocking, Publishing, SiteRules
from seo_checks import ProfileError
from tests.cms.compliance.conftest import CLEAN
from tests.cms.factories import RISKY, RULE, make_article
from tests.cms.policy.conftest import OFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """Return an article of the default site with one claim."""
    return make_article(summary=RISKY)


@pytest.fixture
def second_article(second_site):
    """Return the same article on the second site."""
    index = TreatmentIndexPage.objects.descendant_of(second_site.root_page).get()
    return make_article(summary=RISKY, index=index)


@pytest.fixture
def profile_file(settings, tmp_path):
    """Return a function that gives the site a profile file."""

    def write(text: str) -> None:
        path = tmp_path / "caveat.toml"
        path.write_text(text)
        settings.CAVEAT_PROFILE = str(path)

    return write


def cited(page) -> set[str]:
    """The jurisdictions of the provisions that the audit of a page cites for its claim."""
    finding = audit_page(page).findings.get(rule=RULE)
    return {source["jurisdiction"] for source in finding.sources}


def test_two_sites_are_judged_by_their_own_jurisdictions(choose, site, second_site, article, second_article):
    choose(site, {"claims": {"jurisdictions": ["US"]}})
    choose(second_site, {"claims": {"jurisdictions": ["AU"]}})
    assert cited(article) == {"US"}
    assert cited(second_article) == {"AU"}


def test_rule_turned_off_on_one_site_still_judges_the_other(choose, site, article, second_article):
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
    assert RULE not in audit_page(article).findings.values_list("rule", flat=True)
    assert RULE in audit_page(second_article).findings.values_list("rule", flat=True)


def test_severity_that_was_set_is_that_of_the_findings(choose, site, article):
    choose(site, {"checks": {RULE: {"enabled": True, "severity": "advice"}}}, reasons={RULE: "Minor here."})
    assert audit_page(article).findings.get(rule=RULE).severity == "advice"


def test_own_terms_are_added_to_those_of_the_file(choose, site, article, profile_file):
    profile_file('[claims.terms]\nproduct = ["Wetherlow balm"]')
    choose(site, {"claims": {"terms": {"product": ["Fen drops"]}}})
    assert dict(site_rules(article).profile.claims.terms) == {"product": ("Wetherlow balm", "Fen drops")}


def test_settings_have_the_last_word_over_the_file(choose, site, article, profile_file):
    profile_file(f'name = "clinic"\n[checks.{RULE}]\nenabled = false\n[checks.thin-content]\nseverity = "review"')
    choose(site, {"checks": {RULE: {"enabled": True}}}, reasons={RULE: "Back on."})
    profile = site_rules(article).profile
    assert profile.name == "clinic"
    assert profile.checks[RULE].enabled
    assert profile.checks["thin-content"].severity == "review"


def test_change_makes_the_audits_of_that_site_out_of_date(choose, site, article, second_article):
    runs = [audit_page(article), audit_page(second_article)]
    assert not Today().outdated(AuditRun.objects.filter(current=True)).exists()
    choose(site, {"claims": {"jurisdictions": ["UK"]}})
    assert list(Today().outdated(AuditRun.objects.filter(pk__in=[run.pk for run in runs]))) == [runs[0]]


def test_sites_with_the_same_pages_have_the_rules_of_one_of_them(choose, site, site_beside, article):
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
    audit_page(article)
    assert AuditRun.objects.get().findings.filter(rule=RULE).exists()
    assert not Today().outdated(AuditRun.objects.filter(current=True)).exists()


def test_what_decides_no_verdict_leaves_audits_as_they_are(choose, site, article):
    before = site_rules(article).digest
    choose(site, publishing=Publishing.WARNED, blocking=Blocking.REVIEW)
    assert site_rules(article).digest == before
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "One reason."})
    with_one = site_rules(article).digest
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "Another reason."})
    assert site_rules(article).digest == with_one != before


def test_page_outside_all_sites_is_judged_by_the_file_alone(choose, site, article):
    before = site_rules(article).digest
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
    root = site.root_page.get_parent()
    assert site_rules(root).digest == before != site_rules(article).digest


def test_rules_of_a_page_cost_two_queries(choose, site, article, django_assert_num_queries):
    choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
    site_rules(article)
    with django_assert_num_queries(2):
        site_rules(article)


def test_rules_of_many_pages_cost_two_queries(choose, second_site, article, second_article, django_assert_num_queries):
    for each in (Site.objects.get(is_default_site=True), second_site):
        choose(each, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
    site_rules(article)  # so that the roots of the sites are known
    with django_assert_num_queries(2):
        rules = SitesRules()
        assert rules.of(article).digest == rules.of(second_article).digest


class TestGate:
    def test_undecided_claim_is_refused_where_nothing_is_set(self, article):
        assert publishing_refusal(article).findings

    def test_site_that_only_warns_refuses_nothing(self, choose, site, article, second_article):
        choose(site, publishing=Publishing.WARNED)
        assert publishing_refusal(article) is None
        assert publishing_refusal(second_article).findings

    def test_review_claim_blocks_where_it_is_set_to(self, choose, site):
        article = make_article(summary=CLEAN)
        assert publishing_refusal(article) is None
        choose(site, blocking=Blocking.REVIEW)
        refusal = publishing_refusal(article)
        assert {finding.severity for finding in refusal.findings} == {"review"}
        assert "must-fix" not in refusal.summary

    def test_where_nothing_is_refused_the_reviewers_are_told_what_is_live(self, choose, site, article):
        choose(site, publishing=Publishing.WARNED)
        audit_page(article)
        report_live_claims(article.pk)
        [entry] = PageLogEntry.objects.filter(page=article, action=LIVE_UNDECIDED)
        assert entry.data["quotes"] == ["never comes back"]

    def test_panel_says_what_the_policy_makes_of_the_text(self, choose, site):
        article = make_article(summary=CLEAN)
        audit_page(article)
        assert stored_state(article).blocking == 0
        choose(site, blocking=Blocking.REVIEW, publishing=Publishing.WARNED)
        state = stored_state(article)
        assert f"{state.blocking} claims undecided: published all the same" in render_to_string(
            "editor/panel.html", {"state": state}
        )

    def test_rule_turned_off_blocks_no_more(self, choose, site, article):
        choose(site, {"checks": {RULE: OFF}}, reasons={RULE: "We have a licence."})
        assert publishing_refusal(article) is None


class TestAfterAnUpgrade:
    @pytest.fixture
    def stale(self, site):
        """Settings that name what this version of Caveat does not have."""
        chosen = {
            "claims": {"jurisdictions": ["UK", "XX"], "terms": {"no-such-list": ["word"]}},
            "checks": {"no-such-rule": OFF, RULE: {"enabled": True, "no_such_option": 3}},
        }
        return SiteRules.objects.create(site=site, chosen=chosen, publishing="refused", blocking="must-fix", reason="-")

    def test_what_is_unknown_is_left_out_and_the_rest_holds(self, stale, article):
        profile = site_rules(article).profile
        assert profile.claims.jurisdictions == ("UK",)
        assert set(profile.checks) == {RULE}
        assert publishing_refusal(article).findings

    def test_system_check_names_what_is_unknown(self, stale):
        [warning] = check_site_rules(None, databases=["default"])
        assert warning.id == "policy.W001"
        for name in ("no-such-rule", "no-such-list", "XX"):
            assert name in warning.msg

    def test_system_check_asks_no_database_that_is_not_named(self, stale):
        assert check_site_rules(None, databases=None) == []

    def test_setting_that_cannot_be_used_is_refused_in_words(self, site, article):
        terms = {"claims": {"terms": {"product": ["???"]}}}
        SiteRules.objects.create(site=site, chosen=terms, publishing="refused", blocking="must-fix", reason="-")
        with pytest.raises(ProfileError, match="terms"):
            site_rules(article)
        assert "terms" in publishing_refusal(article).problems[0]
        for chosen in (terms, {**terms, "checks": {"no-such-rule": OFF}}):
            SiteRules.objects.update(chosen=chosen)
            [error] = check_site_rules(None, databases=["default"])
            assert error.id == "policy.E001"


class TestUnusableRulesOfOneSite:
    """They are told with their remedy, and what they do not concern goes on."""

    @pytest.fixture(autouse=True)
    def others_audited(self, second_site, article, second_article, unusable):
        for page in (article, second_article):
            audit_page(page)
        AuditRun.objects.filter(page=article).update(rules_digest="of-an-old-one")
        unusable(second_site)

    def told(self) -> dict[str, int]:
        return {gap.problem: gap.count for gap in gaps(Page.objects.all())}

    def test_coverage_names_the_site_and_tells_of_the_others(self, second_site):
        said = self.told()
        assert said["audited with other rules than today's"] == 1
        [problem] = [problem for problem in said if "cannot be read" in problem]
        assert said[problem] == 3  # the article, its index and the front page
        assert f"The rules of {second_site} cannot be read" in problem
        assert "Correct the term." in problem
        assert "Settings → Compliance rules" in problem

    def test_coverage_says_nothing_of_it_to_those_who_see_no_page_of_the_site(self, site):
        seen = gaps(Page.objects.descendant_of(site.root_page, inclusive=True))
        assert [gap.problem for gap in seen if "cannot be read" in gap.problem] == []

    def test_pages_within_the_site_that_are_another_sites_are_not_counted(self, second_site, second_article):
        inner = Site.objects.create(hostname="inner.example", root_page=second_article.get_parent())
        [problem] = [problem for problem in self.told() if "cannot be read" in problem]
        assert self.told()[problem] == 1
        assert str(inner) not in problem

    def test_profile_that_is_broken_concerns_all(self, settings):
        settings.CAVEAT_PROFILE = "/no/such/profile.toml"
        [count] = [count for problem, count in self.told().items() if "cannot be read" in problem]
        assert count == Page.objects.count() - 1  # but for the root of the tree

    def test_full_audit_of_another_site_goes_on(self, site, article):
        assert start_full_run(site).pages.filter(page=article).exists()

    def test_full_audit_that_would_meet_it_is_refused_with_the_name_of_the_site(self, second_site):
        for scope in (second_site, None):
            with pytest.raises(ProfileError, match=f"The rules of {second_site} cannot be read"):
                start_full_run(scope)
