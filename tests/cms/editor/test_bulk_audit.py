"""The bulk action "Audit" of the explorer."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from cms.audits.models import AuditRun, Version
from tests.cms.factories import HOSTILE, RISKY, make_article, make_home, make_index, make_user

URL = "/admin/bulk/wagtailcore/page/audit/"


def confirm(client, *pages, **query) -> BeautifulSoup:
    """Open the page that asks whether to go on."""
    response = client.get(URL, {"id": [page.pk for page in pages], **query})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def act(client, *pages) -> list[str]:
    """Go on; give the messages that the explorer then shows."""
    keys = "&".join(f"id={page.pk}" for page in pages)
    response = client.post(f"{URL}?{keys}&next=/admin/pages/", follow=True)
    assert response.redirect_chain[0][0] == "/admin/pages/"
    return [str(message).strip() for message in response.context["messages"]]


def said(soup: BeautifulSoup) -> str:
    """What the confirmation says."""
    return " ".join(soup.select_one("main .nice-padding").get_text(" ").split())


@pytest.fixture
def editor(client, db):
    """Sign an editor in."""
    user = make_user("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def editor_of_one(client, db):
    """Sign somebody in who may change one article, and give it with another."""
    mine, theirs = make_article(title="Mine"), make_article(title="Theirs")
    group = Group.objects.create(name="Mine only")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=mine, permission=change)
    client.force_login(make_user("Mine only"))
    return mine, theirs


def test_action_is_offered_in_the_explorer(client, editor):
    index = make_article().get_parent()
    soup = BeautifulSoup(client.get(f"/admin/pages/{index.pk}/").content, "lxml")
    assert soup.select_one(f"[data-bulk-action-button][href^='{URL}']").get_text(strip=True) == "Audit"


def test_confirmation_lists_the_pages_and_audits_nothing(client, editor):
    soup = confirm(client, make_article(title="Pain"), make_article(title="Sleep"))
    assert "2 pages will be audited in the background" in said(soup)
    assert "Pain" in said(soup)
    assert "Sleep" in said(soup)
    assert soup.select_one("main form button[type=submit]").get_text() == "Audit"
    assert not AuditRun.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_page_is_audited_live_and_as_a_draft(client, editor):
    drafted, other = make_article(title="Pain", summary=RISKY), make_article(title="Sleep")
    drafted.save_revision()
    AuditRun.objects.all().delete()
    assert act(client, drafted, other) == ["Audit of 2 pages asked for."]
    assert set(AuditRun.objects.filter(current=True).values_list("page__title", "version")) == {
        ("Pain", Version.LIVE),
        ("Pain", Version.DRAFT),
        ("Sleep", Version.LIVE),
    }


def test_tasks_wait_for_the_commit(client, editor, django_capture_on_commit_callbacks):
    article = make_article()
    with django_capture_on_commit_callbacks() as waiting:
        act(client, article)
        assert not AuditRun.objects.exists()
    assert len(waiting) == 1
    waiting[0]()
    assert AuditRun.objects.get().page_id == article.pk


def test_pages_that_are_not_audited_are_skipped_and_named(client, editor):
    article = make_article(title="Pain")
    alias = article.create_alias(update_slug="alias")
    other = make_home().add_child(instance=Page(title="Plain", slug="plain"))
    soup = confirm(client, article, alias, other)
    assert "1 page will be audited" in said(soup)
    assert "2 pages will be skipped" in said(soup)
    assert act(client, article, alias, other) == [
        "2 pages skipped: pages of this type are not audited, nor are pages that repeat another one.",
        "Audit of 1 page asked for.",
    ]


def test_nothing_to_audit_leaves_only_the_way_back(client, editor):
    plain = make_home().add_child(instance=Page(title="Plain", slug="plain"))
    soup = confirm(client, plain)
    assert soup.select_one("main form") is None
    assert "Go back" in said(soup)
    assert [message.split(":")[0] for message in act(client, plain)] == ["1 page skipped"]


def test_pages_that_the_person_may_not_change_are_left_out(client, editor_of_one, django_capture_on_commit_callbacks):
    mine, theirs = editor_of_one
    assert "1 page will be audited" in said(confirm(client, mine, theirs))
    with django_capture_on_commit_callbacks(execute=True):
        assert act(client, mine, theirs) == ["Audit of 1 page asked for."]
    assert AuditRun.objects.get().page_id == mine.pk


def test_anonymous_is_sent_to_sign_in(client, db):
    assert "/login/" in client.get(URL, {"id": make_article().pk})["Location"]


def test_all_pages_of_a_listing(client, editor):
    index = make_index()
    for title in ("One", "Two", "Three"):
        make_article(index=index, title=title)
    response = client.get(URL, {"id": "all", "childOf": index.pk})
    assert "3 pages will be audited" in said(BeautifulSoup(response.content, "lxml"))


def test_hostile_titles_are_escaped(client, editor):
    soup = confirm(client, make_article(title=HOSTILE))
    assert HOSTILE in soup.select_one("main").get_text()
    assert soup.select_one("main .nice-padding").select("script, b, [style]") == []
