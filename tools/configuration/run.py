"""What a configuration says of the run: when it fails, what may be suppressed, what was there before."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from seo_checks import ProfileError, Severity
from seo_checks.catalogue import catalogue
from tools.configuration.files import File

NEVER = "never"
OF_THE_RUN = ("run", "suppressions")  # tables that say nothing of the profile
FAIL_ON = (*(severity.value for severity in Severity), NEVER)
_Numbers = Mapping[str, float]


@dataclass(frozen=True)
class RunSettings:
    """When a run ends with exit code 1, and what it lets stand.

    `most` holds the most open findings by rule, `least_metric` and `most_metric` the bounds of figures by name.
    """

    fail_on: str = Severity.MUST_FIX.value
    most: _Numbers = field(default_factory=dict)
    least_metric: _Numbers = field(default_factory=dict)
    most_metric: _Numbers = field(default_factory=dict)
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    allow_file: Path | None = None
    must_fix_may_stand: bool = True
    fail_on_unused: bool = False


@dataclass(frozen=True)
class _Table:
    """One table of a file, read strictly."""

    file: File
    name: str
    known: tuple[str, ...]
    data: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        data = self.file.data.get(self.name, {})
        if not isinstance(data, Mapping):
            raise self.fault(f"{self.name} must be a table", f"Write [{self.name}] and keys below it.")
        for key in data:
            if key not in self.known:
                raise self.fault(f'there is no key called "{self.name}.{key}"', nearest_name(key, self.known))
        object.__setattr__(self, "data", data)

    def fault(self, problem: str, remedy: str) -> ProfileError:
        return ProfileError(f"{self.file.path}: {problem}.", remedy)

    def choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        value = self.data.get(key)
        if value is not None and value not in choices:
            raise self.fault(f"{self.name}.{key} is {value!r}", f"Choose one of {', '.join(choices)}.")
        return value

    def path(self, key: str) -> Path | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{self.name}.{key} must be the path of a file", f"It is {value!r} now.")
        return self.file.folder_of(self.name, key) / value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(f"{self.name}.{key} must be a list of strings", f"It is {value!r} now.")
        return tuple(value)

    def numbers(self, key: str, known: Iterable[str] | None = None) -> _Numbers:
        value = self.data.get(key, {})
        if not isinstance(value, Mapping):
            raise self.fault(f"{self.name}.{key} must be a table", f"Write [{self.name}.{key}] and keys below it.")
        for name, number in value.items():
            if known is not None and name not in known:
                raise self.fault(f'{self.name}.{key} names "{name}", which is unknown', nearest_name(name, known))
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise self.fault(f"{self.name}.{key}.{name} must be a number", f"It is {number!r} now.")
        return MappingProxyType(dict(value))


def run_settings(file: File | None) -> RunSettings:
    """What a configuration says of the run; the defaults where there is none. Raises ProfileError, naming the key."""
    if file is None:
        return RunSettings()
    run = _Table(file, "run", ("fail-on", "max", "min-metric", "max-metric", "baseline", "exclude"))
    suppressions = _Table(file, "suppressions", ("file", "must-fix", "unused"))
    return RunSettings(
        fail_on=run.choice("fail-on", FAIL_ON) or RunSettings.fail_on,
        most=run.numbers("max", catalogue()),
        least_metric=run.numbers("min-metric", metric_names()),
        most_metric=run.numbers("max-metric", metric_names()),
        baseline=run.path("baseline"),
        exclude=run.strings("exclude"),
        allow_file=suppressions.path("file"),
        must_fix_may_stand=suppressions.choice("must-fix", ("allow", "forbid")) != "forbid",
        fail_on_unused=suppressions.choice("unused", ("report", "fail")) == "fail",
    )


@cache
def metric_names() -> tuple[str, ...]:
    """The names of all figures that a page can have; which of them it has depends on its length."""
    schema = json.loads((resources.files("seo_checks") / "caveat-report-1.schema.json").read_text(encoding="utf-8"))
    return tuple(schema["$defs"]["page"]["properties"]["metrics"]["properties"])


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The remedy for a name that does not exist."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known: {', '.join(sorted(names))}."
