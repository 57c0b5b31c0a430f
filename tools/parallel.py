"""Audit many files on several cores. The reports come in the order of the pages, whichever core is first."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from seo_checks import PageReport
from tools.cores import CHUNK
from tools.inputs import Input

# Audits one page. Workers get it by pickling, so it is a module's function, or one with its arguments bound.
Audit = Callable[[Input], PageReport]


def audit_in_parallel(pages: Sequence[Input], audit: Audit, jobs: int) -> Iterator[PageReport]:
    """Yield the report of each page.

    A page that takes its worker down is named in a failed report; new workers take over the others. What `audit` raises
    is raised here.
    """
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    pool, results = _start(chunks, audit, jobs)
    try:
        for number, chunk in enumerate(chunks):
            try:
                yield from results.popleft().result()
            except BrokenProcessPool:
                yield from (_alone(page, audit) for page in chunk)
                pool, results = _start(chunks[number + 1 :], audit, jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _start(
    chunks: Sequence[Sequence[Input]], audit: Audit, jobs: int
) -> tuple[ProcessPoolExecutor, deque[Future[list[PageReport]]]]:
    pool = _pool(jobs)
    return pool, deque(pool.submit(_audit_chunk, chunk, audit) for chunk in chunks)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Forked workers have the rules at once. Ctrl-C is for the process that asked for the audit.
    context = get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))


def _audit_chunk(chunk: Sequence[Input], audit: Audit) -> list[PageReport]:
    return [audit(page) for page in chunk]


def _alone(page: Input, audit: Audit) -> PageReport:
    """The report of a page that may have taken down its worker: audited in one of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(_audit_chunk, [page], audit).result()[0]
        except BrokenProcessPool:
            problem = "Auditing it ended the process that did it, perhaps for want of memory; it was not audited."
            return PageReport.failed(page.name, f"{problem} Please report this with the page.")
