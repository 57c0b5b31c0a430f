"""From what was found to the verdict: what people let stand, what was there before, what goes beyond a limit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seo_checks import Report
from seo_checks.suppressions import Suppressor
from tools.baseline_file import Baseline
from tools.configuration.allow_file import read_allow_file
from tools.configuration.run import RunSettings
from tools.verdict import Verdict, verdict


@dataclass(frozen=True)
class Judged:
    """A report with what does not count marked so, the verdict on it, and what is worth knowing about both."""

    report: Report
    verdict: Verdict
    notes: tuple[str, ...]


class Judge:
    """Judges the report of a run by its settings. Reads the files they name first: raises ProfileError for those."""

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._suppressor = suppressor(settings)
        self._baseline = Baseline.read(settings.baseline) if settings.baseline else None

    def judge(self, report: Report) -> Judged:
        """Return the report as it counts, and the verdict. Once only: suppressions are noted as used."""
        pages = tuple(map(self._suppressor.apply, report.pages))
        across_pages, said = self._suppressor.apply_to_site(report.site_findings)
        report = replace(report, pages=pages, site_findings=across_pages)
        unused = self._suppressor.unused()
        notes = [*said]
        notes += [f"The suppression in {where} is not needed: nothing it is about was found." for where in unused]
        if self._baseline:
            report = self._baseline.apply(report)
            gone = self._baseline.gone(report)
            if gone:
                findings = "finding is" if gone == 1 else "findings are"
                notes.append(f"{gone:,} {findings} gone that the baseline has: caveat baseline --prune takes them out.")
        needless = len(unused) + self._suppressor.needless
        return Judged(report, verdict(report, self._settings, needless), tuple(notes))


def suppressor(settings: RunSettings) -> Suppressor:
    """What applies the suppressions of a run. Raises ProfileError for a file of them that cannot be used."""
    entries = read_allow_file(settings.allow_file) if settings.allow_file else []
    return Suppressor(entries, must_fix=settings.must_fix_may_stand)
