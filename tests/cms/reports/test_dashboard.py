"""The compliance dashboard: its figures against data counted by hand, and that nothing hidden is in them."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance.models import Act
from cms.reports.charts import by_week
from cms.reports.dashboard.decisions import Waiting, time_to_decision
from cms.reports.data import Point
from tests.cms.audits.stored import store
from tests.cms.factories import HOSTILE, make_article, make_index, make_person, make_treatment, make_user
from tests.cms.reports.conftest import make_evidence
from tests.cms.reports.test_build import MUST_FIX, days, earlier

pytestmark = pytest.mark.django_db

URL = "/admin/compliance/overview/"


@pytest.fixture
def manager(client):
    user = make_user("Managers")
    client.force_login(user)
    return user


def text_of(node) -> str:
    return " ".join(node.get_text(" ").split())


def dashboard(client) -> BeautifulSoup:
    response = client.get(URL)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").select_one(".overview")


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.select_one(f"[aria-labelledby=overview-{name}]")


def rows(node) -> list[list[str]]:
    return [[text_of(cell) for cell in row.select("th, td")] for row in node.select("tbody tr")]


def number(page: BeautifulSoup) -> int:
    return int(page.select_one(".overview__number strong").get_text().replace(",", ""))


def test_open_must_fix_claims_on_live_pages_are_counted_and_lead_to_the_desk(client, manager, say):
    needling, cupping = make_treatment(name="Needling"), make_treatment(name="Cupping")
    li = make_person(name="Dr Li")
    first = make_article(treatment=needling, author=li)
    store(first, 4, **MUST_FIX)
    say(first, Act.ACCEPTED, "f0", expires_on=days(9))
    say(first, Act.MUST_CHANGE, "f1")
    store(make_article(treatment=cupping, author=li), 2, **MUST_FIX, rule="cure-claim")
    store(make_article(), 3)  # one of each severity
    store(make_article(live=False), 5, version=Version.DRAFT, **MUST_FIX)
    store(make_article(), 1, status="cleared", **MUST_FIX)
    page = dashboard(client)
    assert number(page) == 3 + 2 + 1
    by_rule, by_treatment, by_author = section(page, "open").select("table")
    assert rows(by_rule) == [["Promises a permanent result", "4"], ["Claims to cure", "2"]]
    assert rows(by_treatment) == [["Needling", "3"], ["Cupping", "2"], ["No treatment", "1"]]
    assert rows(by_author) == [["Dr Li", "5"], ["No author", "1"]]
    everything = BeautifulSoup(client.get(page.select_one(".overview__number a")["href"]).content, "lxml")
    assert sum(int(times) for times in re.findall(r"×(\d+)", text_of(everything.select_one(".desk")))) == 6
    one = BeautifulSoup(client.get(by_treatment.select("a")[1]["href"]).content, "lxml")
    assert "Cupping" in text_of(one.select_one(".desk__group[aria-current]"))


def test_weeks_end_with_what_is_open_now_and_are_plotted_with_their_numbers(client, manager, say):
    article = make_article()
    earlier(article, 6, "a", "b", "c")
    run = store(article, 2)
    AuditRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(weeks=3))
    say(article, Act.FALSE_ALARM, "f0")
    trend = section(dashboard(client), "trend")
    weeks = rows(trend.select_one("details"))
    assert len(weeks) in (26, 27)  # weeks end on Sundays, and the last one today
    assert [int(count) for _, count in weeks][-6:-4] == [3, 3]
    assert [int(count) for _, count in weeks][-2:] == [2, 1]
    assert weeks[-1][0] == days(0).isoformat()
    plot = trend.svg
    assert plot["role"] == "img"
    assert f"0 on {weeks[0][0]}, 1 on {weeks[-1][0]}" in plot.desc.get_text()
    assert len(plot.select("rect.bar")) == len(weeks)


def test_numbers_of_a_large_site_are_whole_in_the_plot():
    labels = [label for label in by_week([Point("2026-11-26", 1_234_567)]).labels if label.anchor == "end"]
    assert [label.text for label in labels][-1] == "1,500,000"
    assert all(label.x >= 7 * len(label.text) for label in labels)  # a digit of the style sheet's size is 7 wide


def test_acceptance_without_end_is_no_more_than_one_that_lasts(client, manager, say):
    article = make_article()
    store(article, 2)
    say(article, Act.ACCEPTED, "f0", expires_on=date.max)
    weeks = rows(section(dashboard(client), "trend").select_one("details"))
    assert weeks[-1][1] == "1"


def test_time_to_decision_runs_from_the_first_audit_to_the_first_decision(client, manager, say):
    article = make_article()
    now = timezone.now()
    run = store(article, 12)
    earlier(article, 20, "f0")
    AuditRun.objects.filter(pk=run.pk).update(created_at=now - timedelta(days=30))
    for place, waited in enumerate((100, 1, 2, 3, 4, 5, 6, 7, 8, 9)):
        at = now - timedelta(days=30 - waited) if place else now - timedelta(days=140 - waited)
        say(article, Act.MUST_CHANGE, f"f{place}", at=at)
    say(article, Act.ACCEPTED, "f1", at=now)  # a second decision
    say(article, Act.COMMENTED, "f10", at=now)
    say(article, Act.ACCEPTED, "seen in no audit", at=now)
    waiting = time_to_decision(Page.objects.values("pk"), now)
    assert waiting == Waiting(10, half=timedelta(days=5.5), nine_in_ten=timedelta(days=9))
    assert [text_of(figure) for figure in section(dashboard(client), "waiting").select("dd")] == ["5.5 days", "9 days"]


def test_what_ends_soon_is_counted_by_days_and_named(client, manager, say):
    article = make_article(title="Back pain")
    store(article, 6)
    for place, ends in enumerate((0, 31, 90, 91, -1)):
        say(article, Act.ACCEPTED, f"f{place}", expires_on=days(ends))
    say(article, Act.ACCEPTED, "f5", expires_on=days(3))
    say(article, Act.REOPENED, "f5")
    say(article, Act.ACCEPTED, "no longer on the page", expires_on=days(3))
    make_evidence("knees", days(30))
    make_evidence("backs", days(60))
    make_evidence("necks", days(91))
    make_evidence("gone", days(-1))
    make_evidence("draft", days(3), live=False, approved_at=None)
    register, acceptances = section(dashboard(client), "expiring").select(".overview__table")
    figures = [[text_of(dd) for dd in dl.select("dd")] for dl in section(dashboard(client), "expiring").select("dl")]
    assert figures == [["1", "2", "2"], ["1", "2", "3"]]
    assert [row[1] for row in rows(register)] == ["knees", "backs"]
    assert [row[0] for row in rows(acceptances)] == [days(number).isoformat() for number in (0, 31, 90)]
    assert {row[2] for row in rows(acceptances)} == {"Back pain"}
    assert client.get(register.a["href"]).status_code == 200
    claim = BeautifulSoup(client.get(acceptances.a["href"]).content, "lxml")
    assert "Back pain" in text_of(claim.select_one(".desk__claim"))


def test_reviews_that_are_overdue_are_listed_the_longest_first(client, manager):
    make_article(title="Later", next_review_due=days(-1))
    make_article(title="Sooner", next_review_due=days(-9), last_reviewed=days(-300))
    make_article(title="Today", next_review_due=days(0))
    make_article(title="Draft", next_review_due=days(-5), live=False)
    make_article(title="Undated")
    found = section(dashboard(client), "reviews")
    assert rows(found) == [
        ["Sooner", days(-9).isoformat(), days(-300).isoformat(), "not named"],
        ["Later", days(-1).isoformat(), "never", "not named"],
    ]
    assert "1 live article has no day for the next review" in text_of(found)


def test_pages_that_the_audits_cannot_speak_for_are_named(client, manager):
    make_article(title="Never")
    AuditRun.objects.filter(pk=store(make_article(title="Old rules"), 0).pk).update(rules_digest="earlier")
    found = {row[0]: row[2] for row in rows(section(dashboard(client), "gaps"))}
    assert "Never" in found["not audited yet"]
    assert found["audited with other rules than today's"] == "Old rules"


def test_empty_site_says_what_to_do(client, manager):
    page = dashboard(client)
    assert number(page) == 0
    assert "No page that you may see was audited yet" in text_of(page.select_one(".help-warning"))
    assert "Claims are decided at the desk" in text_of(section(page, "waiting"))
    assert not section(page, "open").select("table")


def test_hostile_texts_are_only_text(client, manager, say):
    article = make_article(title=HOSTILE, treatment=make_treatment(name=HOSTILE), next_review_due=days(-1))
    store(article, 2, **MUST_FIX, rule=HOSTILE[:100])
    say(article, Act.ACCEPTED, "f0", expires_on=days(1)).claim.__class__.objects.update(quote=HOSTILE)
    content = client.get(URL).content.decode()
    assert "<script>alert(1)" not in content
    assert content.count("&lt;script&gt;alert(1)") >= 4


# -- who may see what


@pytest.mark.parametrize(("group", "status"), [("Compliance reviewers", 200), ("Managers", 200), ("Editors", 302)])
def test_dashboard_is_for_those_who_decide_or_answer_for_what_is_published(client, group, status):
    client.force_login(make_user(group))
    assert client.get(URL).status_code == status
    home = client.get("/admin/").content.decode()
    assert (f'"{URL}"' in home) == (status == 200)


def test_no_figure_reveals_a_page_that_the_reader_may_not_see(client, say):
    shown, hidden = make_index(title="Shared"), make_index(title="Hidden")
    group = Group.objects.create(name="Team")
    codenames = ("access_admin", "view_auditfinding", "decide_claim")
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=shown, permission=change)
    client.force_login(make_user(group.name))
    store(shown, 0)
    store(make_article(index=shown, title="Seen", next_review_due=days(9)), 2, **MUST_FIX)
    make_evidence("knees", days(3))
    before = dashboard(client)
    assert number(before) == 2
    assert len(section(before, "expiring").select("dl")) == 1  # the register is not theirs to see

    treatment, author = make_treatment(name="Secret needling"), make_person(name="Dr Secret")
    for place in range(7):
        article = make_article(
            index=hidden,
            title=f"Secret {place}",
            treatment=treatment,
            author=author,
            next_review_due=days(-1) if place else None,
        )
        earlier(article, 5, "gone")
        store(article, 5, **MUST_FIX)
        say(article, Act.ACCEPTED, "f0", expires_on=days(3))
        make_article(index=hidden, title="Secret, never audited")
    assert str(dashboard(client)) == str(before)


def test_queries_do_not_grow_with_claims_or_pages(client, manager, say):
    index = make_index()

    def more(articles: int, claims: int) -> None:
        for place in range(articles):
            article = make_article(index=index, treatment=make_treatment(), author=make_person())
            store(article, claims, **MUST_FIX)
            earlier(article, 3, *(f"gone {place}" for place in range(claims)))
            for spoken_of in range(claims // 3):
                say(article, Act.ACCEPTED, f"f{spoken_of}", expires_on=days(9))
            make_article(index=index, next_review_due=days(-1))
            make_evidence(f"entry-{article.pk}", days(9))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            dashboard(client)
        return len(captured)

    more(6, 3)
    queries()  # reads the rules, which are kept then
    few = queries()
    more(9, 30)
    queries()
    assert AuditFinding.objects.count() > 500
    assert queries() == few
