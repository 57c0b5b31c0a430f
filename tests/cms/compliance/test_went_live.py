"""Where the policy only warns, whoever publishes is told which claims went live."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Site

from cms.compliance.models import Act
from cms.compliance.publishing import live_claims
from cms.compliance.service import decide
from cms.policy.models import SiteRules
from tests.cms.compliance.conftest import CLEAN, is_live, stored
from tests.cms.compliance.reviewing import submit_to_managers
from tests.cms.editor.forms import article_form
from tests.cms.factories import HOSTILE, RISKY, make_article, make_index, make_user

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
TWO = f"{RISKY} Needles cure arthritis."


@pytest.fixture(autouse=True)
def warns(db):
    """Set the policy that refuses nothing."""
    return SiteRules.objects.create(site=Site.objects.get(), publishing="warned", blocking="must-fix", reason="-")


@pytest.fixture
def warned(client, manager):
    """Return a function that posts to an address as the manager; it returns what warnings say, with their links."""

    def send(name: str, *args, data=None, query="", user=manager, **options) -> list[tuple[str, str]]:
        client.force_login(user)
        return warnings(client.post(reverse(name, args=args) + query, data or {}, follow=True, **options))

    return send


def warnings(response) -> list[tuple[str, str]]:
    """What warnings say on a page, with their links."""
    found = BeautifulSoup(response.content, "lxml").select(".messages .warning")
    return [(" ".join(each.get_text(" ").split()), each.a["href"] if each.a else "") for each in found]


def edit(page):
    return "wagtailadmin_pages:edit", page.pk


def test_editor_is_told_how_many_went_live_and_where_they_are(warned, draft):
    article = draft(CLEAN, title="Back pain")
    [(said, address)] = warned(*edit(article), data=article_form(article, summary=TWO) | PUBLISH)
    assert is_live(article)
    assert said.startswith("“Back pain” is live with 2 must-fix claims that nobody has decided on.")
    first = live_claims(stored(article))[0].fingerprint
    assert address == f"/admin/pages/{article.pk}/edit/?caveat={first}"


def test_new_page_is_told_likewise(warned):
    add = ("wagtailadmin_pages:add", "articles", "treatmentarticlepage", make_index().pk)
    [(said, _)] = warned(*add, data=article_form(slug="risky", summary=RISKY) | PUBLISH)
    assert "is live with a must-fix claim that nobody has decided on" in said


def test_nothing_is_said_of_a_text_without_claims(warned, draft):
    article = draft(CLEAN)
    assert warned(*edit(article), data=article_form(article, summary=CLEAN) | PUBLISH) == []
    assert is_live(article)


def test_nothing_is_said_of_claims_that_were_decided_on(warned, draft, reviewer):
    article = draft()
    until = timezone.localdate() + timedelta(days=90)
    decide(article, live_claims(article), Act.ACCEPTED, reviewer, "It is borne out.", "doi:10.1/x", until)
    assert warned(*edit(article), data=article_form(article) | PUBLISH) == []
    assert is_live(article)


def test_nothing_is_said_of_a_draft_or_of_what_is_scheduled(warned, draft):
    article, live = draft(), make_article(summary=RISKY)
    hour = timezone.localtime() + timedelta(days=1)
    later = {"go_live_at": f"{hour:%Y-%m-%d %H:%M}"}
    assert warned(*edit(article), data=article_form(article)) == []
    for page in (article, live):
        warned(*edit(page), data=article_form(page) | later)
        assert warned(*edit(page), data=article_form(page) | later | PUBLISH) == []
    assert not is_live(article)
    assert stored(live).approved_schedule


def test_claims_to_review_count_where_the_policy_is_about_them(warned, draft, warns):
    SiteRules.objects.update(blocking="review")
    article = draft(CLEAN)
    [(said, _)] = warned(*edit(article), data=article_form(article, summary=CLEAN) | PUBLISH)
    assert "claim" in said
    assert "must-fix" not in said


def test_nothing_is_said_where_the_policy_refuses(warned, draft):
    SiteRules.objects.update(publishing="refused")
    article = draft()
    anyway = {"action-publish": "anyway", "publish-anyway-reason": "The board agreed."}
    assert warned(*edit(article), data=article_form(article) | anyway) == []
    assert is_live(article)


@pytest.mark.parametrize("in_modal", [False, True])
def test_last_approval_is_told_what_it_published(warned, draft, editor, client, in_modal):
    article = submit_to_managers(draft(title="Back pain"), editor)
    action = ("wagtailadmin_pages:workflow_action", article.pk, "approve", article.current_workflow_task_state.pk)
    headers = {"x-requested-with": "XMLHttpRequest"} if in_modal else {}
    told = warned(*action, data={"comment": ""}, headers=headers)
    if in_modal:  # shown by the page that is loaded then
        told = warnings(client.get(reverse("wagtailadmin_home")))
    assert is_live(article)
    assert told[0][0].startswith("“Back pain” is live with a must-fix claim")


def test_approval_in_the_editor_is_told_what_it_published(warned, draft, editor, settings):
    settings.WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False  # where it publishes at once
    article = submit_to_managers(draft(CLEAN), editor)
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    [(said, _)] = warned(*edit(article), data=article_form(article, summary=RISKY) | approve)
    assert is_live(article)
    assert "is live with a must-fix claim" in said


def test_each_of_many_pages_is_told_with_those_below(warned, draft):
    index = make_index(live=False)
    drafts = [
        draft(index=index, title="One"),
        draft(index=index, title="Two"),
        draft(CLEAN, index=index, title="Clean"),
    ]
    publish = ("wagtail_bulk_action", "wagtailcore", "page", "publish")
    told = warned(*publish, query=f"?id={index.pk}&next=/admin/", data={"include_descendants": "on"})
    assert all(is_live(page) for page in (index, *drafts))
    assert [said.split(" is live")[0] for said, _ in told] == ["“One”", "“Two”"]


def test_whoever_may_publish_and_not_edit_gets_no_way_into_the_editor(warned, draft):
    article = draft()
    publisher = make_user("Editors")
    group = publisher.groups.get()
    GroupPagePermission.objects.filter(group=group).delete()
    right = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=article.get_parent(), permission=right)
    publish = ("wagtail_bulk_action", "wagtailcore", "page", "publish")
    [(said, address)] = warned(*publish, query=f"?id={article.pk}&next=/admin/", data={}, user=publisher)
    assert "is live with a must-fix claim" in said
    assert address == ""


def test_hostile_title_is_escaped(warned, draft):
    article = draft(title=HOSTILE)
    [(said, _)] = warned(*edit(article), data=article_form(article) | PUBLISH)
    assert "<script>alert(1)</script>" in said  # as text
