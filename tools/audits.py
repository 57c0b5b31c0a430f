"""Audit the pages of the command line, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from seo_checks import About, CaveatError, PageReport, PageStatus, Profile, UnreadableError, audit, decode, kind_of
from seo_checks.limits import Limits
from tools.inputs import Input, read_bytes, within

_BYTES_PER_CHARACTER = 4  # the most that UTF-8 takes


class Interrupted(Exception):
    """Somebody pressed Ctrl-C; `left` are the pages that were not audited."""

    def __init__(self, left: Sequence[Input]) -> None:
        super().__init__()
        self.left = left


def audit_all(
    inputs: Sequence[Input], profile: Profile, progress: Callable[[int], None], about: About | None = None
) -> list[PageReport]:
    """The reports of the pages, in their order. Raises Interrupted on Ctrl-C, CaveatError for a useless profile.

    `about` is what the caller knows of the page beside its text.
    """
    pages: list[PageReport] = []
    try:
        for page in inputs:
            pages.append(_audit(page, profile, about))
            progress(len(pages))
    except KeyboardInterrupt:
        raise Interrupted(inputs[len(pages) :]) from None
    return pages


def _audit(page: Input, profile: Profile, about: About | None) -> PageReport:
    if page.problem:
        return PageReport.failed(page.name, page.problem)
    try:
        text, problems = text_of(page, profile.limits)
    except UnreadableError as error:
        return PageReport.failed(page.name, str(error))
    try:
        report = audit(text, source=page.name, kind=kind_of(page.name, text), profile=profile, about=about)
    except CaveatError:
        raise
    except Exception as error:  # a page that breaks Caveat itself must not take the other pages along
        problem = f"Caveat failed on this page ({type(error).__name__}: {error}); it was not audited."
        return PageReport.failed(page.name, f"{problem} Please report this with the page.")
    if problems and report.status is PageStatus.AUDITED:
        report = replace(report, status=PageStatus.PARTIAL)
    return replace(report, problems=(*problems, *report.problems))


def text_of(page: Input, limits: Limits) -> tuple[str, list[str]]:
    """The text of a page, with what could not be decoded. Raises UnreadableError where it cannot be had."""
    most = limits.max_characters * _BYTES_PER_CHARACTER
    data = read_bytes(page.path, most) if page.path is not None else within(sys.stdin.buffer.read(most + 1), most)
    return decode(data)
