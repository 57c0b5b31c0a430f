"""Audits on several cores."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from seo_checks import CaveatError, PageReport, ProfileError
from tests.tools.conftest import CALM, CLAIM, Caveat, page
from tools.cores import usual_jobs
from tools.inputs import Input
from tools.parallel import audit_in_parallel

PAGES = [Input(f"{number:02}.html") for number in range(40)]


def audit(page: Input) -> PageReport:
    """Slow first pages, so that later ones are done before them."""
    time.sleep(0.05 if page.name < "08" else 0)
    return PageReport(page.name)


def audit_or_die(page: Input) -> PageReport:
    if page.name in {"03.html", "21.html"}:
        os.kill(os.getpid(), signal.SIGKILL)
    return PageReport(page.name)


def audit_or_refuse(page: Input) -> PageReport:
    raise ProfileError("caveat.toml: there is no check x.", "Name another.")


def test_reports_come_in_the_order_of_the_pages() -> None:
    assert [report.source for report in audit_in_parallel(PAGES, audit, 3)] == [page.name for page in PAGES]


def test_a_page_that_takes_its_worker_down_is_named_and_costs_no_other() -> None:
    reports = list(audit_in_parallel(PAGES, audit_or_die, 2))
    assert [report.source for report in reports] == [page.name for page in PAGES]
    failed = [report for report in reports if report.status == "failed"]
    assert [report.source for report in failed] == ["03.html", "21.html"]
    assert "ended the process" in failed[0].problems[0]


def test_what_holds_for_all_pages_is_raised() -> None:
    with pytest.raises(CaveatError, match="there is no check x") as raised:
        list(audit_in_parallel(PAGES, audit_or_refuse, 2))
    assert raised.value.remedy == "Name another."


def test_few_pages_need_no_workers() -> None:
    assert (usual_jobs(None), usual_jobs(3)) == (1, 1)


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder with thirty pages, one of them with a configuration of its own."""
    for number in range(30):
        (folder / f"{number:02}.html").write_text(page(f"{CLAIM if number % 3 else CALM} Number {number}."))
    (folder / "own").mkdir()
    (folder / "own" / "page.html").write_text(page(CLAIM))
    (folder / "own" / "caveat.toml").write_text("[checks.permanence-recurrence]\nenabled = false")
    return folder


def test_workers_say_the_same_as_one_process(many: Path, caveat: Caveat) -> None:
    alone = caveat("check", ".", "--format", "json", "--jobs", "1", "--no-cache")
    together = caveat("check", ".", "--format", "json", "--jobs", "2", "--no-cache")
    assert alone.exit_code == together.exit_code == 1
    assert alone.stdout == together.stdout
    assert '"permanence-recurrence"' in alone.stdout


def test_ctrl_c_ends_the_workers_too(many: Path, process) -> None:
    for number in range(30, 600):
        (many / f"{number}.html").write_text(page(f"{CLAIM} Number {number}. " * 40))
    started = process("check", ".", "--jobs", "2", "--no-cache")
    workers: list[str] = []
    while len(workers) < 2 and started.poll() is None:
        workers = subprocess.run(["pgrep", "-P", str(started.pid)], capture_output=True, text=True).stdout.split()
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "pages not audited" in said
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
