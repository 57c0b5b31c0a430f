"""The page explorer: what the audits found, beside each page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance.models import Act, Claim
from cms.editor.page_audits import page_audits
from seo_checks import Severity
from tests.cms.audits.stored import store
from tests.cms.factories import RISKY, make_article, make_home, make_index, make_user

pytestmark = pytest.mark.django_db

MUST_FIX = {"severity": Severity.MUST_FIX.value, "severity_rank": Severity.MUST_FIX.rank}
REVIEW = {"severity": Severity.REVIEW.value, "severity_rank": Severity.REVIEW.rank}


@pytest.fixture
def index():
    return make_index()


@pytest.fixture
def explore(client, index):
    """Return a function that opens the explorer as an editor; it gives the text of each cell, by title and column."""
    client.force_login(make_user("Editors"))

    def explore(page=index, **query) -> dict[str, dict[str, str]]:
        response = client.get(f"/admin/pages/{page.pk}/", query)
        assert response.status_code == 200
        return cells(response)

    return explore


def cells(response) -> dict[str, dict[str, str]]:
    """The listing as text: for each title, what its row says in each column."""
    table = BeautifulSoup(response.content, "lxml").select_one("table.listing")
    if table is None:
        return {}
    headings = [text_of(cell) for cell in table.select("thead tr:last-child > *")]
    rows = {}
    for row in table.select("tbody tr"):
        title = text_of(row.select_one(".title-wrapper"))
        rows[title] = dict(zip(headings, map(text_of, row.find_all("td", recursive=False)), strict=True))
    return rows


def text_of(element) -> str:
    """What an element says."""
    return " ".join(element.get_text(" ").split())


def say(page, act: Act, fingerprint: str = "f0", **fields) -> None:
    """Have something said about a claim of a page."""
    claim, _ = Claim.objects.get_or_create(page_id=page.pk, fingerprint=fingerprint)
    claim.events.create(act=act, reason="Because.", by=make_user(), **fields)


def days(number: int):
    """A day, so many after today."""
    return timezone.localdate() + timedelta(days=number)


def test_row_says_how_many_findings_are_open_in_sign_and_words(explore, index):
    store(make_article(index=index, title="Pain"), 5)  # in turn: must-fix, review, advice
    row = explore()["Pain"]
    assert row["Must-fix"] == "● 2 must-fix"
    assert row["Review"] == "◐ 2 review"
    assert "now" in row["Audited"]
    assert "Out of date" not in row["Audited"]


def test_nothing_open_is_a_plain_zero(explore, index):
    store(make_article(index=index, title="Pain"), 0)
    assert explore()["Pain"]["Must-fix"] == "0"


def test_page_never_audited_has_no_number(explore, index):
    make_article(index=index, title="Pain")
    row = explore()["Pain"]
    assert (row["Must-fix"], row["Review"], row["Audited"]) == ("", "", "Not audited yet")


def test_page_that_could_not_be_read_has_no_number(explore, index):
    run = store(make_article(index=index, title="Pain"), 0)
    AuditRun.objects.filter(pk=run.pk).update(status="failed")
    row = explore()["Pain"]
    assert (row["Must-fix"], row["Audited"]) == ("", "Could not be read")


def test_page_read_in_part_says_so(explore, index):
    run = store(make_article(index=index, title="Pain"))
    AuditRun.objects.filter(pk=run.pk).update(status="partial")
    row = explore()["Pain"]
    assert row["Must-fix"] == "● 1 must-fix"
    assert "Read in part" in row["Audited"]


@pytest.mark.parametrize("change", [{"rules_digest": "older"}, {"content_saved_at": timezone.now()}])
def test_audit_that_may_not_hold_is_out_of_date(explore, index, change):
    run = store(make_article(index=index, title="Pain"))
    AuditRun.objects.filter(pk=run.pk).update(**change)
    assert "Out of date" in explore()["Pain"]["Audited"]


def test_unreadable_rules_make_every_audit_out_of_date(explore, index, settings):
    store(make_article(index=index, title="Pain"))
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    assert "Out of date" in explore()["Pain"]["Audited"]


def test_live_text_and_draft_are_told_apart(explore, index):
    article = make_article(index=index, title="Pain")
    article.save_revision()
    article.refresh_from_db()
    store(article, 1)
    store(article, 4, version=Version.DRAFT)
    row = explore()["Pain"]
    assert row["Must-fix"] == "Live ● 1 must-fix Draft ● 2 must-fix"
    assert row["Review"] == "Live 0 Draft ◐ 1 review"
    assert row["Audited"].startswith("Live ")


def test_alias_has_no_numbers_of_its_own(explore, index):
    article = make_article(index=index, title="Pain")
    store(article)
    alias = article.create_alias(update_slug="alias")
    alias.title = alias.draft_title = "Alias"
    alias.save()
    row = explore()["Alias"]
    assert (row["Must-fix"], row["Review"], row["Audited"]) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ([], True),
        ([(Act.REQUESTED, None)], True),
        ([(Act.PUBLISHED_ANYWAY, None)], True),
        ([(Act.MUST_CHANGE, None)], True),
        ([(Act.FALSE_ALARM, None)], False),
        ([(Act.ACCEPTED, 0)], False),
        ([(Act.ACCEPTED, -1)], True),
        ([(Act.ACCEPTED, 9), (Act.MUST_CHANGE, None)], True),
        ([(Act.MUST_CHANGE, None), (Act.ACCEPTED, 9)], False),
        ([(Act.FALSE_ALARM, None), (Act.ACCEPTED, -1)], True),
        ([(Act.ACCEPTED, -1), (Act.ACCEPTED, 9)], False),
        ([(Act.ACCEPTED, 9), (Act.REQUESTED, None), (Act.PUBLISHED_ANYWAY, None)], False),
    ],
)
def test_words_that_may_stand_do_not_count_here_as_in_the_panel(client, explore, index, audit, said, open_):
    article = make_article(index=index, title="Pain", summary=RISKY)
    [finding] = audit(article).findings.filter(severity=Severity.MUST_FIX)
    for act, until in said:
        say(article, act, finding.fingerprint, expires_on=None if until is None else days(until))
    assert explore()["Pain"]["Must-fix"] == ("● 1 must-fix" if open_ else "0")
    assert ("Pain" in explore(audit="must-fix")) is open_
    editor = BeautifulSoup(client.get(f"/admin/pages/{article.pk}/edit/").content, "lxml")
    assert f"● {int(open_)} must-fix" in text_of(editor.select_one("[data-side-panel=caveat] .caveat-counts"))
    assert editor.select_one("[data-caveat-badge]").has_attr("hidden") is not open_


def test_decision_about_the_same_words_of_another_page_changes_nothing(explore, index):
    store(make_article(index=index, title="Pain"))
    say(make_article(index=index, title="Other"), Act.FALSE_ALARM)
    assert explore()["Pain"]["Must-fix"] == "● 1 must-fix"


def test_most_findings_come_first_or_last(explore, index):
    for title, number in (("One", 1), ("Three", 3), ("None", 0), ("Two", 2)):
        store(make_article(index=index, title=title), number, **MUST_FIX)
    assert list(explore(ordering="-open_must_fix")) == ["Three", "Two", "One", "None"]
    assert list(explore(ordering="open_must_fix")) == ["None", "One", "Two", "Three"]


def test_order_is_by_the_worse_of_live_text_and_draft(explore, index):
    drafted = make_article(index=index, title="Drafted")
    drafted.save_revision()
    drafted.refresh_from_db()
    store(drafted, 3, **REVIEW)
    store(drafted, 1, version=Version.DRAFT, **REVIEW)
    store(make_article(index=index, title="Two"), 2, **REVIEW)
    assert list(explore(ordering="-open_review")) == ["Drafted", "Two"]


def test_settled_claims_do_not_move_a_page_up(explore, index):
    settled = make_article(index=index, title="Settled")
    store(settled, 2, **MUST_FIX)
    for fingerprint in ("f0", "f1"):
        say(settled, Act.FALSE_ALARM, fingerprint)
    store(make_article(index=index, title="One"), 1, **MUST_FIX)
    assert list(explore(ordering="-open_must_fix")) == ["One", "Settled"]


@pytest.fixture
def pages_in_every_state(index):
    """Store a page for each state of the filter."""
    store(make_article(index=index, title="Must-fix"), 1, **MUST_FIX)
    store(make_article(index=index, title="Review"), 1, **REVIEW)
    store(make_article(index=index, title="Advice"), 1, severity="advice", severity_rank=2)
    store(make_article(index=index, title="Clean"), 0)
    store(make_article(index=index, title="Cleared"), 1, status="cleared", **MUST_FIX)
    store(make_article(index=index, title="Failed"), 0)
    store(make_article(index=index, title="Partial"), 0)
    AuditRun.objects.filter(page__title="Failed").update(status="failed")
    AuditRun.objects.filter(page__title="Partial").update(status="partial")
    make_article(index=index, title="Unaudited")
    drafted = make_article(index=index, title="Draft unaudited")
    store(drafted, 0)
    drafted.save_revision()


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["must-fix"], {"Must-fix"}),
        (["review"], {"Review"}),
        (["must-fix", "review"], {"Must-fix", "Review"}),
        (["clear"], {"Advice", "Clean", "Cleared"}),
        (["not-audited"], {"Unaudited", "Draft unaudited"}),
        (["not-read"], {"Failed", "Partial"}),
    ],
)
def test_filter(explore, pages_in_every_state, states, expected):
    assert set(explore(audit=states)) == expected


def test_filter_reaches_below_the_pages_listed(explore, pages_in_every_state):
    assert set(explore(make_home(), audit=["must-fix"])) == {"Must-fix"}


def test_filter_and_search_go_together(explore, index):
    store(make_article(index=index, title="Needles for pain"), 1, **MUST_FIX)
    store(make_article(index=index, title="Needles for sleep"), 0)
    store(make_article(index=index, title="Cupping for pain"), 1, **MUST_FIX)
    assert set(explore(q="needles", audit=["must-fix"])) == {"Needles for pain"}
    assert set(explore(q="needles", ordering="-open_must_fix")) == {"Needles for pain", "Needles for sleep"}


def test_search_from_the_front_page_finds_articles(explore, index):
    make_article(index=index, title="Needles for pain")
    assert set(explore(make_home(), q="needles")) == {"Needles for pain"}


@pytest.mark.parametrize("parent", ["root", "home"])
def test_pages_above_the_articles_are_listed_with_their_audits(explore, index, parent):
    home = make_home()
    store(home if parent == "root" else index, 1)
    listed = explore(home.get_parent() if parent == "root" else home)
    assert listed[home.title if parent == "root" else index.title]["Must-fix"] == "● 1 must-fix"


def test_pages_of_a_type_are_listed_as_before(client, index):
    client.force_login(make_user("Editors"))
    make_article(index=index, title="Pain")
    response = client.get("/admin/pages/usage/articles/treatmentarticlepage/")
    assert "Pain" in response.content.decode()


def test_hidden_pages_are_neither_listed_nor_counted(client):
    mine, theirs = make_index(title="Mine"), make_index(title="Theirs")
    store(make_article(index=mine, title="Seen"), 1)
    store(make_article(index=theirs, title="Hidden"), 1)
    client.force_login(editor_of(mine))
    found = cells(client.get(f"/admin/pages/{mine.pk}/", {"audit": "must-fix", "search_all": "1"}))
    assert set(found) == {"Seen"}
    assert set(cells(client.get("/admin/pages/usage/articles/treatmentarticlepage/"))) == {"Seen"}
    assert "1 must-fix claim on live pages" in text_of(summary(client))


def editor_of(page):
    """Return somebody who may change a page and those below it, and open the report."""
    group = Group.objects.create(name=f"Only {page.pk}")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_auditfinding"]))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    return make_user(group.name)


def summary(client):
    """What the admin's first page says of claims."""
    soup = BeautifulSoup(client.get("/admin/").content, "lxml")
    return soup.find("a", string=None, href=lambda href: href and "reports/claim-audit/?severity" in href)


def make_many(number: int):
    """Return an index with so many articles, each with open, decided and cleared findings."""
    index = make_index()
    for _ in range(number):
        article = make_article(index=index)
        store(article, 4)
        say(article, Act.FALSE_ALARM)
    return index


@pytest.mark.parametrize("query", [{}, {"ordering": "-open_must_fix", "audit": ["review"]}, {"q": "acupuncture"}])
def test_audits_of_many_pages_cost_as_many_queries_as_of_few(client, query):
    client.force_login(make_user("Editors"))
    few, many = make_many(3), make_many(30)

    def queries_for(index) -> list[str]:
        client.get(f"/admin/pages/{index.pk}/", query)  # what is asked once and then known
        with CaptureQueriesContext(connection) as captured:
            listed = cells(client.get(f"/admin/pages/{index.pk}/", query))
        assert len(listed) == index.numchild
        return [asked["sql"] for asked in captured if "audits_" in asked["sql"]]

    few.refresh_from_db()
    many.refresh_from_db()
    assert len(queries_for(many)) == len(queries_for(few)) > 0


def test_audits_of_pages_at_hand_cost_four_queries(django_assert_num_queries):
    pages = list(make_many(30).get_children().specific())
    page_audits(pages)  # so that the roots of the sites are known
    with django_assert_num_queries(4):
        assert len(page_audits(pages)) == 30


def test_first_page_counts_open_must_fix_claims_on_live_pages(client, index):
    client.force_login(make_user("Managers"))
    live, settled, draft = (make_article(index=index, title=title) for title in ("Live", "Settled", "Draft"))
    store(live, 3, **MUST_FIX)
    store(settled, 1, **MUST_FIX)
    say(settled, Act.FALSE_ALARM)
    draft.save_revision()
    draft.refresh_from_db()
    store(draft, 0)
    store(draft, 1, version=Version.DRAFT, **MUST_FIX)
    store(index, 1, category="seo", **MUST_FIX)
    store(make_home(), 1, **REVIEW)
    link = summary(client)
    assert text_of(link) == "3 must-fix claims on live pages"
    report = BeautifulSoup(client.get(link["href"]).content, "lxml")
    assert len(report.select("table.listing tbody tr")) == 3
    assert "● 3 must-fix" in text_of(report.select_one(".caveat-counts"))


def test_first_page_counts_pages_within_what_the_reader_may_see(client):
    sections = [make_index(title=title) for title in ("Mine", "Mine, too", "Theirs")]
    for section in sections:
        make_article(index=section)
    user = editor_of(sections[0])
    user.groups.add(*editor_of(sections[1]).groups.all())
    client.force_login(user)
    assert pages_on_first_page(client) == "5 Pages"  # the front page is the way to both sections
    client.force_login(make_user("Editors"))
    assert pages_on_first_page(client) == "7 Pages"


def pages_on_first_page(client) -> str:
    """How many pages there are, as the admin's first page says."""
    link = BeautifulSoup(client.get("/admin/").content, "lxml").select_one(".w-summary a[href^='/admin/pages/']")
    return " ".join(text_of(link).split()[:2])


def test_first_page_says_of_how_many_pages_it_cannot_speak(client, index):
    client.force_login(make_user("Managers"))
    store(make_home(), 0)
    run = store(index, 0)
    AuditRun.objects.filter(pk=run.pk).update(status="failed")
    make_article(index=index)
    assert text_of(summary(client)) == "0 must-fix claims on live pages (2 pages not audited)"


def test_first_page_has_no_number_for_people_without_the_report(client):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert summary(client) is None


def test_badge_says_what_must_be_fixed(client, index):
    client.force_login(make_user("Editors"))
    article = make_article(index=index)
    store(article, 4)
    badge = BeautifulSoup(client.get(f"/admin/pages/{article.pk}/edit/").content, "lxml").select_one(
        "[data-caveat-badge]"
    )
    assert text_of(badge) == "● 2 must-fix : open Caveat"
    assert not badge.has_attr("hidden")


def test_badge_hides_where_nothing_must_be_fixed(client, index):
    client.force_login(make_user("Editors"))
    article = make_article(index=index)
    badge = BeautifulSoup(client.get(f"/admin/pages/{article.pk}/edit/").content, "lxml").select_one(
        "[data-caveat-badge]"
    )
    assert badge.has_attr("hidden")


def test_hostile_words_are_escaped(client, explore, index):
    hostile = "<script>alert(1)</script>"
    store(make_article(index=index, title=hostile))
    assert hostile not in client.get(f"/admin/pages/{index.pk}/").content.decode()
    assert AuditFinding.objects.count() == 1
