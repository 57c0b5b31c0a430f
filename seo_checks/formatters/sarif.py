"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Kept within GitHub's limits."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from seo_checks.findings import Finding, Severity, Status
from seo_checks.formatters.json import as_json
from seo_checks.formatters.listing import Placed, placed, problems, reason, said
from seo_checks.formatters.places import home_of, is_address, uri_of
from seo_checks.formatters.sarif_rules import rule_descriptor
from seo_checks.formatters.style import Style
from seo_checks.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000  # that GitHub takes of a run
FINGERPRINT = "caveatFingerprint/v1"
LEVELS = MappingProxyType({Severity.MUST_FIX: "error", Severity.REVIEW: "warning", Severity.ADVICE: "note"})


def sarif(report: Report, style: Style) -> str:
    """One run with the findings and their rules; what was not read or does not fit stands in its notifications."""
    found = sorted(placed(report), key=_open_and_gravest_first)
    shown = found[:MOST_RESULTS]
    rules = sorted({one.finding.rule: one.finding for one in shown}.items())
    index = {rule: number for number, (rule, _) in enumerate(rules)}
    compared = any(one.finding.status is Status.KNOWN for one in found)
    run = {
        "tool": {
            "driver": {
                "name": "caveat",
                "version": report.version,
                "rules": [rule_descriptor(rule, example, LEVELS) for rule, example in rules],
                "properties": {"ruleset": report.ruleset, "profile": report.profile},
            }
        },
        "automationDetails": {"id": "caveat/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(found) - len(shown), style)],
        "results": [_result(one, index[one.finding.rule], compared, report, style) for one in shown],
    }
    return as_json(_without_empty({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))


def _open_and_gravest_first(one: Placed) -> tuple[bool, int]:
    return not one.is_open, one.finding.severity.rank


def _invocation(report: Report, left_out: int, style: Style) -> dict[str, Any]:
    notifications = [
        {
            "level": "error" if problem.severity is Severity.MUST_FIX else "warning",
            "message": {"text": f"{problem.source}: {problem.message}"},
            "descriptor": {"id": problem.rule},
            "locations": [_location(problem.source, {}, style)],
        }
        for problem in problems(report)
    ]
    notifications += [
        {"level": "note", "message": {"text": f"{page.source}: {note}"}} for page in report.pages for note in page.notes
    ]
    if left_out:
        text = f"{left_out:,} findings, the mildest, are left out: a run holds {MOST_RESULTS:,}. Audit fewer pages."
        notifications.append({"level": "warning", "message": {"text": text}, "descriptor": {"id": "findings-left-out"}})
    return {"executionSuccessful": report.complete, "toolExecutionNotifications": notifications}


def _result(one: Placed, rule_index: int, compared: bool, report: Report, style: Style) -> dict[str, Any]:
    found = one.finding
    cleared = found.status is Status.CLEARED
    return {
        "ruleId": found.rule,
        "ruleIndex": rule_index,
        "kind": "pass" if cleared else "fail",
        "level": "none" if cleared else LEVELS[found.severity],
        "message": {"text": _message(found)},
        "locations": [_location(home_of(one, report), _region(found), style)],
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
        **_standing(found, compared),
        "properties": {
            "severity": found.severity.value,
            "category": found.category.value,
            "quote": found.quote,
            "sentence": found.sentence,
            "acrossPages": one.page is None,
            "suggestions": list(found.suggestions),
        },
    }


def _message(found: Finding) -> str:
    lines = [said(found), *(f"Try: {suggestion}" for suggestion in found.suggestions[:1]), reason(found)]
    return "\n".join(line for line in lines if line)


def _standing(found: Finding, compared: bool) -> dict[str, Any]:
    """What the standing of a finding adds: a suppression, and against a baseline whether it is new."""
    added: dict[str, Any] = {}
    if found.suppression:
        added["suppressions"] = [{"kind": found.suppression.kind, "status": "accepted", "justification": reason(found)}]
    if compared:
        added["baselineState"] = "unchanged" if found.status is Status.KNOWN else "new"
    return added


def _region(found: Finding) -> dict[str, int]:
    """Where the words stand; the end is just after them, as SARIF has it. The first line for the page as a whole."""
    place = {
        "startLine": found.line or 1,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    return {name: number for name, number in place.items() if number}


def _location(source: str, region: dict[str, int], style: Style) -> dict[str, Any]:
    artifact = {"uri": uri_of(source, style)}
    if not is_address(source) and not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = "%SRCROOT%"
    return {"physicalLocation": {"artifactLocation": artifact, **({"region": region} if region else {})}}


def _without_empty(data: Any) -> Any:
    """The data without empty texts, which GitHub refuses, and without what they leave empty."""
    if isinstance(data, dict):
        return dict(_kept(data))
    return [_without_empty(value) for value in data] if isinstance(data, list) else data


def _kept(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        kept = _without_empty(value)
        if kept not in ("", None, {}):
            yield key, kept
