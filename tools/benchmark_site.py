"""`python -m tools.benchmark_site`: what it takes to audit a site of many pages: cores, memory, cache, a cold start."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from seo_checks import caveat_version, ruleset
from tools.benchmark_pages import clinic_page

_ROW = "{:<34}{:>9}{:>9}{:>12}{:>10}"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock and of processor time, and the most memory of any process, in MB."""

    wall: float
    cpu: float
    memory: float


@click.command()
@click.option("--pages", type=click.IntRange(min=1), default=500, show_default=True, help="Pages of the site.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Runs of each kind.")
@click.option("--write", type=click.Path(path_type=Path), metavar="FOLDER", help="Only write the pages, for others.")
def benchmark(pages: int, rounds: int, write: Path | None) -> None:
    """Time `caveat check` on a site of its own making, each run a process of its own. The quickest of all rounds."""
    if write:
        _write(write, pages)
        return
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), pages)
        for line in report(Path(folder), pages, rounds):
            click.echo(line)


def _write(folder: Path, pages: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        (folder / f"{number:05}.html").write_text(clinic_page(number), encoding="utf-8")


def report(folder: Path, pages: int, rounds: int) -> Iterator[str]:
    """The lines of the table, as they are measured."""
    yield f"Caveat {caveat_version()}, rules {ruleset()}"
    yield f"Python {platform.python_version()} · {os.cpu_count()} CPUs · {platform.system()} {platform.machine()}"
    yield f"{pages:,} pages, the quickest of {rounds} rounds"
    yield _ROW.format("", "wall s", "CPU s", "pages/s", "MB")
    check = ("check", str(folder), "--fail-on", "never", "--quiet")
    alone = _best(rounds, (*check, "--no-cache", "--jobs", "1"))
    yield _row("one worker, no cache", alone, pages)
    both = _best(rounds, (*check, "--no-cache", "--jobs", "2"))
    yield _row("two workers, no cache", both, pages)
    kept = (*check, "--cache-dir", str(folder / ".cache"))
    yield _row("cache filled", _best(1, kept), pages)
    again = _best(rounds, (*kept, "--jobs", "1"))
    yield _row("cache used, one worker", again, pages)
    yield f"two workers: × {alone.wall / both.wall:.2f} · cache: × {alone.wall / again.wall:.0f}"
    one = _best(rounds, ("check", str(folder / "00000.html"), "--fail-on", "never", "--no-cache"))
    version = _best(rounds, ("--version",))
    yield f"cold start, CPU s: check of one page {one.cpu:.2f} · --version {version.cpu:.2f}"


def _row(name: str, run: Run, pages: int) -> str:
    return _ROW.format(name, f"{run.wall:.1f}", f"{run.cpu:.1f}", f"{pages / run.wall:.1f}", f"{run.memory:.0f}")


def _best(rounds: int, arguments: Sequence[str]) -> Run:
    return min((_run(arguments) for _ in range(rounds)), key=lambda run: run.wall)


def _run(arguments: Sequence[str]) -> Run:
    """One run, as people have it: with byte code kept."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tools", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=usual
    )
    _, status, used = os.wait4(process.pid, 0)  # with the workers that it waited for
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"caveat {' '.join(arguments)} ended with {process.returncode}.")
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    benchmark(prog_name="python -m tools.benchmark_site")
