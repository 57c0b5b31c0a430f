"""Reviewdog's diagnostic format (rdjson): https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from seo_checks.findings import Severity
from seo_checks.formatters.json import as_json
from seo_checks.formatters.listing import open_findings, problems, said
from seo_checks.formatters.places import home_of, path_of
from seo_checks.formatters.style import Style
from seo_checks.report import Report

_SEVERITY = MappingProxyType({Severity.MUST_FIX: "ERROR", Severity.REVIEW: "WARNING", Severity.ADVICE: "INFO"})


def rdjson(report: Report, style: Style) -> str:
    """The open findings, and what was not read.

    Places are lines: rdjson counts columns in bytes of UTF-8, which a report, without the page's source, cannot.
    """
    diagnostics = [
        _diagnostic(found.message, path_of(found.source, style), None, found.severity, {"value": found.rule})
        for found in problems(report)
    ]
    for one in open_findings(report):
        found = one.finding
        code = {"value": found.rule, **({"url": found.sources[0].url} if found.sources else {})}
        message = " ".join([said(found), *(f"Try: {suggestion}" for suggestion in found.suggestions[:1])])
        path = path_of(home_of(one, report), style)
        diagnostics.append(_diagnostic(message, path, found.line, found.severity, code))
    return as_json({"source": {"name": "caveat"}, "diagnostics": diagnostics})


def _diagnostic(message: str, path: str, line: int | None, severity: Severity, code: dict[str, str]) -> dict[str, Any]:
    place = {"path": path, **({"range": {"start": {"line": line}}} if line else {})}
    return {"message": message, "location": place, "severity": _SEVERITY[severity], "code": code}
