"""How long the screens of compliance take with 50,000 findings on 2,000 pages, and whether their queries grow.

`make bench-desk` runs it; where DATABASE_URL names a PostgreSQL server, on that. Nothing is asserted of time: machines
differ. What is asserted: the number of queries is the same with a tenth of the data.
"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.audits.models import AuditFinding
from cms.reports.formats import FORMATS
from cms.reports.made import ask_for_report
from cms.reports.models import ClaimReport
from cms.reports.scope import Scope
from cms.users.models import User
from tests.cms.compliance.desk import URL, key_of
from tests.cms.compliance.many_claims import generate
from tests.cms.factories import make_user

PAGES, CLAIMS, TIMES = 2_000, 25, 3
DESK: Mapping[str, dict[str, str]] = {
    "by wording": {},
    **{f"by {group}": {"group": group} for group in ("rule", "page", "treatment", "author")},
    **{f"tab {tab}": {"tab": tab} for tab in ("mine", "unassigned", "due", "live")},
    "second part": {"p": "2"},
    "must-fix": {"severity": "must-fix"},
    "waiting to be changed": {"state": "must-change"},
    "exception asked for": {"state": "asked"},
    "search": {"q": "melts"},
    "search, nothing found": {"q": "no such words"},
}
OTHERS = {
    "dashboard": "/admin/compliance/overview/",
    "claim audit": "/admin/reports/claim-audit/",
    "claim audit, search": "/admin/reports/claim-audit/?q=melts",
    "claim audit, open": "/admin/reports/claim-audit/?severity=must-fix&version=live&decision=open",
    "claim reports": "/admin/claim-reports/",
    "first page of the admin": "/admin/",
}


@dataclass(frozen=True)
class Measured:
    """The time that something took each time, in seconds, the processor's part of the quickest, and its queries."""

    times: list[float]
    in_python: float
    queries: list[dict[str, str]]

    def __str__(self) -> str:
        slowest = max((float(query["time"]) for query in self.queries), default=0)
        return (
            f"{min(self.times):6.2f} to {max(self.times):5.2f} s, {self.in_python:5.2f} s of it in Python, "
            f"{len(self.queries):3} queries, the slowest {slowest:.2f} s"
        )


@pytest.mark.django_db
def test_screens(client):
    people = [make_user("Compliance reviewers") for _ in range(3)]
    client.force_login(people[0])
    few = measure_with(PAGES // 10, client, people, times=1)
    many = measure_with(PAGES - PAGES // 10, client, people, times=TIMES)
    measure_report(people[0])
    assert {name: len(measured.queries) for name, measured in many.items()} == {
        name: len(measured.queries) for name, measured in few.items()
    }


def measure_with(more: int, client, people: list[User], times: int) -> dict[str, Measured]:
    """Add so many pages with their claims, then measure every screen, after one visit to warm up."""
    began = time.perf_counter()
    generate(more, CLAIMS, people, seed=more)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    findings = AuditFinding.objects.filter(run__current=True).count()
    print(f"\n{connection.vendor}: {findings:,} findings, {more:,} pages more in {time.perf_counter() - began:.0f} s")
    # The same claim is open whatever there is: how many queries a claim takes depends on what was said about it.
    first = AuditFinding.objects.filter(run__current=True).select_related("run").earliest("pk")
    screens = {name: (URL, {**query, "claim": key_of(first)}) for name, query in DESK.items()}
    screens |= {name: (url, None) for name, url in OTHERS.items()}

    def visit(url: str, query: Mapping[str, str] | None) -> None:
        assert client.get(url, query).status_code == 200

    found = {}
    for name, screen in screens.items():
        visit(*screen)
        found[name] = measure(name, partial(visit, *screen), times)
    return found


def measure_report(user: User) -> None:
    """Make a report of the whole site, and every edition of it."""
    measure("report, made", partial(ask_for_report, Scope.of(), user))
    stored = ClaimReport.objects.get()
    for name, edition in FORMATS.items():
        measure(f"report as {name}", partial(edition.render, stored.report, stored.digest))


def measure(name: str, work: Callable[[], object], times: int = 1) -> Measured:
    """Do the work so often; print and return what was measured."""
    taken, used = [], []
    for _ in range(times):
        with CaptureQueriesContext(connection) as captured:
            began, began_work = time.perf_counter(), time.process_time()
            work()
            taken.append(time.perf_counter() - began)
            used.append(time.process_time() - began_work)
    measured = Measured(taken, min(used), captured.captured_queries)
    print(f"{name:<24} {measured}; load {os.getloadavg()[0]:.1f}", flush=True)
    return measured
