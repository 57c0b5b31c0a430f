"""Many write to the log at once: the chain does not fork, and nothing is lost."""

import json

from tests.cms.audits.conftest import real_site  # noqa: F401

SEED = """
import json
from tests.cms.factories import make_article
print(json.dumps([make_article().pk, make_article().pk]))
"""

WRITE = """
import threading
from django.db import connection, transaction
from wagtail.log_actions import log
from wagtail.models import Page
errors = []

def work(pages):
    try:
        for number in range(5):
            with transaction.atomic():
                for pk in pages:  # as bulk actions do, and in another order elsewhere: locks must not cross
                    page = Page.objects.select_for_update().get(pk=pk)
                    log(page, "caveat.live_undecided", data={{"quotes": [str(number)]}})
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()

first, second = {pages}
threads = [threading.Thread(target=work, args=[(first,) if n % 2 else (second,)]) for n in range(6)]
threads += [threading.Thread(target=work, args=[(first, second)]) for _ in range(2)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(errors)
"""


def test_threads_do_not_fork_the_chain(real_site):  # noqa: F811
    real_site.environment["CAVEAT_TRAIL_KEY"] = "the same in each process"
    pages = json.loads(real_site.python(SEED))
    assert real_site.python(WRITE.format(pages=pages)).strip() == "[]"
    [(rows,)] = real_site.rows("select count(*) from trail_trailentry where action = 'caveat.live_undecided'")
    assert rows == 6 * 5 + 2 * 5 * 2
    assert real_site.rows("select count(*) from trail_waiting") == [(0,)]
    verified = real_site.run("manage.py", "verify_audit_log")
    assert verified.returncode == 0, verified.stderr
