"""Reports of pages kept between runs: a page whose bytes, rules, profile and day are the same is not audited again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import seo_checks
from seo_checks import (
    Category,
    CaveatError,
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
from tools.files import write_whole
from tools.inputs import Input

FOLDER = ".caveat_cache"
_FORMAT = "1"  # another one for reports of another shape
# See https://bford.info/cachedir/: backups leave such folders out.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of Caveat, which can be deleted at any time.\n"


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
        with suppress(OSError, CaveatError):
            self._make_folder(self._file(key).parent)
            write_whole(self._file(key), json.dumps(asdict(report), default=str).encode())

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


def _page(data: Mapping[str, Any]) -> PageReport:
    return PageReport(
        **{
            **data,
            "status": PageStatus(data["status"]),
            "problems": tuple(data["problems"]),
            "notes": tuple(data["notes"]),
            "outline": tuple(HeadingFigures(**heading) for heading in data["outline"]),
            "findings": tuple(map(_finding, data["findings"])),
            "allowances": tuple(map(_allowance, data["allowances"])),
        }
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    return Finding(
        **{
            **data,
            "category": Category(data["category"]),
            "severity": Severity(data["severity"]),
            "status": Status(data["status"]),
            "role": None if data["role"] is None else Role(data["role"]),
            "suggestions": tuple(data["suggestions"]),
            "tags": tuple(data["tags"]),
            "sources": tuple(SourceReference(**source) for source in data["sources"]),
        }
    )


def _allowance(data: Mapping[str, Any]) -> Allowance:
    places = {name: data[name] and Place(**data[name]) for name in ("place", "start", "end")}
    return Allowance(data["text"], **places)
