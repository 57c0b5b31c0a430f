"""Many workers audit the same page at once: it has one current run, about the text it has at the end."""

import json

SEED = """
import json
from tests.cms.factories import make_article
article = make_article(live=False, summary="Words 0.")
article.save_revision()
print(json.dumps(article.pk))
"""

AUDIT = """
from wagtail.models import Page
from cms.audits.audit_page import audit_page
from cms.audits.store import Overtaken
page = Page.objects.get(pk={page})
for _ in range(8):
    try:
        audit_page(page, "draft", force={force})
    except Overtaken:
        pass  # the writer below hardly pauses; its own last audit is what counts
"""

WRITE = """
from wagtail.models import Page
from cms.audits.audit_page import audit_page
for number in range(1, 12):
    page = Page.objects.get(pk={page}).specific.get_latest_revision_as_object()
    page.summary = f"Words {{number}}."
    page.save_revision()
page.summary = "We make sure your back pain never comes back."
page.save_revision()
audit_page(page, "draft")
"""

THREADS = """
import threading
from django.db import connection
from wagtail.models import Page
from cms.audits.audit_page import audit_page
errors = []

def work():
    try:
        audit_page(Page.objects.get(pk={page}), "draft", force=True)
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()

threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(errors)
"""

RUNS = "select id, current from audits_auditrun where page_id = {page} and version = 'draft'"


def code(text: str) -> str:
    """Code with Django set up around it."""
    return f"import django; django.setup()\n{text}"


def test_threads_leave_one_current_run(real_site):
    page = json.loads(real_site.python(SEED))
    assert real_site.python(THREADS.format(page=page)).strip() == "[]"
    [(_, current)] = real_site.rows(RUNS.format(page=page))
    assert current


def test_processes_and_a_writer_leave_one_current_run_of_the_last_text(real_site):
    page = json.loads(real_site.python(SEED))
    processes = [real_site.start("-c", code(AUDIT.format(page=page, force=force))) for force in (True, False, True)]
    processes.append(real_site.start("-c", code(WRITE.format(page=page))))
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    [(run, current)] = real_site.rows(RUNS.format(page=page))
    assert current
    rules = {rule for (rule,) in real_site.rows(f"select rule from audits_auditfinding where run_id = {run}")}
    assert "permanence-recurrence" in rules
