"""Reports → Full audits: who may see and start them, what is shown, and what it costs."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.audits.full_run import start_full_run
from cms.audits.models import FullRun, FullRunPage
from tests.cms.audits.worker_settings import TASKS
from tests.cms.factories import HOSTILE, make_article, make_index, make_user

pytestmark = pytest.mark.django_db

URL = "/admin/reports/full-audits/"


@pytest.fixture
def manager(client):
    user = make_user("Managers", first_name="Maud", last_name="Okafor")
    client.force_login(user)
    return user


@pytest.fixture
def running(settings):
    """A full run of a large site, that waits for workers."""
    settings.TASKS = TASKS
    make_article()
    return start_full_run(reason="New settings")


def shown(client) -> BeautifulSoup:
    response = client.get(URL)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").select_one("main")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def fail(run: FullRun, page, problem="It broke."):
    run.pages.filter(page=page).update(state=FullRunPage.State.FAILED, problem=problem, finished_at=timezone.now())


@pytest.mark.parametrize(("group", "opens"), [("Editors", False), ("Compliance reviewers", True), ("Managers", True)])
def test_only_those_who_answer_for_the_site_see_and_start_full_audits(client, group, opens):
    client.force_login(make_user(group))
    assert (client.get(URL).status_code == 200) is opens
    assert ("Full audits" in client.get("/admin/").content.decode()) is opens
    client.post(URL)
    assert FullRun.objects.exists() is opens


def test_who_may_only_look_cannot_start(client):
    group = Group.objects.create(name="Lookers")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_fullrun"]))
    client.force_login(make_user("Lookers"))
    assert shown(client).select_one("form[method=post]") is None
    client.post(URL)
    assert not FullRun.objects.exists()


def test_the_button_hands_all_pages_to_the_workers(client, manager, settings):
    settings.TASKS = TASKS
    make_article()
    page = BeautifulSoup(client.post(URL, follow=True).content, "lxml")
    assert "wait for the workers" in words(page)
    run = FullRun.objects.get()
    assert (run.started_by, run.site, run.pages.count()) == (manager, None, 3)
    [row] = page.select("main table.listing tbody tr")
    assert "Maud Okafor" in words(row)
    assert "0 of 3" in words(row)
    assert row.progress["max"] == "3"
    assert row.progress["aria-label"]


def test_without_workers_a_small_site_is_audited_at_once(client, manager, django_capture_on_commit_callbacks):
    make_article()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(URL)
    row = words(shown(client).select_one("table.listing tbody tr"))
    assert "3 of 3" in row
    assert "Finished" in row


def test_without_workers_a_large_site_is_told_what_to_do(client, manager, monkeypatch):
    monkeypatch.setattr("cms.audits.full_run.AT_ONCE", 0)
    assert "manage.py audit_pages" in words(BeautifulSoup(client.post(URL, follow=True).content, "lxml"))
    assert not FullRun.objects.exists()


def test_failed_pages_are_named_within_what_the_reader_may_see_and_escaped(client, running):
    hidden, seen = running.pages.all()[1].page, make_index(title=HOSTILE)
    running.pages.create(page=seen)
    fail(running, hidden, "Secret.")
    fail(running, seen, HOSTILE)
    group = Group.objects.create(name="Team")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_fullrun"]))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=seen, permission=change)
    client.force_login(make_user("Team"))
    details = shown(client).details
    assert "2 pages" in words(details.summary)
    named, more = details.select("li")
    assert words(named).startswith(" ".join(HOSTILE.split()))
    assert details.script is None
    assert words(more).startswith("1 more")
    assert "Secret." not in words(details)


def test_a_run_that_stands_still_says_so(client, manager, running):
    assert "Under way" in words(shown(client))
    FullRun.objects.update(started_at=timezone.now() - timedelta(minutes=6))
    assert "Stands still" in words(shown(client))
    running.pages.filter(pk=running.pages.first().pk).update(state="done", finished_at=timezone.now())
    row = words(shown(client).select_one("table.listing tbody tr"))
    assert "Under way" in row
    assert "1 a minute" in row


def test_number_of_queries_does_not_grow(client, manager, running):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(URL)
        return len(found)

    fail(running, running.pages.first().page)
    shown(client)
    before = queries()
    for number in range(5):
        run = FullRun.objects.create(finished_at=timezone.now(), started_by=make_user(), reason=str(number))
        run.pages.create(page=make_article(), state=FullRunPage.State.FAILED, problem="It broke.")
    assert queries() <= before
