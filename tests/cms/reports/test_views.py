"""Claim reports in the admin: who may make and see which, and that they stay as they were made."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.reports.data import digest_of
from cms.reports.formats import FORMATS
from cms.reports.formats.page import POLICY
from cms.reports.made import make_in_background
from cms.reports.models import ClaimReport
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_index, make_treatment, make_user
from tests.cms.reports.conftest import figures_of

pytestmark = pytest.mark.django_db

URL = "/admin/claim-reports/"
SITE = {"about": "site"}


def address(report: ClaimReport, name: str = "html") -> str:
    return f"{URL}{report.pk}/{name}/"


@pytest.fixture
def reviewer(client):
    user = make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist")
    client.force_login(user)
    return user


@pytest.fixture
def shared():
    """An index of pages that everybody may see, and one for the team of another."""
    return make_index(title="Shared"), make_index(title="Hidden")


def member(index, *, audits=True):
    """Somebody who may see what is under an index, and nothing else."""
    group = Group.objects.create(name=f"Team of {index.title} {index.pk} {audits}")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=index, permission=change)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if audits:
        group.permissions.add(Permission.objects.get(codename="view_auditfinding"))
    return make_user(group.name)


def made(client, **asked) -> ClaimReport:
    """Make a report as whoever is signed in."""
    response = client.post(URL, {**SITE, **asked})
    assert response.status_code == 302, BeautifulSoup(response.content, "lxml").select(".error-message")
    return ClaimReport.objects.latest("pk")


def listed(client) -> list[str]:
    rows = BeautifulSoup(client.get(URL).content, "lxml").select("table.listing tbody tr")
    return [row.a.get_text() for row in rows]


def test_report_is_made_listed_read_and_downloaded(client, reviewer):
    store(make_article(title="Back pain"), 3)
    report = made(client)
    assert (report.made_by, report.title) == (reviewer, "The whole site")
    assert listed(client) == ["The whole site"]
    for name, chosen in FORMATS.items():
        response = client.get(address(report, name))
        assert response.headers["Content-Type"] == chosen.media_type
        assert figures_of(name, response.content)[:2] == [1, 1]
        disposition = response.headers["Content-Disposition"]
        assert disposition.startswith("inline" if name == "html" else "attachment")
        assert f".{name}" in disposition
    assert client.get(f"{address(report)}?download").headers["Content-Disposition"].startswith("attachment")
    assert client.get(address(report)).headers["Content-Security-Policy"].startswith(POLICY)
    assert client.get(address(report, "doc")).status_code == 404


@pytest.mark.parametrize("name", FORMATS)
def test_stored_report_stays_as_it_was_made(client, reviewer, name):
    store(article := make_article(title="Back pain"), 3)
    report = made(client)
    before = client.get(address(report, name)).content
    article.audit_runs.all().delete()
    article.title = "Another title"
    article.save()
    assert client.get(address(report, name)).content == before
    assert digest_of(report.data) == report.digest


def test_report_about_a_page_a_treatment_and_a_period(client, reviewer):
    treatment = make_treatment(name="Needling")
    article = make_article(title="Needles", treatment=treatment)
    make_article(title="Other")
    assert made(client, about="page", page=article.pk).page_ids == [article.pk]
    assert made(client, about="treatment", treatment=treatment.pk).page_ids == [article.pk]
    report = made(client, first_day="2026-01-01", last_day="2026-02-01")
    assert json.loads(report.data)["cover"]["first_day"] == "2026-01-01"
    assert len(report.report.weeks) == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"about": "page"},
        {"about": "treatment"},
        {"about": "everything"},
        {"first_day": "2026-02-02", "last_day": "2026-02-01"},
        {"first_day": "2000-01-01"},
        {"last_day": "0001-01-05"},
        {"first_day": (timezone.localdate() + timedelta(days=2)).isoformat()},
    ],
)
def test_form_says_what_is_missing_or_cannot_be(client, reviewer, asked):
    response = client.post(URL, {**SITE, **asked})
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "lxml").select(".error-message")
    assert not ClaimReport.objects.exists()


def test_broken_rules_are_told_not_crashed_on(client, reviewer, settings, tmp_path):
    settings.CAVEAT_PROFILE = str(tmp_path / "missing.toml")
    response = client.post(URL, SITE)
    assert response.status_code == 200
    assert "The rules cannot be read" in response.content.decode()


def test_report_is_waited_for_where_a_worker_makes_it(client, reviewer, settings, shared):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    store(make_article(index=shared[1]), 3)
    asked = made(client)
    waiting = client.get(f"{URL}{asked.pk}/")
    assert "is being made" in waiting.content.decode()
    assert waiting.headers["Refresh"]
    assert "being made" in BeautifulSoup(client.get(URL).content, "lxml").select_one("table.listing tbody").get_text()
    assert client.get(address(asked)).url == f"{URL}{asked.pk}/"
    client.force_login(member(shared[0]))
    assert listed(client) == []
    assert "is being made" not in client.get(f"{URL}{asked.pk}/", follow=True).content.decode()

    client.force_login(reviewer)
    make_in_background.func(asked.pk, None, None)
    assert client.get(f"{URL}{asked.pk}/").url == URL
    asked.refresh_from_db()
    assert asked.report.figures.pages_audited == 1
    assert client.get(address(asked)).status_code == 200


def test_report_that_cannot_be_made_says_why(client, reviewer, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    article = make_article()
    asked = made(client, about="page", page=article.pk)
    gone = article.pk
    article.delete()
    make_in_background.func(asked.pk, None, gone)
    waiting = client.get(f"{URL}{asked.pk}/")
    assert "no longer there" in waiting.content.decode()
    assert "Refresh" not in waiting.headers
    assert "could not be made" in client.get(URL).content.decode()


# -- who may see what


@pytest.mark.parametrize(("group", "may"), [("Editors", True), ("Compliance reviewers", True), ("Managers", True)])
def test_groups_that_see_audits_make_reports(client, group, may):
    client.force_login(make_user(group))
    assert client.get(URL).status_code == 200
    assert made(client).made_by.groups.get().name == group
    assert "Claim report" in client.get("/admin/").content.decode()


def test_others_make_and_see_none(client, reviewer, shared):
    report = made(client)
    client.force_login(member(shared[0], audits=False))
    assert "Claim report" not in client.get("/admin/").content.decode()
    assert client.post(URL, SITE).status_code == 302
    assert client.get(URL).status_code == 302
    for name in FORMATS:
        assert client.get(address(report, name)).status_code == 302
    assert ClaimReport.objects.count() == 1
    client.logout()
    assert client.get(address(report)).url.startswith("/admin/login/")


def test_report_speaks_only_of_pages_that_its_maker_may_see(client, shared):
    seen, hidden = (make_article(index=index, title=f"Article {n}") for n, index in enumerate(shared))
    for article in (seen, hidden):
        store(article, 3)
    client.force_login(member(shared[0]))
    report = made(client)
    assert seen.pk in report.page_ids
    assert hidden.pk not in report.page_ids
    assert "Article 1" not in report.data
    assert report.report.figures.pages_audited == 1
    assert client.post(URL, {"about": "page", "page": hidden.pk}).status_code == 200  # not among the choices
    assert ClaimReport.objects.count() == 1


def test_treatments_of_hidden_pages_are_not_offered(client, shared):
    make_article(index=shared[1], treatment=make_treatment(name="Secret needling"))
    client.force_login(member(shared[0]))
    assert "Secret needling" not in client.get(URL).content.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_report_with_a_hidden_page_is_refused_with_a_reason(client, reviewer, shared, name):
    make_article(index=shared[1])
    report = made(client)
    client.force_login(member(shared[0]))
    assert listed(client) == []
    response = client.get(address(report, name), follow=True)
    assert "pages that you may not see" in response.content.decode()
    assert report.digest not in response.content.decode()


def test_report_of_another_is_shown_where_all_its_pages_may_be_seen(client, shared):
    make_article(index=shared[0])
    client.force_login(member(shared[0]))
    report = made(client)
    client.force_login(make_user("Compliance reviewers"))
    assert client.get(address(report)).status_code == 200
    assert listed(client) == ["The whole site"]


def test_maker_who_may_no_longer_see_a_page_no_longer_sees_the_report(client, shared):
    make_article(index=shared[0])
    user = member(shared[0])
    client.force_login(user)
    report = made(client)
    GroupPagePermission.objects.filter(group__user=user).update(page=shared[1])
    assert client.get(address(report), follow=True).status_code == 200
    assert listed(client) == []


def test_report_about_a_deleted_page_is_its_makers_and_the_administrators(client, reviewer):
    article = make_article()
    report = made(client)
    article.delete()
    assert client.get(address(report)).status_code == 200
    client.force_login(make_user("Compliance reviewers"))
    assert listed(client) == []
    client.force_login(make_user(is_superuser=True))
    assert client.get(address(report)).status_code == 200


# -- the command


def test_command_writes_any_edition(tmp_path):
    treatment = make_treatment(slug="needling")
    store(make_article(treatment=treatment), 3)
    store(make_article(), 3)
    for name in FORMATS:
        output = tmp_path / f"report.{name}"
        call_command("claim_report", scope="treatment:needling", output=output, stdout=StringIO())
        assert figures_of(name, output.read_bytes())[:2] == [1, 1]
    assert not ClaimReport.objects.exists()


@pytest.mark.parametrize("scope", ["treatment:none", "page:0", "page:x", "galaxy", "site:1"])
def test_command_says_what_is_not_there(tmp_path, scope):
    with pytest.raises(CommandError, match="There is no"):
        call_command("claim_report", scope=scope, output=tmp_path / "report.html")


def test_command_needs_to_know_the_edition(tmp_path):
    with pytest.raises(CommandError, match="Say --format"):
        call_command("claim_report", output=tmp_path / "report")


def test_command_names_the_file_that_cannot_be_written(tmp_path):
    output = tmp_path / "none" / "report.json"
    with pytest.raises(CommandError, match=f"^{output} cannot be written: No such file or directory.$"):
        call_command("claim_report", output=output)
