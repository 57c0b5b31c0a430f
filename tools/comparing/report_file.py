"""A JSON report read back, as far as comparing it needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seo_checks import CaveatError, PageStatus, Severity, Status
from seo_checks.report import SCHEMA

_FAMILY = SCHEMA.partition("/")[0]
_HOW = "Write one with caveat check PATH --format json --output FILE."


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a report, on the page called `source`; "" for one across pages."""

    source: str
    rule: str
    severity: Severity
    status: Status
    message: str
    quote: str
    line: int | None
    column: int | None
    fingerprint: str

    @property
    def is_open(self) -> bool:
        """Whether something is to be done about it."""
        return self.status is Status.OPEN


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a report."""

    source: str
    title: str
    status: PageStatus
    headings: tuple[str, ...]
    metrics: Mapping[str, float]
    findings: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report; `made_by` are the profile, the version and the rules that made it."""

    made_by: tuple[str, str, str]
    pages: tuple[Page, ...]
    site: tuple[Found, ...]


def read_report(path: Path) -> ReportFile:
    """The report in a file. Raises CaveatError, naming the file and the remedy, for one that is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CaveatError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None
    except (ValueError, RecursionError):
        raise CaveatError(f"{path} is no report of Caveat: it is not JSON.", _HOW) from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, str) or schema.partition("/")[0] != _FAMILY:
        raise CaveatError(f"{path} is no report of Caveat.", _HOW)
    if schema != SCHEMA:
        raise CaveatError(f"{path} is of the form {schema}, and this Caveat reads {SCHEMA}.", "Write it anew.")
    try:
        return _report(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CaveatError(f"{path} is a damaged report ({type(error).__name__}: {error}).", _HOW) from None


def _report(data: Mapping[str, Any]) -> ReportFile:
    tool = data["tool"]
    return ReportFile(
        made_by=(str(data["profile"]), str(tool["version"]), str(tool["ruleset"])),
        pages=tuple(map(_page, data["pages"])),
        site=tuple(_found(finding, "") for finding in data["site"]["findings"]),
    )


def _page(data: Mapping[str, Any]) -> Page:
    source = str(data["source"])
    return Page(
        source=source,
        title=str(data["title"]),
        status=PageStatus(data["status"]),
        headings=tuple(str(heading["heading"]) for heading in data["outline"]),
        metrics={name: float(value) for name, value in data["metrics"].items()},
        findings=tuple(_found(finding, source) for finding in data["findings"]),
    )


def _found(data: Mapping[str, Any], source: str) -> Found:
    return Found(
        source=source,
        rule=str(data["rule"]),
        severity=Severity(data["severity"]),
        status=Status(data["status"]),
        message=str(data["message"]),
        quote=str(data["quote"]),
        line=data["line"],
        column=data["column"],
        fingerprint=str(data["fingerprint"]),
    )
