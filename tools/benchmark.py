"""`python -m tools.benchmark`: how fast Caveat reads, checks and starts, and whether hostile pages slow it down."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import click

from seo_checks import Category, Document, Profile, audit, catalogue, caveat_version, parse, ruleset
from tools.benchmark_pages import HOSTILE, clinic_page

_STARTS = (("--version",), ("--help",), ("rules",))
_ROW = "{:<32}{:>10}{:>10}{:>10}{:>16}"


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that the rounds of one measurement took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one, which a busy moment of the machine does not move."""
        return statistics.median(self.seconds)

    def milliseconds(self, parts: int = 1) -> list[str]:
        """Minimum, median and maximum for one of so many equal parts, as text."""
        return [f"{value * 1000 / parts:.2f}" for value in (min(self.seconds), self.median, max(self.seconds))]


@click.command()
@click.option("--pages", type=click.IntRange(min=1), default=50, show_default=True, help="Pages in each round.")
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Rounds of each measurement.")
@click.option(
    "--size", type=click.IntRange(min=100), default=50_000, show_default=True, help="Characters of hostile text."
)
def benchmark(pages: int, rounds: int, size: int) -> None:
    """Time the engine on pages of its own making and print a table. One core, no network."""
    for line in report([clinic_page(number) for number in range(pages)], rounds, size):
        click.echo(line)


def report(pages: Sequence[str], rounds: int, size: int) -> Iterator[str]:
    """The lines of the tables, as they are measured."""
    claims = sum(check.category is Category.CLAIMS for check in catalogue().values())
    yield f"Caveat {caveat_version()}, rules {ruleset()} ({len(catalogue())}, {claims} of them on claims)"
    machine = f"{platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()} · {os.cpu_count()} CPUs, one of them used · {machine}"
    for table in (_speed(pages, rounds), _starts(rounds), _growth(rounds, size)):
        yield ""
        yield from (line.rstrip() for line in table)
    yield "Twice the text should take about twice the time: a growth near × 4 means that something is quadratic."


def _speed(pages: Sequence[str], rounds: int) -> Iterator[str]:
    words = sum(len(block.words) for page in pages for block in parse(page).blocks)
    yield f"{len(pages)} pages of {words // len(pages):,} words, {rounds} rounds"
    yield _ROW.format("ms per page", "min", "median", "max", "words/s")
    audit(pages[0])  # loads the rules and the pronouncing dictionary, which only the first page waits for
    for name, timing in stages(pages, rounds):
        yield _ROW.format(name, *timing.milliseconds(len(pages)), f"{words / timing.median:,.0f}")


def _starts(rounds: int) -> Iterator[str]:
    yield _ROW.format("ms from start to end", "min", "median", "max", "")
    for arguments in _STARTS:
        timing = timed(rounds, partial(_start, arguments))
        yield _ROW.format(f"caveat {' '.join(arguments)}", *timing.milliseconds(), "")


def _growth(rounds: int, size: int) -> Iterator[str]:
    yield _ROW.format(f"ms for {size:,} hostile characters", "once", "twice", "growth", "")
    for name, make in HOSTILE.items():
        once, twice = (timed(rounds, partial(audit, make(length))).median for length in (size, 2 * size))
        yield _ROW.format(name, f"{once * 1000:.1f}", f"{twice * 1000:.1f}", f"× {twice / once:.1f}", "")


def stages(pages: Sequence[str], rounds: int) -> Iterator[tuple[str, Timing]]:
    """The parts of an audit, and the whole of it, each timed over all pages."""
    claims = Profile().only([Category.CLAIMS]).selected()

    def run_claims(documents: list[Document]) -> None:
        for document in documents:
            for check in claims:
                list(check.run(document))

    def parsed() -> list[Document]:
        return [parse(page) for page in pages]

    yield "parse", timed(rounds, parsed)
    # Documents remember their sentences, so every round gets fresh ones.
    fresh = [parsed() for _ in range(rounds)]
    yield "claim rules", timed(rounds, lambda: run_claims(fresh.pop()))
    yield "whole audit, all checks", timed(rounds, lambda: [audit(page) for page in pages])


def timed(rounds: int, action: Callable[[], object]) -> Timing:
    """The timing of an action done so many times."""
    seconds: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - began)
    return Timing(tuple(seconds))


def _start(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", "tools", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    benchmark(prog_name="python -m tools.benchmark")
