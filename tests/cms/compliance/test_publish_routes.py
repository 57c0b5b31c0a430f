"""Every route by which Wagtail puts a page live, tried with an undecided claim; cms/PUBLISHING.md lists them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.urls import include, path, reverse
from django.utils import timezone
from wagtail.actions import action_registry
from wagtail.models import APIToken, Page, PageLogEntry

from cms import urls
from cms.articles.models import TreatmentArticlePage, TreatmentIndexPage
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.publishing import PublishingRefused, publishing_refusal
from cms.compliance.service import decide
from tests.cms.compliance.conftest import CLEAN, is_live, stored
from tests.cms.compliance.reviewing import submit_to_managers
from tests.cms.editor.forms import article_form
from tests.cms.factories import RISKY, make_article, make_index, make_user

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
KEYED = '<p data-block-key="needl">Needles are thin.</p>'  # as the editor writes it, so that posting it changes nothing


class WithApi:
    """The site's addresses, and Wagtail's API v3, which the site itself does not have."""

    from wagtail.api.v3.urls import api

    urlpatterns = [path("api/v3/", api.urls), path("", include(urls))]


@pytest.fixture
def post(client, manager):
    """Return a function that posts to an address of the admin, as the manager unless somebody else is named."""

    def send(name: str, *args, user=manager, data=None, query="", **options):
        client.force_login(user)
        return client.post(reverse(name, args=args) + query, data or {}, **options)

    return send


def edit(page):
    return "wagtailadmin_pages:edit", page.pk


def said(response) -> str:
    """All messages of the page that a request led to."""
    soup = BeautifulSoup(response.content, "lxml")
    return " ".join(" ".join(message.get_text(" ").split()) for message in soup.select(".messages li"))


def shows_refusal(response, page) -> bool:
    return response.status_code == 302 and response.url.endswith(f"/{page.pk}/edit/?publishing=refused")


# -- the page editor


def test_edit_view(post, draft):
    article = draft(CLEAN)
    form = article_form(article, summary=RISKY)
    assert shows_refusal(post(*edit(article), data=form | PUBLISH), article)
    assert not is_live(article)
    assert stored(article).get_latest_revision_as_object().summary == RISKY
    assert post(*edit(article), data=article_form(article, summary=CLEAN) | PUBLISH).status_code == 302
    assert is_live(article)
    assert stored(article).summary == CLEAN


def test_edit_view_of_a_live_page(post):
    article = make_article(summary=CLEAN)
    response = post(*edit(article), data=article_form(article, summary=RISKY) | PUBLISH)
    assert shows_refusal(response, article)
    assert stored(article).summary == CLEAN
    assert stored(article).get_latest_revision_as_object().summary == RISKY


def test_create_view(post):
    index = make_index()
    add = ("wagtailadmin_pages:add", "articles", "treatmentarticlepage", index.pk)
    response = post(*add, data=article_form(slug="risky", summary=RISKY) | PUBLISH)
    article = TreatmentArticlePage.objects.get(slug="risky")
    assert shows_refusal(response, article)
    assert (article.live, article.first_published_at, article.summary) == (False, None, RISKY)
    post(*add, data=article_form(slug="clean", summary=CLEAN) | PUBLISH)
    assert TreatmentArticlePage.objects.get(slug="clean").live


def test_revert_view(post, draft, editor):
    article = draft(body=[("paragraph", KEYED)])
    risky, unchanged_form = article.latest_revision, unchanged(article)
    article.summary = CLEAN
    article.save_revision(user=editor).publish()
    revert = ("wagtailadmin_pages:revisions_revert", article.pk, risky.pk)
    response = post(*revert, data=unchanged_form | PUBLISH, follow=True)
    assert response.redirect_chain == [(f"{reverse(revert[0], args=revert[1:])}?publishing=refused", 302)]
    assert "a must-fix claim is undecided" in response.content.decode()
    assert shows_refusal(post(*revert, data=unchanged_form | {"title": "Another"} | PUBLISH), article)
    assert stored(article).summary == CLEAN


def test_scheduling_in_the_editor(post, draft):
    article = draft(CLEAN)
    hour = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    form = article_form(article, summary=RISKY, go_live_at=hour)
    assert shows_refusal(post(*edit(article), data=form | PUBLISH), article)
    assert not stored(article).approved_schedule
    post(*edit(article), data=article_form(article, summary=CLEAN, go_live_at=hour) | PUBLISH)
    assert stored(article).approved_schedule


def test_saving_a_draft_is_never_refused(post, draft):
    article = draft(CLEAN)
    response = post(*edit(article), data=article_form(article, summary=RISKY))
    assert response.url.endswith(f"/{article.pk}/edit/")
    assert stored(article).get_latest_revision_as_object().summary == RISKY


# -- workflows


@pytest.fixture
def in_review(draft, editor):
    """Return a function that makes an article that waits for the one approval that publishes it: the managers'."""

    def make(summary=RISKY):
        return submit_to_managers(draft(summary, body=[("paragraph", KEYED)]), editor)

    return make


def unchanged(article) -> dict:
    """The editor's form of an article as it was opened."""
    (block,) = article.get_latest_revision_as_object().body
    return article_form(article, body=[("paragraph", block.value.source)]) | {"body-0-id": block.id}


APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}


def test_submitting_is_never_refused(post, draft, editor, in_review):
    article = in_review(CLEAN)
    article.current_workflow_state.cancel(user=editor)
    post(*edit(article), user=editor, data=article_form(article, summary=RISKY) | {"action-submit": "1"})
    assert stored(article).workflow_in_progress


def test_workflow_approval_in_the_editor(post, in_review):
    article = in_review()
    assert shows_refusal(post(*edit(article), data=unchanged(article) | APPROVE), article)
    assert not is_live(article)
    assert stored(article).workflow_in_progress


def test_workflow_approval_of_a_clean_text_publishes(post, in_review):
    article = in_review(CLEAN)
    post(*edit(article), data=unchanged(article) | APPROVE)
    assert is_live(article)


def test_workflow_edit_and_approve_needs_another_approval(post, in_review):
    article = in_review(CLEAN)
    post(*edit(article), data=article_form(article, summary=RISKY) | APPROVE)
    assert not is_live(article)
    assert stored(article).workflow_in_progress


def test_workflow_edit_and_approve_in_one_click(post, in_review, settings):
    settings.WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False  # where it publishes at once
    article = in_review(CLEAN)
    assert shows_refusal(post(*edit(article), data=article_form(article, summary=RISKY) | APPROVE), article)
    assert not is_live(article)
    assert stored(article).get_latest_revision_as_object().summary == RISKY
    post(*edit(article), data=article_form(article, summary=CLEAN) | APPROVE)
    assert is_live(article)


def test_workflow_approval_from_a_list(post, in_review):
    article = in_review()
    action = ("wagtailadmin_pages:workflow_action", article.pk, "approve", article.current_workflow_task_state.pk)
    assert shows_refusal(post(*action, data={"comment": ""}), article)
    in_modal = post(*action, data={"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert in_modal["redirect"].endswith("?publishing=refused")
    assert not is_live(article)
    assert stored(article).workflow_in_progress


# -- code


def test_revision_and_page_publish(draft):
    article = draft()
    revision = article.get_latest_revision()
    with pytest.raises(PublishingRefused):
        revision.publish()
    with pytest.raises(PublishingRefused):
        article.publish(revision, None, True)
    assert not is_live(article)


def test_registered_action(draft):
    article = draft()
    for model in (Page, TreatmentArticlePage):
        action = action_registry.get_action_class(model, "publish")
        with pytest.raises(PublishingRefused):
            action(article.get_latest_revision()).execute(skip_permission_checks=True)
    assert not is_live(article)


# -- many pages at once


@pytest.fixture
def bulk(post):
    """Return a function that publishes pages from the explorer."""

    def publish(*pages, **data):
        ids = "&".join(f"id={page.pk}" for page in pages)
        address = ("wagtail_bulk_action", "wagtailcore", "page", "publish")
        return post(*address, query=f"?{ids}&next=/admin/", data=data, follow=True)

    return publish


def test_bulk_publishing(bulk, draft):
    risky, clean = draft(title="Risky <b>one</b>"), draft(CLEAN)
    message = said(bulk(risky, clean))
    assert "“Risky <b>one</b>” was not published. Publishing is blocked: a must-fix claim is undecided." in message
    assert "1 page has been published" in message
    assert (is_live(risky), is_live(clean)) == (False, True)


def test_bulk_publishing_of_refused_pages_alone(bulk, draft):
    first, second = draft(title="First"), draft(title="Second")
    message = said(bulk(first, second))
    assert "“First” was not published" in message
    assert "“Second” was not published" in message
    assert "been published" not in message
    assert not is_live(first)


def test_bulk_publishing_with_the_pages_below(bulk, draft):
    index = make_index(live=False)
    risky, clean = draft(index=index, title="Risky"), draft(CLEAN, index=index)
    assert "“Risky” was not published" in said(bulk(index, include_descendants="on"))
    assert [is_live(page) for page in (index, risky, clean)] == [True, False, True]


# -- at an hour


def schedule(article, user):
    """Schedule an article, and let its hour come."""
    article.go_live_at = timezone.now() + timedelta(hours=1)
    revision = article.save_revision(user=user)
    revision.publish(user=user)
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    return revision


def test_publish_scheduled(draft, manager, reviewer):
    risky, clean = draft(title="Risky"), draft(CLEAN)
    today = timezone.localdate()
    decide(risky, publishing_refusal(risky).findings, Act.ACCEPTED, reviewer, "For now.", "doi:10.1/x", today)
    scheduled = schedule(risky, manager)
    ClaimEvent.objects.update(expires_on=today - timedelta(days=1))
    schedule(clean, manager)
    call_command("publish_scheduled")
    assert (is_live(risky), is_live(clean)) == (False, True)
    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at is None
    entry = PageLogEntry.objects.get(action="caveat.schedule_refused")
    assert (entry.page_id, entry.revision) == (risky.pk, scheduled)
    assert {message.to[0] for message in mail.outbox} == {"manager@example.org", "reviewer@example.org"}
    assert {message.subject for message in mail.outbox} == {"Not published as scheduled: Risky"}
    assert "as Maud Okafor had scheduled it" in mail.outbox[0].body
    assert "never comes back" in mail.outbox[0].body
    mail.outbox.clear()
    call_command("publish_scheduled")
    assert mail.outbox == []


# -- copies, aliases, moves


def copy(page, **fields) -> dict:
    return {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk, **fields}


def test_copy_view(post):
    article = make_article(summary=RISKY)
    address = ("wagtailadmin_pages:copy", article.pk)
    assert post(*address, data=copy(article, publish_copies="on")).status_code == 302
    assert not TreatmentArticlePage.objects.get(slug="copy").live


def test_alias_in_the_copy_view(post):
    risky, clean = make_article(summary=RISKY), make_article(summary=CLEAN)
    response = post("wagtailadmin_pages:copy", risky.pk, data=copy(risky, alias="on"))
    assert response.status_code == 200
    assert "a must-fix claim is undecided" in response.content.decode()
    post("wagtailadmin_pages:copy", clean.pk, data=copy(clean, alias="on"))
    assert TreatmentArticlePage.objects.get(slug="copy").alias_of_id == clean.pk


def test_alias_of_a_draft_follows_its_source(draft):
    article = draft()
    alias = article.create_alias(update_slug="alias")
    with pytest.raises(PublishingRefused):
        article.get_latest_revision().publish()
    assert not is_live(alias)


def test_moving_is_not_publishing(post):
    article, index = make_article(summary=RISKY), make_index()
    post("wagtailadmin_pages:move_confirm", article.pk, index.pk)
    assert stored(article).get_parent().pk == index.pk
    assert is_live(article)


def test_unpublishing_is_free(post):
    article = make_article(summary=RISKY)
    post("wagtailadmin_pages:unpublish", article.pk)
    assert not is_live(article)


# -- the API in Wagtail's admin


@pytest.fixture
def admin_api(post):
    def act(page, action, **data):
        return post("wagtailadmin_api:pages:action", page.pk, action, data=data, content_type="application/json")

    return act


def test_admin_api_publish(admin_api, draft):
    risky, clean = draft(), draft(CLEAN)
    response = admin_api(risky, "publish")
    assert response.status_code == 403
    assert "a must-fix claim is undecided" in response.json()["detail"]
    assert admin_api(clean, "publish").status_code == 200
    assert (is_live(risky), is_live(clean)) == (False, True)


def test_admin_api_copy(admin_api):
    article = make_article(summary=RISKY)
    assert admin_api(article, "copy", slug="copy", keep_live=True).status_code == 201
    assert not TreatmentArticlePage.objects.get(slug="copy").live


def test_admin_api_alias(admin_api):
    article = make_article(summary=RISKY)
    assert admin_api(article, "create_alias", update_slug="alias").status_code == 403
    assert TreatmentArticlePage.objects.count() == 1


# -- the API v3


@pytest.fixture
def api_v3(client, manager, settings):
    """Return a function that calls Wagtail's API v3 with the manager's token, as a site has it that mounts it."""
    settings.ROOT_URLCONF = WithApi
    _, token = APIToken.create_token(user=manager, name="test")

    def call(method, where, data=None):
        headers = {"Authorization": f"Bearer {token}"}
        return getattr(client, method)(f"/api/v3/pages/{where}", data or {}, "application/json", headers=headers)

    return call


def test_api_v3_publish(api_v3, draft):
    risky, clean = draft(), draft(CLEAN)
    response = api_v3("post", f"{risky.pk}/actions/publish/")
    assert response.status_code == 403
    assert "a must-fix claim is undecided" in response.json()["detail"]
    assert api_v3("post", f"{clean.pk}/actions/publish/").status_code == 200
    assert (is_live(risky), is_live(clean)) == (False, True)


def test_api_v3_edit_and_publish(api_v3, draft):
    article = draft()
    change = {"meta": {"type": "articles.TreatmentArticlePage", "action": "publish"}, "title": "Another"}
    assert api_v3("patch", f"{article.pk}/", change).status_code == 403
    assert not is_live(article)


def test_api_v3_create_and_publish(api_v3):
    index = make_index()
    page = {
        "meta": {"type": "articles.TreatmentIndexPage", "parent_id": index.get_parent().pk, "action": "publish"},
        "title": RISKY, "slug": "risky",
    }  # fmt: skip
    assert api_v3("post", "", page).status_code == 403
    assert not TreatmentIndexPage.objects.filter(slug="risky").exists()
    page["title"] = CLEAN
    assert api_v3("post", "", page).status_code == 201
    assert TreatmentIndexPage.objects.get(slug="risky").live


def test_api_v3_copy(api_v3):
    article = make_article(summary=RISKY)
    assert api_v3("post", f"{article.pk}/actions/copy/", {"keep_live": True, "slug": "copy"}).status_code == 201
    assert not TreatmentArticlePage.objects.get(slug="copy").live


def test_api_v3_alias(api_v3):
    article = make_article(summary=RISKY)
    assert api_v3("post", f"{article.pk}/actions/create_alias/", {"update_slug": "alias"}).status_code == 403
    assert TreatmentArticlePage.objects.count() == 1


# -- what was live before, and what was decided


def test_a_page_live_before_stays_live_and_is_not_published_again(post):
    article = make_article(summary=RISKY)
    assert shows_refusal(post(*edit(article), data=article_form(article, title="New") | PUBLISH), article)
    assert is_live(article)
    assert stored(article).title != "New"


def test_after_a_decision_it_is_published(post, draft, reviewer):
    article = draft()
    decide(article, publishing_refusal(article).findings, Act.FALSE_ALARM, reviewer, "A quotation.")
    post(*edit(article), data=article_form(article) | PUBLISH)
    assert is_live(article)


def test_editors_do_not_publish_in_any_case(post, draft, editor):
    article = draft(CLEAN)
    post(*edit(article), user=editor, data=article_form(article) | PUBLISH)
    assert not is_live(article)


def test_somebody_without_groups_gets_nowhere(post, draft):
    article = draft()
    response = post(*edit(article), user=make_user(), data=article_form(article) | PUBLISH)
    assert response.status_code == 302
    assert not is_live(article)
