"""The baseline: which findings were there before, so that a run fails only on what is new."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from seo_checks import Finding, ProfileError, Report, Status

_SCHEMA = "caveat-baseline/1"


@dataclass
class Baseline:
    """Findings by fingerprint, each as often as it was found.

    A fingerprint is of the rule, the words and their sentence: it holds wherever on the site the sentence moves.
    """

    entries: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """The open findings of a report, and those that were known before."""
        return cls._of(report, frozenset({Status.OPEN, Status.KNOWN}))

    @classmethod
    def pruned(cls, report: Report) -> Baseline:
        """What of the baseline that was applied to a report is still found."""
        return cls._of(report, frozenset({Status.KNOWN}))

    @classmethod
    def _of(cls, report: Report, statuses: frozenset[Status]) -> Baseline:
        entries: dict[str, dict[str, Any]] = {}
        for source, finding in _findings(report):
            if finding.status in statuses:
                entry = {"rule": finding.rule, "quote": finding.quote, "page": source, "count": 0}
                entries.setdefault(finding.fingerprint, entry)["count"] += 1
        return cls(entries)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline in a file. Raises ProfileError for a file that is none."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ProfileError(
                f"{path} cannot be read: {error.strerror}.", "Write it with caveat baseline, or leave --baseline out."
            ) from None
        except ValueError as error:
            raise ProfileError(f"{path} is no baseline: {error}.", "Write it anew with caveat baseline.") from None
        if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not _are_entries(data.get("findings")):
            raise ProfileError(f"{path} is no baseline ({_SCHEMA}).", "Write it anew with caveat baseline.")
        return cls(data["findings"])

    def as_text(self) -> str:
        """The file: one finding a line, by fingerprint, so that differences can be read and merged."""
        lines = [
            f"    {json.dumps(key)}: {json.dumps(self.entries[key], ensure_ascii=False)}"
            for key in sorted(self.entries)
        ]
        findings = ",\n".join(lines)
        return f'{{\n  "schema": "{_SCHEMA}",\n  "findings": {{\n{findings}\n  }}\n}}\n'

    def apply(self, report: Report) -> Report:
        """The report with the findings that the baseline has marked as known, each as often as it has them."""
        left = Counter({key: entry["count"] for key, entry in self.entries.items()})

        def mark(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            marked = []
            for finding in findings:
                is_known = finding.status is Status.OPEN and left[finding.fingerprint] > 0
                left[finding.fingerprint] -= is_known
                marked.append(replace(finding, status=Status.KNOWN) if is_known else finding)
            return tuple(marked)

        pages = tuple(replace(page, findings=mark(page.findings)) for page in report.pages)
        return replace(report, pages=pages, site_findings=mark(report.site_findings))

    def gone(self, report: Report) -> int:
        """How many of its findings the report, to which it was applied, does not have any more."""
        return self.count - sum(finding.status is Status.KNOWN for _, finding in _findings(report))

    @property
    def count(self) -> int:
        """How many findings it has."""
        return sum(int(entry["count"]) for entry in self.entries.values())


def _findings(report: Report) -> Iterable[tuple[str, Finding]]:
    for page in report.pages:
        yield from ((page.source, finding) for finding in page.findings)
    yield from (("", finding) for finding in report.site_findings)


def _are_entries(findings: Any) -> bool:
    return isinstance(findings, dict) and all(
        isinstance(entry, dict) and isinstance(entry.get("count"), int) for entry in findings.values()
    )
