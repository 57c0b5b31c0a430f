"""Reports → Claim audit: what was decided about each claim."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.compliance.models import Act, Claim
from seo_checks import Severity
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_user

pytestmark = pytest.mark.django_db

URL = "/admin/reports/claim-audit/"
MUST_FIX = {"severity": Severity.MUST_FIX.value, "severity_rank": Severity.MUST_FIX.rank}


@pytest.fixture
def article(client):
    """Sign a reviewer in; store an article with a claim."""
    client.force_login(make_user("Compliance reviewers"))
    article = make_article(title="Pain")
    store(article, **MUST_FIX)
    return article


def say(page, act: Act, **fields):
    """Have something said about the first claim of a page."""
    claim, _ = Claim.objects.get_or_create(page_id=page.pk, fingerprint="f0")
    fields.setdefault("by", make_user(first_name="Ravi", last_name="Lindqvist"))
    return claim.events.create(act=act, reason="Because.", **fields)


def rows(client, **query) -> list[dict[str, str]]:
    """The report's rows: what each says in each column."""
    table = BeautifulSoup(client.get(URL, query).content, "lxml").select_one("table.listing")
    if table is None:
        return []
    headings = [text_of(cell) for cell in table.select("thead th")]
    cells = [row.find_all("td", recursive=False) for row in table.select("tbody tr")]
    return [dict(zip(headings, map(text_of, row), strict=True)) for row in cells]


def text_of(element) -> str:
    """What an element says."""
    return " ".join(element.get_text(" ").split())


def a_day(number: int):
    """A day, so many after today, and how the report writes it."""
    day = timezone.localdate() + timedelta(days=number)
    return day, f"{day.day} {day:%b %Y}"


def test_nothing_is_said_where_nobody_decided(client, article):
    say(article, Act.REQUESTED)
    [row] = rows(client)
    assert row["Decision"] == ""


def test_decision_is_shown_with_who_and_until_when(client, article):
    day, shown = a_day(9)
    say(article, Act.MUST_CHANGE)
    say(article, Act.ACCEPTED, expires_on=day)
    [row] = rows(client)
    assert row["Decision"] == f"Accepted Ravi Lindqvist, until {shown}"


def test_expired_decision_says_so(client, article):
    day, shown = a_day(-1)
    say(article, Act.ACCEPTED, expires_on=day, by=make_user(username="ravi"))
    [row] = rows(client)
    assert row["Decision"] == f"Accepted (expired) ravi, until {shown}"


def test_decision_of_somebody_who_has_left(client, article):
    say(article, Act.FALSE_ALARM, by=None)
    [row] = rows(client)
    assert row["Decision"] == "False alarm"


@pytest.mark.parametrize(
    ("act", "days", "states"),
    [
        (None, None, {"open"}),
        (Act.REQUESTED, None, {"open"}),
        (Act.PUBLISHED_ANYWAY, None, {"open"}),
        (Act.MUST_CHANGE, None, {"open", "must-change"}),
        (Act.FALSE_ALARM, None, {"settled"}),
        (Act.ACCEPTED, 0, {"settled"}),
        (Act.ACCEPTED, -1, {"open"}),
    ],
)
def test_filter_and_figures_follow_the_decisions(client, article, act, days, states):
    if act:
        say(article, act, expires_on=None if days is None else a_day(days)[0])
    found = {state for state in ("open", "settled", "must-change") if rows(client, decision=state)}
    assert found == states
    top = BeautifulSoup(client.get(URL).content, "lxml").select_one(".caveat-counts")
    assert f"● {int('open' in states)} must-fix" in text_of(top)
    assert ("✓ 1 decided" in text_of(top)) is ("settled" in states)


def test_cleared_claims_are_not_open(client, article):
    store(make_article(title="Sleep"), status="cleared", **MUST_FIX)
    assert [row["Page"] for row in rows(client, decision="open")] == ["Pain Summary"]


def test_exports_hold_the_decision(client, article):
    day, _ = a_day(9)
    say(article, Act.ACCEPTED, expires_on=day)
    exported = b"".join(client.get(URL, {"export": "csv"}).streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(exported))
    assert (row["Decision"], row["Decided by"], row["Decided until"]) == (
        "Accepted",
        "Ravi Lindqvist",
        day.isoformat(),
    )
    workbook = io.BytesIO(b"".join(client.get(URL, {"export": "xlsx"}).streaming_content))
    heading, first = openpyxl.load_workbook(workbook).active.iter_rows(values_only=True)
    assert dict(zip(heading, first, strict=True))["Decision"] == "Accepted"


def test_hostile_names_are_escaped_and_no_formula(client, article):
    say(article, Act.FALSE_ALARM, by=make_user(first_name="=1+1", last_name="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in client.get(URL).content.decode()
    exported = b"".join(client.get(URL, {"export": "csv"}).streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(exported))
    assert row["Decided by"].startswith("'=1+1")


def test_many_decisions_cost_no_more_queries_than_one(client, article):
    say(article, Act.FALSE_ALARM)

    def queries() -> int:
        client.get(URL)
        with CaptureQueriesContext(connection) as captured:
            client.get(URL)
        return len(captured)

    few = queries()
    for number in range(10):
        other = make_article(title=f"Sleep {number}")
        store(other, **MUST_FIX)
        say(other, Act.ACCEPTED, expires_on=a_day(9)[0])
    for gap in client.get(URL).context["gaps"]:
        assert gap.problem == "not audited yet"  # or a longer list of gaps would ask more
    assert queries() == few
