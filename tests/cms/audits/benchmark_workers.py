"""How fast one, two and three workers audit a site of many pages. `make bench-workers` runs it, on PostgreSQL only."""

import os
import time

import pytest

from tests.cms.audits.test_workers_for_real import FINISHED, LEASE, WORKER, until

PAGES = int(os.environ.get("CAVEAT_BENCH_PAGES", "300"))
FILL = f"from tests.cms.audits.many_pages import generate; generate({PAGES})"
START = "from cms.audits.full_run import start_full_run; start_full_run(reason='Benchmark')"

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="no PostgreSQL: set DATABASE_URL"
    ),
]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_workers(real_site, number):
    """The workers are there before the run begins; what is timed is the run, as the site itself recorded it."""
    real_site.environment |= {
        "DJANGO_SETTINGS_MODULE": "tests.cms.audits.worker_settings",
        "CAVEAT_TASK_LEASE": str(LEASE),
    }
    real_site.python(FILL)
    workers = [real_site.start(*WORKER, "--worker-id", f"w{name}", "-v0") for name in range(number)]
    try:
        time.sleep(10)  # until all have loaded the rules
        real_site.python(START)
        until(lambda: real_site.rows(FINISHED))
        took = "select extract(epoch from finished_at - started_at) from audits_fullrun"
        [(seconds,)] = real_site.rows(took)
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()
    rate = PAGES / float(seconds)
    print(f"\n{number} worker{'s' if number > 1 else ''}: {PAGES} pages in {seconds:.0f} s, {rate:.1f} a second")
