"""Audit the pages of the command line, one after the other or on several cores."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from seo_checks import About, CaveatError, PageReport, PageStatus, Profile, UnreadableError, audit_document
from tools.cache import Cache
from tools.configuration.profiles import Profiles
from tools.inputs import Input, read_input
from tools.pages import Pages
from tools.reading import most_bytes, read_page


class Interrupted(Exception):
    """Somebody pressed Ctrl-C after `done` pages."""

    def __init__(self, done: int) -> None:
        super().__init__()
        self.done = done


class Auditor:
    """Audits pages of one run: each with the profile that holds for it, or not at all where the cache knows it.

    `about` is what the caller knows of the page beside its text. It can be sent to other processes, each of which
    reads the configuration once.
    """

    def __init__(self, profiles: Profiles, about: About | None = None, cache_folder: Path | None = None) -> None:
        self._profiles = profiles
        self._about = about
        self._cache_folder = cache_folder
        self._cache = Cache(cache_folder) if cache_folder else None
        self._run = time.monotonic_ns()

    def __reduce__(self) -> tuple[Callable[..., Auditor], tuple[Any, ...]]:
        profiles = (self._profiles.path, self._profiles.only)
        return _auditor_of_this_process, (*profiles, self._about, self._cache_folder, self._run)

    def __call__(self, page: Input) -> PageReport:
        """The report of a page. Raises CaveatError for a profile that cannot be used."""
        profile = self._profiles.of_page(page.path)
        if self._cache is None or self._about or page.problem or (page.path is None and page.data is None):
            return _audit(page, profile, self._about)
        try:
            data = read_input(page, most_bytes(profile.limits))
        except UnreadableError as error:
            return PageReport.failed(page.name, str(error))
        key = self._cache.key(page, data, profile)
        report = self._cache.get(key)
        if report is None:
            report = _audit(replace(page, data=data), profile, None)
            self._cache.put(key, report)
        return report


@lru_cache(maxsize=1)
def _auditor_of_this_process(
    path: Path | None, only: tuple[str, ...], about: About | None, cache_folder: Path | None, run: int
) -> Auditor:
    """The auditor of the run that a worker is for."""
    return Auditor(Profiles(path, only), about, cache_folder)


def audit_all(pages: Pages, auditor: Auditor, progress: Callable[[int], None], jobs: int = 1) -> list[PageReport]:
    """The reports of the pages, in their order. Raises Interrupted on Ctrl-C, CaveatError for a useless profile.

    With one job a page is taken when the one before is done, so that no more than one is held in memory.
    """
    reports: list[PageReport] = []
    try:
        for report in _reports(pages, auditor, jobs):
            reports.append(report)
            progress(len(reports))
    except KeyboardInterrupt:
        raise Interrupted(len(reports)) from None
    return reports


def _reports(pages: Pages, auditor: Auditor, jobs: int) -> Iterable[PageReport]:
    # Standard input and the web are read by this process alone.
    if jobs > 1 and pages.known is not None and all(page.path or page.problem for page in pages.known):
        from tools.parallel import audit_in_parallel  # what it takes to make processes loads slowly

        return audit_in_parallel(pages.known, auditor, jobs)
    return map(auditor, pages.each)


def _audit(page: Input, profile: Profile, about: About | None) -> PageReport:
    if page.problem:
        return PageReport.failed(page.name, page.problem)
    try:
        read = read_page(page, profile, about)
        if read.bare:
            return PageReport(page.name, notes=read.notes)
        report = audit_document(read.document, source=page.name, profile=profile)
    except UnreadableError as error:
        return PageReport.failed(page.name, str(error))
    except CaveatError:
        raise
    except Exception as error:  # a page that breaks Caveat itself must not take the other pages along
        problem = f"Caveat failed on this page ({type(error).__name__}: {error}); it was not audited."
        return PageReport.failed(page.name, f"{problem} Please report this with the page.")
    status = PageStatus.PARTIAL if read.problems and report.status is PageStatus.AUDITED else report.status
    problems, notes = (*read.problems, *report.problems), (*read.notes, *report.notes)
    return replace(report, status=status, problems=problems, notes=notes)
