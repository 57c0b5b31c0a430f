"""How long the compliance desk takes with 50,000 findings on 2,000 pages.

Run it with `pytest -s tests/cms/compliance/benchmark_desk.py`, on PostgreSQL where DATABASE_URL names one. Nothing is
asserted of time: machines differ.
"""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.audits.models import AuditFinding
from cms.compliance.desk.queue import open_must_fix
from tests.cms.compliance.desk import URL
from tests.cms.compliance.many_claims import generate
from tests.cms.factories import make_user

PAGES, CLAIMS, TIMES = 2_000, 25, 5
VIEWS = {
    "by wording": {},
    "by rule": {"group": "rule"},
    "by page": {"group": "page"},
    "by treatment": {"group": "treatment"},
    "by author": {"group": "author"},
    "mine": {"tab": "mine"},
    "unassigned": {"tab": "unassigned"},
    "due": {"tab": "due"},
    "live": {"tab": "live"},
    "page 2": {"p": "2"},
    "search": {"q": "melts"},
    "must change": {"state": "must-change"},
    "asked": {"state": "asked"},
}


@pytest.mark.django_db
def test_desk(client):
    people = [make_user("Compliance reviewers") for _ in range(3)]
    generate(PAGES, CLAIMS, people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client.force_login(people[0])
    print(f"\n{connection.vendor}: {AuditFinding.objects.count():,} findings on {PAGES:,} pages")
    client.get(URL)
    for name, query in VIEWS.items():
        taken, work = [], []
        for _ in range(TIMES):
            with CaptureQueriesContext(connection) as captured:
                began, began_work = time.perf_counter(), time.process_time()
                assert client.get(URL, query).status_code == 200
                taken.append(time.perf_counter() - began)
                work.append(time.process_time() - began_work)
        slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
        print(
            f"{name:<14} {1000 * min(taken):6.0f} ms ({1000 * min(work):.0f} ms of them in Python), "
            f"{len(captured)} queries, the slowest {slowest['time']} s: {slowest['sql'][:60]}"
        )
    began = time.perf_counter()
    number = open_must_fix(people[0])
    print(f"menu's number  {1000 * (time.perf_counter() - began):6.0f} ms ({number:,} open must-fix)")
