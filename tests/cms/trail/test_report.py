"""Reports → Audit trail: for those who have the right, within the pages they may see."""

import csv
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from cms.evidence.models import Evidence
from cms.trail.copies import canonical, copy_of
from cms.trail.models import TrailEntry, Waiting
from cms.trail.recording import seal
from tests.cms.factories import HOSTILE, make_article, make_index, make_user

pytestmark = pytest.mark.django_db


def listed(client, **query) -> list[list[str]]:
    """The cells of the rows that the report shows."""
    response = client.get(reverse("audit_trail"), query)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "lxml")
    rows = soup.select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]


@pytest.fixture
def about(db):
    """Return a function that logs that a claim stands undecided on a page."""

    def write(page, user=None, quote="cures", **options):
        log(page, "caveat.live_undecided", user=user, data={"quotes": [quote]}, **options)
        seal()

    return write


def test_rows_are_told_in_words_the_latest_first(client, manager, article, about):
    about(article, manager)
    log(article, "wagtail.publish")
    seal()
    client.force_login(manager)
    [publishing, claim] = listed(client)
    assert publishing[0] == "2"
    assert publishing[2:] == ["the site", "Published", "Back pain"]
    assert claim[0] == "1"
    assert claim[2:] == ["Maud Okafor", "Live with undecided claims: “cures”", "Back pain"]


@pytest.mark.parametrize("group", ["Editors", "Compliance reviewers"])
def test_only_people_with_the_right_may_read_it(client, group):
    user = make_user(group)
    client.force_login(user)
    assert client.get(reverse("audit_trail")).status_code == 302
    assert "Audit trail" not in client.get(reverse("wagtailadmin_home")).content.decode()
    user.user_permissions.add(Permission.objects.get(codename="view_trailentry"))
    assert client.get(reverse("audit_trail")).status_code == 200
    assert "Audit trail" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_pages_that_the_reader_may_not_see_are_left_out(client, manager, about):
    theirs = make_index(title="Theirs")
    GroupPagePermission.objects.update(page=theirs)
    hidden, shown = make_article(index=make_index(), title="Hidden"), make_article(index=theirs, title="Shown")
    gone = make_article(index=theirs, title="Gone")
    someone = make_user(first_name="Nobody", last_name="Known")
    for page in (hidden, shown, gone):
        about(page, someone if page is hidden else None)
    gone.delete()
    client.force_login(manager)
    assert [row[-1] for row in listed(client)] == ["Shown"]
    assert "Hidden" not in client.get(reverse("audit_trail"), {"export": "csv"}).getvalue().decode()
    assert "Nobody Known" not in client.get(reverse("audit_trail")).content.decode()
    client.force_login(make_user(is_superuser=True))
    assert [row[-1] for row in listed(client)] == ["Gone (deleted)", "Shown", "Hidden"]


def test_deleted_pages_are_for_those_who_work_on_all_of_the_site(client, manager, article, about):
    about(article)
    article.delete(user=manager)
    seal()
    client.force_login(manager)
    assert [row[-1] for row in listed(client)] == ["Back pain (deleted)"] * 2


def test_other_things_are_shown_to_those_with_a_right_to_them(client, manager):
    days = {"checked_on": timezone.localdate(), "expires_on": timezone.localdate()}
    log(Evidence.objects.create(key="knees", strength=1, **days), "wagtail.publish")
    seal()
    reader = make_user(first_name="Rea")
    reader.user_permissions.add(*Permission.objects.filter(codename__in=["view_trailentry", "access_admin"]))
    client.force_login(reader)
    assert listed(client) == []
    reader.user_permissions.add(Permission.objects.get(codename="view_evidence"))
    client.force_login(reader)
    assert [row[-1] for row in listed(client)] == ["knees"]


def test_filters_by_action_person_and_period(client, manager, article, about):
    about(article, manager, timestamp=timezone.now() - timedelta(days=40))
    log(article, "wagtail.publish", user=make_user(username="edie"))
    log(article, "wagtail.unpublish")
    seal()
    client.force_login(manager)
    day = f"{timezone.localdate() - timedelta(days=5):%Y-%m-%d}"
    numbers = {
        name: [row[0] for row in listed(client, **query)]
        for name, query in {
            "action": {"action": "wagtail.publish"},
            "person": {"user_pk": manager.pk},
            "site": {"user_pk": "null"},
            "from": {"at_from": day},
            "to": {"at_to": day},
            "words": {"q": "back"},
            "other words": {"q": "knee"},
        }.items()
    }
    assert numbers == {
        "action": ["2"],
        "person": ["1"],
        "site": ["3"],
        "from": ["3", "2"],
        "to": ["1"],
        "words": ["3", "2", "1"],
        "other words": [],
    }


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC", "Pacific/Pago_Pago"])
def test_period_may_reach_to_the_ends_of_the_calendar_in_any_time_zone(client, manager, article, about, zone):
    about(article, manager)
    UserProfile.objects.create(user=manager, current_time_zone=zone)
    client.force_login(manager)
    first, last = "0001-01-01", "9999-12-31"
    assert len(listed(client, at_from=first)) == len(listed(client, at_to=last)) == 1
    assert len(listed(client, at_from=first, at_to=last)) == 1
    assert listed(client, at_to=first) == listed(client, at_from=last) == []


def test_people_without_a_name_are_offered_by_number(client, manager, article, about):
    somebody = make_user()
    entry = log(article, "wagtail.publish", user=somebody)
    Waiting.objects.update(entry=canonical({**copy_of(entry), "user": {"id": somebody.pk, "name": ""}}))
    about(article, manager)
    client.force_login(manager)
    offered = BeautifulSoup(client.get(reverse("audit_trail")).content, "lxml").find(
        "select", attrs={"name": "user_pk"}
    )
    assert f"user {somebody.pk}" in [option.get_text() for option in offered.select("option")]


def test_exports_hold_all_and_are_no_formulas(client, manager, about):
    about(make_article(title="=2+2"), manager, quote="=HYPERLINK(1)")
    client.force_login(manager)
    sheet = client.get(reverse("audit_trail"), {"export": "csv"}).getvalue().decode()
    [row] = csv.DictReader(sheet.splitlines())
    assert row["About"] == "'=2+2"
    assert row["By"] == "Maud Okafor"
    assert row["Data"] == '{"quotes":["=HYPERLINK(1)"]}'
    assert row["Hash"] == TrailEntry.objects.get().digest
    workbook = client.get(reverse("audit_trail"), {"export": "xlsx"}).getvalue()
    heading, values = load_workbook(BytesIO(workbook)).active.iter_rows(values_only=True)
    assert dict(zip(heading, values, strict=True))["About"] == "'=2+2"


def test_text_is_escaped(client, manager, about):
    about(make_article(title=HOSTILE), quote=HOSTILE)
    client.force_login(manager)
    assert "<script>alert(1)" not in client.get(reverse("audit_trail")).content.decode()


def test_more_rows_take_no_more_queries(client, manager, article, about, django_assert_max_num_queries):
    client.force_login(manager)
    about(article, manager)
    listed(client)
    with django_assert_max_num_queries(30) as few:
        listed(client)
    for page in [make_article() for _ in range(12)]:
        about(page, make_user())
    with django_assert_max_num_queries(len(few)):
        assert len(listed(client)) == 13
