"""How fast one, two and three workers audit a site of many pages. `make bench-workers` runs it, on PostgreSQL only."""

import os
import time

import pytest

from tests.cms.audits.test_workers_for_real import FINISHED, SETTINGS, WORKER, until
from tests.cms.audits.test_workers_for_real import pytestmark as on_postgres_only

PAGES = int(os.environ.get("CAVEAT_BENCH_PAGES", "300"))
FILL = f"from tests.cms.audits.many_pages import generate; generate({PAGES})"
START = "from cms.audits.full_run import start_full_run; start_full_run(reason='Benchmark')"

pytestmark = on_postgres_only


@pytest.mark.parametrize("number", [1, 2, 3])
def test_workers(real_site, number):
    """The workers are there before the run begins; what is timed is the run, as the site itself recorded it."""
    real_site.environment |= SETTINGS
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
