"""Reports of pages kept between runs: a page whose bytes, rules, profile and day are the same is not audited again."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

import seo_checks
from seo_checks import PageReport, PageStatus, Profile, caveat_version, ruleset
from seo_checks.findings import Finding, SourceReference
from tools.inputs import Input

FOLDER = ".caveat_cache"
_FORMAT = "2"  # another one for reports of another shape
_FOLDER_OF_RULES = re.compile("rules-[0-9a-f]{16}")
# See https://bford.info/cachedir/: backups leave such folders out.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of Caveat, which can be deleted at any time.\n"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report as it is kept: findings share sources, so each source stands once, and findings have its number."""

    report: PageReport
    sources: tuple[SourceReference, ...]
    of_findings: tuple[tuple[int, ...], ...]


_READER = msgspec.json.Decoder(_Kept)


class Cache:
    """A folder of reports, each under a name that follows from its page and its rules.

    What cannot be read there counts as absent, and a folder that cannot be written keeps nothing: that costs time and
    no finding. The reports are data, not code: a strange folder can tell lies, but runs nothing. Reports of other rules
    or of another day are of no more use, and are deleted when the first of today's is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # The day counts, because checks of dates judge by it.
        rules = "\0".join([_FORMAT, caveat_version(), ruleset(), _engine(), date.today().isoformat()])
        self._of_rules = folder / f"rules-{hashlib.sha256(rules.encode()).hexdigest()[:16]}"
        self._profiles: dict[int, str] = {}

    def key(self, page: Input, data: bytes, profile: Profile) -> str:
        """The name for the report of a page that has these bytes."""
        said = self._profiles.setdefault(id(profile), repr(profile))
        known = repr((page.name, page.address, page.encoding, page.kind, page.template))
        return hashlib.sha256("\0".join([said, known, ""]).encode() + data).hexdigest()

    def get(self, key: str) -> PageReport | None:
        """The report under a name; None where there is none."""
        try:
            return _report(_READER.decode(self._file(key).read_bytes()))
        except (OSError, msgspec.MsgspecError, ValueError, IndexError):
            return None

    def put(self, key: str, report: PageReport) -> None:
        """Keep a report. That of a page that could not be read is not kept: the next run may be luckier."""
        if report.status is PageStatus.FAILED:
            return
        with suppress(OSError):
            self._make_folder(self._file(key).parent)
            # A file that is cut short by a crash cannot be read, which is as good as none.
            self._file(key).write_bytes(msgspec.json.encode(_kept(report)))

    def _file(self, key: str) -> Path:
        return self._of_rules / key[:2] / f"{key[2:]}.json"

    def _make_folder(self, folder: Path) -> None:
        if not self._of_rules.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / "CACHEDIR.TAG").write_text(_TAG)
            (self._folder / ".gitignore").write_text("*\n")
            for old in self._folder.iterdir():
                if _FOLDER_OF_RULES.fullmatch(old.name) and old != self._of_rules:  # another worker may have begun it
                    shutil.rmtree(old, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)


def _engine() -> str:
    """What tells one state of the engine's files from another, where they are edited in place."""
    files = sorted(Path(seo_checks.__file__).parent.rglob("*.py"))
    return ",".join(f"{stat.st_mtime_ns}:{stat.st_size}" for stat in (file.stat() for file in files))


def _kept(report: PageReport) -> _Kept:
    sources: dict[SourceReference, int] = {}
    numbers = tuple(
        tuple(sources.setdefault(source, len(sources)) for source in finding.sources) for finding in report.findings
    )
    bare = tuple(replace(finding, sources=()) for finding in report.findings)
    return _Kept(replace(report, findings=bare), tuple(sources), numbers)


def _report(kept: _Kept) -> PageReport:
    for finding, numbers in zip(kept.report.findings, kept.of_findings, strict=True):
        _put_back(finding, tuple([kept.sources[number] for number in numbers]))
    return kept.report


def _put_back(finding: Finding, sources: tuple[SourceReference, ...]) -> None:
    # Of a finding that nobody has seen yet; a copy of each would take as long as reading it.
    object.__setattr__(finding, "sources", sources)
