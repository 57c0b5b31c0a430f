"""Reports → Full audits: who may see and start them, what is shown, and what it costs."""

import re
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


@pytest.fixture
def theirs(client):
    """A page of a section; whoever asks now may see that section alone, and its full audits."""
    section = make_index(title=HOSTILE)
    group = Group.objects.create(name="Team")
    rights = Permission.objects.filter(codename__in=["access_admin", "view_fullrun", "add_fullrun"])
    group.permissions.set(rights)
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=section, permission=change)
    client.force_login(make_user("Team"))
    return section


def test_failed_pages_are_named_within_what_the_reader_may_see_and_escaped(client, running, theirs):
    hidden = running.pages.all()[1].page
    running.pages.create(page=theirs)
    fail(running, hidden, "Secret.")
    fail(running, theirs, HOSTILE)
    details = shown(client).details
    assert words(details.summary) == "1 page"
    [named] = details.select("li")
    assert words(named).startswith(" ".join(HOSTILE.split()))
    assert details.script is None


def test_failed_pages_that_are_not_named_are_counted(client, manager, running, monkeypatch):
    monkeypatch.setattr("cms.audits.full_run_progress.NAMED", 1)
    for row in running.pages.all():
        fail(running, row.page)
    assert [words(item) for item in shown(client).details.select("li")][1:] == ["2 more, not listed here"]


def test_figures_count_the_pages_that_the_reader_may_see(client, running, theirs):
    running.pages.filter(page__in=theirs.get_ancestors()).delete()  # the way to the section may be seen, too
    row = shown(client).select_one("table.listing tbody tr")
    assert "No page that you may see" in words(row)
    assert row.progress is None
    running.pages.update(state=FullRunPage.State.DONE, finished_at=timezone.now())
    running.pages.create(page=theirs)
    article = make_article(index=theirs)
    running.pages.create(page=article, state=FullRunPage.State.DONE, finished_at=timezone.now())
    row = shown(client).select_one("table.listing tbody tr")
    assert "1 of 2" in words(row)
    assert "1 a minute" in words(row)
    assert (row.progress["value"], row.progress["max"]) == ("1", "2")


def test_number_of_pages_of_a_finished_run_is_for_those_who_may_see_all_pages(client, running, theirs):
    running.pages.all().delete()
    FullRun.objects.update(finished_at=timezone.now(), pages_done=4321)
    page = shown(client)
    assert "4,321" not in words(page)
    assert words(page.select_one("table.listing tbody")).count("Not counted for you") == 2
    assert "Finished" in words(page)
    client.force_login(make_user("Managers"))
    assert "4,321 of 4,321" in words(shown(client))


def test_pages_are_not_counted_for_who_asks_for_too_many(client, theirs, monkeypatch):
    monkeypatch.setattr("cms.audits.full_run.AT_ONCE", 1)
    make_article()
    said = words(BeautifulSoup(client.post(URL, follow=True).content, "lxml"))
    assert "too many pages" in said
    assert not re.search(r"\d pages", said)


def test_a_run_goes_on_while_pages_of_others_are_audited(client, running, theirs):
    FullRun.objects.update(started_at=timezone.now() - timedelta(minutes=6))
    assert "Stands still" in words(shown(client))
    running.pages.update(state=FullRunPage.State.DONE, finished_at=timezone.now())
    running.pages.create(page=theirs)
    assert "Under way" in words(shown(client))


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
    FullRun.objects.create(finished_at=timezone.now())
    shown(client)
    before = queries()
    for number in range(5):
        run = FullRun.objects.create(finished_at=timezone.now(), started_by=make_user(), reason=str(number))
        run.pages.create(page=make_article(), state=FullRunPage.State.FAILED, problem="It broke.")
    assert queries() <= before
