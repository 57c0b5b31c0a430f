"""The verdict on a run: its exit code, and in words what made it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from seo_checks import Report, Severity, Status
from tools.configuration.run import NEVER, RunSettings

INCOMPLETE = 2


@dataclass(frozen=True)
class Verdict:
    """How a run ends. `reasons` name what goes beyond a limit; findings themselves are in the report."""

    exit_code: int
    reasons: tuple[str, ...] = ()


def verdict(report: Report, settings: RunSettings, unused: int = 0) -> Verdict:
    """Judge a report; `unused` is the number of suppressions that nothing needed any more.

    A rule with a limit of its own fails by that limit alone. Figures that a page is too short for fail nothing. Exit
    code 2 where not all was read: no clean page makes up for that.
    """
    reasons = [*_beyond_numbers(report, settings), *_beyond_figures(report, settings)]
    if unused and settings.fail_on_unused:
        reasons.append(f"{unused:,} suppression{'s are' if unused > 1 else ' is'} not needed any more.")
    if not report.complete:
        return Verdict(INCOMPLETE, tuple(reasons))
    return Verdict(int(bool(reasons) or _is_found(report, settings)), tuple(reasons))


def _is_found(report: Report, settings: RunSettings) -> bool:
    """Whether something is found that is as grave as what fails a run."""
    if settings.fail_on == NEVER:
        return False
    worst = Severity(settings.fail_on).rank
    return any(
        finding.status is Status.OPEN and finding.severity.rank <= worst and finding.rule not in settings.most
        for finding in report.findings
    )


def _beyond_numbers(report: Report, settings: RunSettings) -> Iterator[str]:
    counts = Counter(finding.rule for finding in report.findings if finding.status is Status.OPEN)
    for rule, most in settings.most.items():
        if counts[rule] > most:
            yield f"{rule}: {counts[rule]:,} found, {most:,g} allowed."


def _beyond_figures(report: Report, settings: RunSettings) -> Iterator[str]:
    for page in report.pages:
        for name, least in settings.least_metric.items():
            if page.metrics.get(name, least) < least:
                yield f"{page.source}: {name} is {page.metrics[name]:.4g}, at least {least:.4g} is wanted."
        for name, most in settings.most_metric.items():
            if page.metrics.get(name, most) > most:
                yield f"{page.source}: {name} is {page.metrics[name]:.4g}, at most {most:.4g} is wanted."
