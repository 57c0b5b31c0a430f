"""Reports → Claim audit."""

import csv
import io
import time

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from cms.articles.models import TreatmentArticlePage
from cms.audits.models import AuditRun, Version
from seo_checks import Severity
from seo_checks.formatters.spreadsheet import harmless
from tests.cms.audits.stored import store
from tests.cms.factories import RISKY, RULE, make_article, make_index, make_treatment, make_user

pytestmark = pytest.mark.django_db

URL = "/admin/reports/claim-audit/"


@pytest.fixture
def reviewer(client):
    """Sign a compliance reviewer in."""
    user = make_user("Compliance reviewers")
    client.force_login(user)
    return user


def rows(response) -> list[str]:
    """The text of the report's rows."""
    table = BeautifulSoup(response.content, "lxml").select("table.listing tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in table]


def test_finding_is_shown_with_its_words_page_and_way_to_the_field(client, reviewer, audit):
    article = make_article(title="Back pain", summary=RISKY, treatment=make_treatment(name="Needling"))
    [fingerprint] = audit(article).findings.filter(rule=RULE).values_list("fingerprint", flat=True)
    response = client.get(URL)
    [row] = BeautifulSoup(response.content, "lxml").select("table.listing tbody tr")
    text = " ".join(row.get_text(" ").split())
    assert "● must-fix" in text
    assert row.mark.get_text() == "never comes back"
    assert RISKY in row.select_one(".caveat-excerpt").get_text()
    assert row.a["href"] == f"/admin/pages/{article.pk}/edit/?caveat={fingerprint}#:w:contentpath=summary"
    assert all(words in text for words in (RULE, "Back pain", "Summary", "Needling", "Live"))


def test_order_is_severity_page_position(client, reviewer):
    for title in ("B", "A"):
        store(make_article(title=title), 6)
    shown = [(row.split()[1], row.split(" Summary")[0][-1]) for row in rows(client.get(URL))]
    assert shown == [(severity.value, title) for severity in Severity for title in ("A", "A", "B", "B")]


def test_columns_can_be_sorted(client, reviewer):
    for title in ("A", "B"):
        store(make_article(title=title))
    assert "B Summary" in rows(client.get(URL, {"ordering": "-run__page__title"}))[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"claims live", "claims draft", "needles"}),
        ({"category": "seo"}, {"seo"}),
        ({"category": "all"}, {"claims live", "claims draft", "needles", "seo"}),
        ({"version": "draft"}, {"claims draft"}),
        ({"version": "live"}, {"claims live", "needles"}),
        ({"rule": RULE}, {"claims live", "claims draft", "needles"}),
        ({"rule": "title-length"}, set()),
        ({"severity": ["review", "advice"]}, set()),
        ({"severity": ["must-fix"]}, {"claims live", "claims draft", "needles"}),
        ({"page": "needl"}, {"needles"}),
        ({"treatment": "the treatment"}, {"needles"}),
        ({"audited_from": "2999-01-01"}, set()),
        ({"audited_to": "2999-01-01"}, {"claims live", "claims draft", "needles"}),
        ({"q": "CLAIMS LIVE"}, {"claims live"}),
    ],
)
def test_filters(client, reviewer, query, expected):
    treatment = make_treatment(name="Needling")
    article = make_article(title="Plain")
    article.save_revision()
    article.refresh_from_db()
    store(article, message="claims live")
    store(article, version=Version.DRAFT, message="claims draft")
    store(make_article(title="Needles", treatment=treatment), message="needles")
    store(make_article(title="Meta"), message="seo", category="seo")
    if "treatment" in query:
        query = {"treatment": treatment.pk}
    found = rows(client.get(URL, query))
    messages = ("claims live", "claims draft", "needles", "seo")
    assert {message for message in messages for row in found if message in row} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Pago_Pago"])
def test_days_may_be_the_ends_of_the_calendar_in_any_time_zone(client, reviewer, zone):
    store(make_article())
    UserProfile.objects.create(user=reviewer, current_time_zone=zone)
    first, last = "0001-01-01", "9999-12-31"
    assert len(rows(client.get(URL, {"audited_from": first, "audited_to": last}))) == 1
    assert rows(client.get(URL, {"audited_to": first})) == rows(client.get(URL, {"audited_from": last})) == []


def test_figures_follow_the_filters(client, reviewer):
    store(make_article(title="A"), 6)
    store(make_article(title="B"), 3)
    top = BeautifulSoup(client.get(URL, {"page": "B"}).content, "lxml").select_one(".caveat-counts")
    assert " ".join(top.get_text().split()) == "Claims ● 1 must-fix ◐ 1 review ○ 1 advice"


CLEARED = {
    "status": "cleared",
    "claim": {"strength": 2, "evidence_entry": "knees", "evidence_says": "CAP allows this wording."},
}


def test_cleared_findings_come_last_with_their_evidence_and_count_apart(client, reviewer):
    store(make_article(title="A"), **CLEARED)
    store(make_article(title="B"))
    response = client.get(URL)
    top = BeautifulSoup(response.content, "lxml").select_one(".caveat-counts")
    assert " ".join(top.get_text().split()) == "Claims ● 1 must-fix ◐ 0 review ○ 0 advice ✓ 1 cleared"
    opened, cleared = rows(response)
    assert opened.startswith("● must-fix")
    assert cleared.startswith("✓ cleared")
    assert "Evidence: CAP allows this wording. (entry knees)" in cleared
    assert "Message 0." not in cleared
    assert csv_rows(client.get(URL, {"export": "csv"}))[1]["Evidence"] == "CAP allows this wording. (entry knees)"


@pytest.mark.parametrize(
    ("severities", "expected"),
    [(["must-fix"], ["●"]), (["cleared"], ["✓"]), (["must-fix", "cleared"], ["●", "✓"]), (["review"], [])],
)
def test_cleared_findings_are_filtered_as_what_they_are_shown_as(client, reviewer, severities, expected):
    store(make_article(title="A"), **CLEARED)
    store(make_article(title="B"))
    assert [row[0] for row in rows(client.get(URL, {"severity": severities}))] == expected


def test_pages_have_fifty_rows(client, reviewer):
    store(make_article(), 60)
    assert len(rows(client.get(URL))) == 50
    assert len(rows(client.get(URL, {"p": 2}))) == 10


def test_history_is_not_shown(client, reviewer):
    AuditRun.objects.filter(pk=store(make_article()).pk).update(current=False)
    assert rows(client.get(URL)) == []


@pytest.mark.parametrize("group", ["Editors", "Compliance reviewers", "Managers"])
def test_groups_may_open_it_and_find_it_in_the_menu(client, group):
    client.force_login(make_user(group))
    assert client.get(URL).status_code == 200
    assert URL in client.get("/admin/").content.decode()


def test_others_may_not(client):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(URL).status_code == 302
    assert client.get(reverse("claim_audit_results")).status_code == 302
    assert client.get(URL, {"export": "csv"}).status_code == 302
    assert URL not in client.get("/admin/").content.decode()


def test_anonymous_is_sent_to_sign_in(client):
    assert "/login/" in client.get(URL)["Location"]


def test_rows_are_those_of_pages_the_reader_may_see(client):
    mine, theirs = make_index(title="Mine"), make_index(title="Theirs")
    store(make_article(index=mine, title="Seen"), message="seen words")
    store(make_article(index=theirs, title="Hidden"), message="hidden words")
    AuditRun.objects.filter(page__title="Hidden").update(status="partial")
    group = Group.objects.create(name="Mine only")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_auditfinding"]))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=mine, permission=change)
    client.force_login(make_user("Mine only"))
    for address in (URL, f"{URL}?export=csv"):
        response = client.get(address)
        shown = b"".join(response.streaming_content) if response.streaming else response.content
        assert b"seen words" in shown
        assert b"hidden words" not in shown
        assert b"Hidden" not in shown


def test_reader_without_any_page_sees_nothing(client):
    store(make_article(title="Hidden"), message="hidden words")
    group = Group.objects.create(name="No pages")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_auditfinding"]))
    client.force_login(make_user("No pages"))
    response = client.get(URL)
    assert response.status_code == 200
    assert b"hidden words" not in response.content
    assert b"Hidden" not in response.content


def test_what_the_report_lacks_is_said_first(client, reviewer):
    AuditRun.objects.filter(pk=store(make_article(title="Broken")).pk).update(status="failed")
    AuditRun.objects.filter(pk=store(make_article(title="Half")).pk).update(status="partial")
    AuditRun.objects.filter(pk=store(make_article(title="Old rules")).pk).update(rules_digest="older")
    AuditRun.objects.filter(pk=store(make_article(title="Changed")).pk).update(content_saved_at=timezone.now())
    make_article(title="Forgotten")
    drafted = make_article(title="Draft forgotten")
    store(drafted)
    drafted.save_revision()
    said = " ".join(BeautifulSoup(client.get(URL).content, "lxml").select_one(".caveat-notes").get_text().split())
    for gap in (
        "1 page could not be audited: Broken",
        "1 page audited in part only: Half",
        "1 page changed since the last audit: Changed",
        "1 page audited with other rules than today's: Old rules",
    ):
        assert gap in said
    assert "Forgotten" in said
    assert "Draft forgotten" in said


def test_complete_report_says_no_such_thing(client, reviewer, audit):
    for page in Page.objects.filter(depth__gt=1):
        audit(page)
    assert BeautifulSoup(client.get(URL).content, "lxml").select_one(".caveat-notes") is None


def test_many_forgotten_pages_are_counted(client, reviewer):
    for number in range(8):
        make_article(title=f"Forgotten {number}")
    said = BeautifulSoup(client.get(URL).content, "lxml").select_one(".caveat-notes").get_text()
    assert "pages not audited yet" in said
    assert "more" in said


def test_hostile_text_is_escaped(client, reviewer):
    hostile = "<script>alert(1)</script>"
    store(make_article(title=hostile), sentence=f"{hostile} never comes back", block_start=26, message=hostile)
    page = client.get(URL).content.decode()
    assert hostile not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def csv_rows(response) -> list[dict]:
    """The rows of a CSV response."""
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_csv_holds_all_columns(client, reviewer, audit):
    article = make_article(title="Back pain", summary=RISKY)
    audit(article)
    [row] = csv_rows(client.get(URL, {"export": "csv"}))
    assert row["Words"] == "never comes back"
    assert row["Sentence"] == RISKY
    assert row["Page"] == "Back pain"
    assert row["Editor"] == f"/admin/pages/{article.pk}/edit/?caveat={row['Fingerprint']}#:w:contentpath=summary"
    assert row["Basis"].endswith(">")
    assert set(row) >= {"Severity", "Rule", "What is wrong", "Why", "What would stand", "Live or draft", "Fingerprint"}


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "  =1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_is_neutralised(text):
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["Never comes back", "5 - 3", "“=”", ""])
def test_other_text_is_left_alone(text):
    assert harmless(text) == text


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_exports_hold_no_formula(client, reviewer, export):
    store(make_article(title='=HYPERLINK("http://evil")'), quote="=cmd|' /C calc'!A0", sentence="@x", message="+1\x0b")
    response = client.get(URL, {"export": export})
    if export == "csv":
        [row] = csv_rows(response)
        cells = list(row.values())
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        assert all(cell.data_type != "f" for row in sheet for cell in row)
        cells = [str(cell.value) for cell in sheet[2]]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert '\'=HYPERLINK("http://evil")' in cells


@pytest.fixture
def ten_thousand():
    """Store 10,000 findings on 100 articles."""
    index = make_index()
    template = make_article(index=index)
    for number in range(100):
        index.add_child(instance=TreatmentArticlePage(title=f"Article {number}", summary="-", body=template.body))
    for article in TreatmentArticlePage.objects.child_of(index).exclude(pk=template.pk):
        store(article, 100)


@pytest.mark.parametrize("query", [{}, {"export": "csv"}])
def test_ten_thousand_findings_cost_a_constant_number_of_queries(
    client, reviewer, ten_thousand, query, django_assert_max_num_queries, record_property
):
    client.get(URL, query)
    began, began_work = time.perf_counter(), time.process_time()
    with django_assert_max_num_queries(35) as captured:
        response = client.get(URL, query)
        if response.streaming:
            assert sum(1 for _ in response.streaming_content) == 10_001
    seconds, work = time.perf_counter() - began, time.process_time() - began_work
    record_property("seconds", round(seconds, 3))
    print(f"{query}: {seconds:.2f} s, {len(captured)} queries")
    if not query:
        assert work < 1  # of the processor's time: other tests may be running
