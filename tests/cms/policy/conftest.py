"""A second site beside the default one, and people who set rules."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission, Site

from cms.articles.models import TreatmentIndexPage
from cms.compliance.rules.choice import Choice
from cms.compliance.rules.setting import set_rules
from cms.home.models import HomePage
from cms.policy.current import latest
from cms.policy.models import SiteRules
from tests.cms.audits.stored import store
from tests.cms.factories import RULE, make_article, make_index, make_user

OFF = {"enabled": False}
RULE_OFF = {"rule": RULE, "verdict": "off", "why": "We have a licence."}  # as the form sends it


@pytest.fixture
def site(db):
    """Return the default site."""
    return Site.objects.get()


@pytest.fixture
def second_site(site):
    """Return a site of its own, with an index of treatments."""
    make_index()  # where articles go that are not put anywhere else
    home = site.root_page.get_parent().add_child(instance=HomePage(title="Dublin", slug="dublin"))
    home.add_child(instance=TreatmentIndexPage(title="Treatments", slug="treatments"))
    second = Site.objects.create(hostname="dublin.example", root_page=home, site_name="Dublin")
    yield second
    Site.clear_site_root_paths_cache()  # or later tests, whose database has no such site, know its root


@pytest.fixture
def site_beside(site):
    """Return another site with the same pages; of the two, Wagtail takes this one."""
    Site.objects.update(is_default_site=False)
    beside = Site.objects.create(hostname="www.dublin.example", root_page=site.root_page, is_default_site=True)
    yield beside
    Site.clear_site_root_paths_cache()


@pytest.fixture
def unusable(db):
    """Return a function that leaves a site with a setting that cannot be used, as an upgrade may."""

    def leave(site: Site) -> SiteRules:
        terms = {"claims": {"terms": {"product": ["???"]}}}
        return SiteRules.objects.create(site=site, chosen=terms, publishing="refused", blocking="must-fix", reason="-")

    return leave


@pytest.fixture
def reviewer(db):
    """Return somebody who sets rules."""
    return make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist")


@pytest.fixture
def choose(reviewer):
    """Return a function that sets rules of a site."""

    def act(site: Site, chosen=None, **choice):
        current = latest(site.pk)
        return set_rules(
            site, Choice(chosen or {}, **choice), reviewer, "We agreed on it.", current.pk if current else None
        )

    return act


@pytest.fixture
def sent(site):
    """Return a function that makes what the form sends: nothing set, but for what the keywords say."""

    def make(rules=(), terms=(), **fields) -> dict:
        data = {"publishing": "refused", "blocking": "must-fix", "reason": "We agreed on it.", "based_on": ""}
        for prefix, rows in (("rules", rules), ("terms", terms)):
            data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
            data |= {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
        return {**data, **fields}

    return make


@pytest.fixture
def screen(client, reviewer, site):
    """Return a function that opens the rules of the default site, or sends them something."""
    client.force_login(reviewer)

    def visit(data=None):
        address = reverse("site_rules", args=[site.pk])
        return client.post(address, data) if data else client.get(address)

    return visit


@pytest.fixture
def hidden(reviewer):
    """Return an article that the reviewer may not see, with one finding."""
    seen = make_index()
    article = make_article(index=make_index(title="Hidden"))
    GroupPagePermission.objects.filter(group__in=reviewer.groups.all()).update(page=seen)
    store(article, 1, rule=RULE)
    return article
