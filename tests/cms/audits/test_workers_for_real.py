"""Three workers audit a site, and one of them is killed in the middle of a page. PostgreSQL only.

`make test-workers` does it with 1,000 pages, which takes minutes.
"""

import os
import signal
import time

import pytest

PAGES = int(os.environ.get("CAVEAT_TEST_PAGES", "60"))
LEASE = 30  # seconds; much longer than a page takes on a busy machine
PATIENCE = 600  # seconds; a busy machine takes its time

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="no PostgreSQL: set DATABASE_URL"
    ),
]

START = f"""
from tests.cms.audits.many_pages import generate
from cms.audits.full_run import start_full_run
generate({PAGES})
print(start_full_run(reason="Test").pk)
"""
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.cms.audits.worker_settings", "CAVEAT_TASK_LEASE": str(LEASE)}
WORKER = ("manage.py", "db_worker", "--queue-name", "default,audit", "--interval", "0.1", "--no-startup-delay")
HELD = """
select id from django_tasks_database_dbtaskresult
where status = 'RUNNING' and task_path like '%audit_page_of_run' and worker_ids ? '{worker}'
"""
DONE = "select count(*) from audits_fullrunpage where state = 'done'"
FINISHED = "select pages_done from audits_fullrun where finished_at is not null"
UNFINISHED_TASKS = "select count(*) from django_tasks_database_dbtaskresult where status in ('READY', 'RUNNING')"


@pytest.fixture
def site(real_site):
    """A site whose tasks wait for workers."""
    real_site.environment |= SETTINGS
    return real_site


@pytest.fixture
def workers(site):
    """Three workers by their names; those that still run are stopped at the end."""
    running = {name: site.start(*WORKER, "--worker-id", name, "-v0") for name in ("one", "two", "three")}
    yield running
    for process in running.values():
        process.kill()
        process.communicate()


def until(look, seconds=PATIENCE):
    """What `look` gives once it gives something true."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, "the workers do not come to an end"
        time.sleep(0.2)
    return seen


def killed_at_work(site, name, process):
    """Kill a worker while it holds a page; return the id of the task. It is stopped first, so that it cannot finish."""

    def hold():
        process.send_signal(signal.SIGSTOP)
        if held := site.rows(HELD.format(worker=name)):
            return held
        process.send_signal(signal.SIGCONT)
        return None

    [(task,)] = until(hold)
    process.kill()
    process.communicate()
    return task


def test_a_killed_worker_loses_nothing_and_nothing_is_done_twice(site, workers):
    site.python(START)
    until(lambda: site.rows(DONE)[0][0] > PAGES // 10)
    lost = killed_at_work(site, "two", workers["two"])

    [(done,)] = until(lambda: site.rows(FINISHED))
    until(lambda: site.rows(UNFINISHED_TASKS) == [(0,)])  # what the audits set off
    assert done == PAGES + 1  # the front page
    assert site.rows("select count(*) from audits_fullrunpage") == [(0,)], "no page failed"

    current = site.rows("select page_id, count(*) from audits_auditrun where current group by page_id")
    assert len(current) == PAGES + 1
    assert {number for _, number in current} == {1}
    assert site.rows("select count(*) from audits_auditrun") == [(PAGES + 1,)], "no page was audited twice"
    assert site.rows("select run_id from audits_auditfinding group by run_id, position having count(*) > 1") == []
    assert (
        site.rows("select status, count(*) from django_tasks_database_dbtaskresult group by status")[0][0]
        == "SUCCESSFUL"
    )
    [(holders,)] = site.rows(f"select worker_ids from django_tasks_database_dbtaskresult where id = '{lost}'")
    assert holders[0] == "two"
    assert len(holders) == 2
    assert set(holders[1:]) < {"one", "three"}
