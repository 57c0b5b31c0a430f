"""Full runs and lost tasks, worker by worker in one process: time is moved instead of waited for."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Site

from cms.articles.models import TreatmentArticlePage
from cms.audits import full_run
from cms.audits.full_run import NoWorkers, audit_page_of_run, start_full_run
from cms.audits.models import AuditRun, FullRun, FullRunPage
from cms.audits.tasks import audit_in_background
from cms.workers.lost_tasks import MOST_ATTEMPTS, put_back_lost_tasks
from seo_checks import ProfileError
from tests.cms.audits.worker_settings import TASKS
from tests.cms.factories import RISKY, make_article, make_home, make_index

DONE, FAILED, WAITING = FullRunPage.State.DONE, FullRunPage.State.FAILED, FullRunPage.State.WAITING


@pytest.fixture
def article(db):
    return make_article(summary=RISKY)


@pytest.fixture
def queue(settings, article):
    """A site with home, index and an article, whose tasks wait for workers."""
    settings.TASKS = TASKS


@pytest.fixture
def start(queue, django_capture_on_commit_callbacks):
    """Return a function that starts a full run, as if the request had ended."""

    def begin(*args, **options) -> FullRun:
        with django_capture_on_commit_callbacks(execute=True):
            return start_full_run(*args, **options)

    return begin


@pytest.fixture
def work(queue, django_capture_on_commit_callbacks, monkeypatch):
    """Return a function that has a worker take tasks: so many, or all there are."""
    # As in Django's test client: the test's transaction lives in the one connection there is.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    def run(most: int | None = None) -> None:
        worker = Worker(
            queue_names=["*"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
            startup_delay=False, max_tasks=most, worker_id="worker",
        )  # fmt: skip
        with django_capture_on_commit_callbacks(execute=True):
            worker.run()

    return run


def die_at_work(task=audit_page_of_run) -> DBTaskResult:
    """Leave a task as a worker does that is killed: taken, and never heard of again; long enough ago."""
    taken = DBTaskResult.objects.ready().filter(task_path=task.module_path).first()
    taken.claim("dead")
    DBTaskResult.objects.filter(pk=taken.pk).update(started_at=timezone.now() - timedelta(hours=1))
    return taken


def states(run: FullRun) -> dict[int, str]:
    return dict(run.pages.values_list("page", "state"))


def current_runs() -> list[int]:
    return sorted(AuditRun.objects.filter(current=True).values_list("page", flat=True))


def audited() -> list[int]:
    return sorted(full_run.pages_of(None).values_list("pk", flat=True))


# -- a run


def test_workers_audit_all_pages_once_and_the_run_is_finished(start, work):
    run = start(reason="Test")
    assert set(states(run).values()) == {WAITING}
    work()
    run.refresh_from_db()
    assert run.finished_at
    assert (run.pages_done, run.pages.count()) == (3, 0)
    assert current_runs() == audited()


def test_stopped_run_goes_on_and_does_nothing_twice(start, work):
    run = start()
    work(2)  # the hand-out and a page
    before = set(AuditRun.objects.values_list("pk", flat=True))
    assert len(before) == 1
    DBTaskResult.objects.all().delete()  # worse than stopped: the queue is gone
    assert start() == run
    work()
    run.refresh_from_db()
    assert run.finished_at
    assert before < set(AuditRun.objects.values_list("pk", flat=True))
    assert current_runs() == audited()


def test_starting_again_adds_no_second_run_and_no_second_task(start, work):
    run = start()
    work(1)
    tasks = DBTaskResult.objects.filter(task_path=audit_page_of_run.module_path)
    assert tasks.count() == 3
    assert start() == run
    work(1)
    assert tasks.count() == 3


def test_starting_again_takes_up_what_is_new_or_has_changed(start, work, article):
    run = start()
    work(1)
    for page in audited()[:2]:
        row = run.pages.get(page=page)
        audit_page_of_run.call(run.pk, row.pk, row.turn)
    changed, kept, new = audited()[0], audited()[1], make_article()
    Page.objects.filter(pk=changed).update(last_published_at=timezone.now())
    start()
    assert states(run) == {changed: WAITING, kept: DONE, article.pk: WAITING, new.pk: WAITING}
    work()
    run.refresh_from_db()
    assert run.pages_done == 4


def test_a_page_in_hand_when_the_run_is_started_again_counts_the_second_time_only(start, work, article):
    run = start()
    work(1)
    row = run.pages.get(page=article)
    DBTaskResult.objects.get(args_kwargs__args=[run.pk, row.pk, 1]).claim("busy")
    start()
    work(1)
    audit_page_of_run.call(run.pk, row.pk, 1)  # the busy worker, with rules that it read before
    assert states(run)[article.pk] == WAITING
    audit_page_of_run.call(run.pk, row.pk, 2)
    assert states(run)[article.pk] == DONE


def test_next_run_begins_anew_when_one_has_finished(start, work):
    first = start()
    work()
    before = set(AuditRun.objects.values_list("pk", flat=True))
    second = start()
    work()
    assert second != first
    assert FullRun.objects.get(pk=second.pk).pages_done == 3
    assert set(AuditRun.objects.values_list("pk", flat=True)) == before, "the same text was not judged again"


def test_site_has_its_own_run_of_its_own_pages(start, article):
    elsewhere = make_index()
    there = make_article(index=elsewhere)
    inner = Site.objects.create(hostname="inner.example.org", root_page=elsewhere)
    assert set(states(start(inner))) == {elsewhere.pk, there.pk}
    outer = set(states(start(Site.objects.get(is_default_site=True))))
    assert outer == {make_home().pk, article.get_parent().pk, article.pk}
    assert set(states(start())) == outer | {elsewhere.pk, there.pk}


def test_page_deleted_meanwhile_does_not_hold_the_run_up(start, work, article):
    run = start()
    work(1)
    article.delete()
    work()
    run.refresh_from_db()
    assert (run.pages_done, bool(run.finished_at)) == (2, True)


def test_page_that_cannot_be_rendered_is_named_and_holds_nothing_up(start, work, article, monkeypatch):
    monkeypatch.setattr(TreatmentArticlePage, "get_context", lambda self, request: 1 / 0)
    run = start()
    work()
    run.refresh_from_db()
    [row] = run.pages.all()
    assert (row.page_id, row.state) == (article.pk, FAILED)
    assert "ZeroDivisionError" in row.problem
    assert (run.pages_done, bool(run.finished_at)) == (2, True)


def test_broken_rules_start_nothing(start, settings):
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    with pytest.raises(ProfileError, match="cannot be read"):
        start()
    assert not FullRun.objects.exists()


def test_audits_asked_for_by_saving_come_first(start, work, article):
    start()
    work(1)
    audit_in_background.enqueue(article.pk, "live")
    assert DBTaskResult.objects.ready().first().task_path == audit_in_background.module_path


# -- workers that die


def test_page_of_a_dead_worker_is_audited_by_another_after_the_lease_and_not_before(start, work, settings):
    run = start()
    work(1)
    taken = die_at_work()
    settings.CAVEAT_TASK_LEASE = 2 * 60 * 60
    assert put_back_lost_tasks() == 0
    settings.CAVEAT_TASK_LEASE = 60
    assert put_back_lost_tasks() == 1
    work()
    taken.refresh_from_db()
    assert taken.status == "SUCCESSFUL"
    assert taken.worker_ids == ["dead", "worker"]
    run.refresh_from_db()
    assert run.pages_done == 3
    assert current_runs() == audited()


def test_worker_that_dies_after_the_audit_and_before_saying_so_costs_nothing(start, work):
    run = start()
    work(1)
    taken = die_at_work()
    audit_page_of_run.call(*taken.args_kwargs["args"])
    stored = list(AuditRun.objects.values_list("pk", "created_at"))
    put_back_lost_tasks()
    work()
    run.refresh_from_db()
    assert run.pages_done == 3
    assert set(stored) < set(AuditRun.objects.values_list("pk", "created_at"))


def test_page_that_kills_each_worker_is_given_up_by_name(start, work):
    run = start()
    work(1)
    for attempt in range(MOST_ATTEMPTS):
        taken = die_at_work()
        work() if attempt == 0 else None  # the others are done meanwhile
        assert put_back_lost_tasks() == (attempt < MOST_ATTEMPTS - 1)
    run.refresh_from_db()
    assert (run.pages_done, bool(run.finished_at)) == (2, True)
    [row] = run.pages.all()
    assert [run.pk, row.pk, row.turn] == taken.args_kwargs["args"]
    assert row.state == FAILED
    assert row.problem == f"The audit was given up: {MOST_ATTEMPTS} workers died or took too long."
    assert put_back_lost_tasks() == 0


def test_audit_of_a_single_page_is_put_back_as_well_and_given_up_by_name(queue, work, article, caplog):
    audit_in_background.enqueue(article.pk, "live")
    die_at_work(audit_in_background)
    assert put_back_lost_tasks() == 1
    work()
    assert current_runs() == [article.pk]

    audit_in_background.enqueue(article.pk, "live")
    for _ in range(MOST_ATTEMPTS):
        die_at_work(audit_in_background)
        put_back_lost_tasks()
    assert article.title in caplog.text
    assert f"{MOST_ATTEMPTS} workers died" in caplog.text


def test_page_of_a_worker_that_is_told_to_stop_at_once_is_put_back(start, work, monkeypatch):
    """Told twice, the worker raises SystemExit in the task, and records it as failed."""

    def stop(page):
        raise SystemExit(1)

    run = start()
    work(1)
    with monkeypatch.context() as stopping:
        stopping.setattr(full_run, "audit_versions", stop)
        work(1)
    assert set(states(run).values()) == {WAITING}
    assert put_back_lost_tasks() == 1
    work()
    run.refresh_from_db()
    assert run.pages_done == 3


# -- without workers


def test_small_site_without_workers_is_audited_at_once(article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = start_full_run()
    run.refresh_from_db()
    assert (run.pages_done, bool(run.finished_at)) == (3, True)
    assert current_runs() == audited()


def test_large_site_without_workers_is_told_what_to_do(article, monkeypatch):
    monkeypatch.setattr(full_run, "AT_ONCE", 2)
    with pytest.raises(NoWorkers, match=r"too many pages.*audit_pages"):
        start_full_run()
    assert not FullRun.objects.exists()


# -- the command


def test_command_starts_a_run_of_a_site_and_says_how_far_it_is(queue):
    out = StringIO()
    call_command("full_audit", "--site", "localhost", stdout=out)
    assert out.getvalue() == "0 of 3 pages audited · the workers go on\n"
    assert FullRun.objects.get().site.hostname == "localhost"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_command_waits_to_the_end_and_names_what_failed(monkeypatch):
    article = make_article()
    monkeypatch.setattr(TreatmentArticlePage, "get_context", lambda self, request: 1 / 0)
    out, errors = StringIO(), StringIO()
    with pytest.raises(SystemExit, match="2"):
        call_command("full_audit", "--wait", stdout=out, stderr=errors)
    assert out.getvalue() == "2 of 3 pages audited · 1 failed\n"
    assert errors.getvalue().startswith(f"{article.url_path}: ")


def test_command_names_the_sites_there_are(db):
    with pytest.raises(CommandError, match="localhost"):
        call_command("full_audit", "--site", "nowhere.example.org")
