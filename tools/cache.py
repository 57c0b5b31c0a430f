"""Reports of pages kept between runs: a page whose bytes, rules, profile and day are the same is not audited again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import seo_checks
from seo_checks import (
    Category,
    Finding,
    PageReport,
    PageStatus,
    Profile,
    Severity,
    caveat_version,
    ruleset,
)
from seo_checks.document import Allowance, Role
from seo_checks.findings import SourceReference, Status
from seo_checks.report import HeadingFigures
from seo_checks.source import Place
from tools.inputs import Input

FOLDER = ".caveat_cache"
_FORMAT = "1"  # another one for reports of another shape
# See https://bford.info/cachedir/: backups leave such folders out.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of Caveat, which can be deleted at any time.\n"


_FIELDS = tuple(field.name for field in fields(Finding) if field.name not in {"claim", "sources", "suppression"})
# By value: quicker than asking the classes.
_CATEGORIES = {category.value: category for category in Category}
_SEVERITIES = {severity.value: severity for severity in Severity}
_STATUSES = {status.value: status for status in Status}
_ROLES: dict[str | None, Role | None] = {None: None, **{role.value: role for role in Role}}


class Cache:
    """A folder of reports, each under a name that follows from its page and its rules.

    What cannot be read there counts as absent, and a folder that cannot be written keeps nothing: that costs time and
    no finding. The reports are data, not code: a strange folder can tell lies, but runs nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # The day counts, because checks of dates judge by it.
        self._rules = "\0".join([_FORMAT, caveat_version(), ruleset(), _engine(), date.today().isoformat()])
        self._profiles: dict[int, str] = {}

    def key(self, page: Input, data: bytes, profile: Profile) -> str:
        """The name for the report of a page that has these bytes."""
        said = self._profiles.setdefault(id(profile), repr(profile))
        known = repr((page.name, page.address, page.encoding, page.kind, page.template))
        return hashlib.sha256("\0".join([self._rules, said, known, ""]).encode() + data).hexdigest()

    def get(self, key: str) -> PageReport | None:
        """The report under a name; None where there is none."""
        try:
            return _page(json.loads(self._file(key).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, report: PageReport) -> None:
        """Keep a report. That of a page that could not be read is not kept: the next run may be luckier."""
        if report.status is PageStatus.FAILED:
            return
        with suppress(OSError):
            self._make_folder(self._file(key).parent)
            # A file that is cut short by a crash cannot be read, which is as good as none.
            self._file(key).write_text(json.dumps(_data(report)), encoding="utf-8")

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"

    def _make_folder(self, folder: Path) -> None:
        if not self._folder.exists():
            self._folder.mkdir(parents=True)
            (self._folder / "CACHEDIR.TAG").write_text(_TAG)
            (self._folder / ".gitignore").write_text("*\n")
        folder.mkdir(exist_ok=True)


def _engine() -> str:
    """What tells one state of the engine's files from another, where they are edited in place."""
    files = sorted(Path(seo_checks.__file__).parent.rglob("*.py"))
    return ",".join(f"{stat.st_mtime_ns}:{stat.st_size}" for stat in (file.stat() for file in files))


def _data(report: PageReport) -> dict[str, Any]:
    """A report as JSON. Findings have many sources in common, so that they are written once."""
    sources: dict[SourceReference, int] = {}
    findings = [
        {
            **{name: getattr(finding, name) for name in _FIELDS},
            "claim": dict(finding.claim),
            "sources": [sources.setdefault(source, len(sources)) for source in finding.sources],
        }
        for finding in report.findings
    ]
    rest = asdict(replace(report, findings=()))
    return {**rest, "findings": findings, "sources": [asdict(source) for source in sources]}


def _page(data: dict[str, Any]) -> PageReport:
    sources = [SourceReference(**source) for source in data.pop("sources")]
    return PageReport(
        **{
            **data,
            "status": PageStatus(data["status"]),
            "problems": tuple(data["problems"]),
            "notes": tuple(data["notes"]),
            "outline": tuple(HeadingFigures(**heading) for heading in data["outline"]),
            "findings": tuple(_finding(finding, sources) for finding in data["findings"]),
            "allowances": tuple(map(_allowance, data["allowances"])),
        }
    )


def _finding(data: dict[str, Any], sources: Sequence[SourceReference]) -> Finding:
    data["category"] = _CATEGORIES[data["category"]]
    data["severity"] = _SEVERITIES[data["severity"]]
    data["status"] = _STATUSES[data["status"]]
    data["role"] = _ROLES[data["role"]]
    data["suggestions"] = tuple(data["suggestions"])
    data["tags"] = tuple(data["tags"])
    data["sources"] = tuple([sources[index] for index in data["sources"]])
    return Finding(**data)


def _allowance(data: Mapping[str, Any]) -> Allowance:
    places = {name: data[name] and Place(**data[name]) for name in ("place", "start", "end")}
    return Allowance(data["text"], **places)
