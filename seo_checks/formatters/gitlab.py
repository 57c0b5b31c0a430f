"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from seo_checks.findings import Severity
from seo_checks.formatters.json import as_json
from seo_checks.formatters.listing import NOT_READ, open_findings, problems, said
from seo_checks.formatters.places import home_of, path_of
from seo_checks.formatters.style import Style
from seo_checks.report import Report

_SEVERITY = MappingProxyType({Severity.MUST_FIX: "critical", Severity.REVIEW: "major", Severity.ADVICE: "info"})


def gitlab(report: Report, style: Style) -> str:
    """The open findings; a page that was not read is a blocker, so that it never passes for a clean one."""
    seen: Counter[str] = Counter()
    issues = list(_issues(report, style))
    for issue in issues:
        identity = "\0".join(issue.pop("identity"))
        seen[identity] += 1
        issue["fingerprint"] = hashlib.sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "replace")).hexdigest()
    return as_json(issues)


def _issues(report: Report, style: Style) -> Iterator[dict[str, Any]]:
    for problem in problems(report):
        severity = "blocker" if problem.rule == NOT_READ else _SEVERITY[problem.severity]
        path = path_of(problem.source, style)
        yield _issue(problem.message, problem.rule, severity, path, 1, (path, problem.rule, problem.message))
    for one in open_findings(report):
        found = one.finding
        path = path_of(home_of(one, report), style)
        identity = (path, found.rule, found.fingerprint)
        yield _issue(said(found), found.rule, _SEVERITY[found.severity], path, found.line or 1, identity)


def _issue(
    description: str, rule: str, severity: str, path: str, line: int, identity: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
        "identity": identity,
    }
