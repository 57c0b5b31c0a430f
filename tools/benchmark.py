"""`python -m tools.benchmark`: how fast Caveat reads, checks and starts, and whether hostile pages slow it down.

With `--corpus FILE.jsonl` the claim engine is also timed on the text of labelled sentences, such as real pages have.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from seo_checks import Category, Document, audit, catalogue, caveat_version, parse, ruleset
from seo_checks.check import Check
from seo_checks.claims import claim_hits, rules
from seo_checks.claims.settings import ClaimSettings
from tools.benchmark_pages import HOSTILE, clinic_page
from tools.evaluation.corpus import read_corpora
from tools.evaluation.labels import Labelled
from tools.evaluation.pages import pages as pages_of

_STARTS = (("--version",), ("--help",), ("rules",))
# CPU time, because that does not hang on what else the machine does; after a first start, as Python keeps byte code and
# Caveat the compiled rules.
_READY = """
import time
began = time.process_time()
import seo_checks.claims
seo_checks.claims.rules()
print(time.process_time() - began)
"""
_CHECKS = "all checks but claims"
_ROW = "{:<32}{:>10}{:>10}{:>10}{:>16}"


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that the rounds of one measurement took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one, which a busy moment of the machine does not move."""
        return statistics.median(self.seconds)

    def milliseconds(self, parts: float = 1) -> list[str]:
        """Minimum, median and maximum for one of so many equal parts, as text."""
        return [f"{value * 1000 / parts:.2f}" for value in (min(self.seconds), self.median, max(self.seconds))]


@click.command()
@click.option("--pages", type=click.IntRange(min=1), default=50, show_default=True, help="Pages in each round.")
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Rounds of each measurement.")
@click.option(
    "--size", type=click.IntRange(min=100), default=50_000, show_default=True, help="Characters of hostile text."
)
@click.option("--corpus", type=click.Path(path_type=Path), metavar="FILE.jsonl", help="Labelled sentences to time on.")
def benchmark(pages: int, rounds: int, size: int, corpus: Path | None) -> None:
    """Time the engine on pages of its own making and print a table. One core, no network."""
    for line in report([clinic_page(number) for number in range(pages)], rounds, size):
        click.echo(line)
    if corpus:
        for line in real_text(read_corpora([corpus]), rounds):
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
        if name == _CHECKS:
            yield _ROW.format("  the same for 1,000 words", *timing.milliseconds(words / 1000), "")


def _starts(rounds: int) -> Iterator[str]:
    yield _ROW.format("ms from start to end", "min", "median", "max", "")
    for arguments in _STARTS:
        timing = timed(rounds, partial(_start, arguments))
        yield _ROW.format(f"caveat {' '.join(arguments)}", *timing.milliseconds(), "")
    _ready()
    ready = Timing(tuple(_ready() for _ in range(rounds)))
    yield _ROW.format("claim rules ready, CPU time", *ready.milliseconds(), "")


def _growth(rounds: int, size: int) -> Iterator[str]:
    yield _ROW.format(f"ms for {size:,} hostile characters", "once", "twice", "growth", "")
    for name, make in HOSTILE.items():
        once, twice = (timed(rounds, partial(audit, make(length))).median for length in (size, 2 * size))
        yield _ROW.format(name, f"{once * 1000:.1f}", f"{twice * 1000:.1f}", f"× {twice / once:.1f}", "")


def real_text(sentences: Sequence[Labelled], rounds: int) -> Iterator[str]:
    """The claim engine alone on the pages of a corpus: nothing of their text is shown."""
    sources = [page.source for page in pages_of(sentences)]
    words = sum(len(block.words) for source in sources for block in parse(source).blocks)
    fresh = [[_segmented(parse(source)) for source in sources] for _ in range(rounds)]
    timing = timed(rounds, lambda: _run_claims(fresh.pop()))
    yield ""
    yield f"{len(sources)} pages of the corpus, {words:,} words, {rounds} rounds"
    yield _ROW.format("ms for all pages", "min", "median", "max", "words/s")
    yield _ROW.format("claim engine", *timing.milliseconds(), f"{words / timing.median:,.0f}")


def stages(pages: Sequence[str], rounds: int) -> Iterator[tuple[str, Timing]]:
    """The parts of an audit, and the whole of it, each timed over all pages."""

    def parsed() -> list[Document]:
        return [parse(page) for page in pages]

    yield "parse", timed(rounds, parsed)
    # An engine remembers the last page it read, so every round gets fresh ones.
    fresh = [[_segmented(document) for document in parsed()] for _ in range(rounds)]
    yield "claim engine", timed(rounds, lambda: _run_claims(fresh.pop()))
    others = [check for check in catalogue().values() if check.id not in rules().checks and not check.across_pages]
    fresh = [[_segmented(document) for document in parsed()] for _ in range(rounds)]  # a document remembers, too
    yield _CHECKS, timed(rounds, lambda: _run_checks(others, fresh.pop()))
    yield "whole audit, all checks", timed(rounds, lambda: [audit(page) for page in pages])


def _segmented(document: Document) -> Document:
    """The document with its sentences and words told apart, which is the work of no rule."""
    for block in document.blocks:
        _ = block.folded, block.words
        for sentence in block.sentences:
            _ = sentence.words
    return document


def _run_checks(checks: Sequence[Check], documents: Sequence[Document]) -> None:
    for document in documents:
        for check in checks:
            list(check.run(document))


def _run_claims(documents: Sequence[Document]) -> None:
    today = date.today()
    for document in documents:
        list(claim_hits(document, rules().checks.keys(), ClaimSettings(), today))


def _ready() -> float:
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _READY], check=True, capture_output=True, text=True, env=usual
    )
    return float(done.stdout)


def timed(rounds: int, action: Callable[[], object]) -> Timing:
    """The timing of an action done so many times."""
    seconds: list[float] = []
    # What waits in memory for its round is no garbage, and no command has so many pages at hand.
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - began)
    gc.unfreeze()
    return Timing(tuple(seconds))


def _start(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", "tools", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    benchmark(prog_name="python -m tools.benchmark")
