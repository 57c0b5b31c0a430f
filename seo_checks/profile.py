"""A profile: which checks run, with which options and severities. One file format, for command line and CMS."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from seo_checks.catalogue import catalogue
from seo_checks.check import Check
from seo_checks.claims import rules
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.claims.settings import DEFAULT_JURISDICTIONS, ClaimSettings
from seo_checks.errors import ProfileError
from seo_checks.findings import Severity
from seo_checks.limits import Limits

# Of the same file: tables that say how the command line runs, and keys that it resolves before a profile is made.
_OF_THE_COMMAND_LINE = frozenset({"run", "suppressions"})
_RESOLVED = frozenset({"extends", "overrides"})


@dataclass(frozen=True)
class CheckSettings:
    """What a profile says about one check."""

    enabled: bool = True
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Profile:
    """The choices of one site. The default profile runs every check as it comes."""

    name: str = "default"
    language: str = "en"  # of pages that declare none
    content_selector: str = ""
    limits: Limits = field(default_factory=Limits)
    claims: ClaimSettings = field(default_factory=ClaimSettings)
    checks: Mapping[str, CheckSettings] = field(default_factory=lambda: MappingProxyType({}))

    def settings_for(self, check: Check) -> CheckSettings:
        """The profile's settings of a check; the defaults where it says nothing."""
        return self.checks.get(check.id, CheckSettings())

    def selected(self) -> list[Check]:
        """The checks that run, in order of id."""
        return [check for check in catalogue().values() if self.settings_for(check).enabled]

    def only(self, names: Iterable[str]) -> Profile:
        """This profile with nothing but the named checks; a category's name stands for all of its checks.

        Raises ProfileError for a name that is neither.
        """
        wanted = set[str]()
        for name in names:
            members = [check.id for check in catalogue().values() if name in {check.id, check.category}]
            if not members:
                categories = {check.category.value for check in catalogue().values()}
                raise _unknown("check or category", name, [*catalogue(), *categories])
            wanted.update(members)
        settings = {
            check.id: replace(self.settings_for(check), enabled=check.id in wanted) for check in catalogue().values()
        }
        return replace(self, checks=MappingProxyType(settings))

    def with_evidence(self, name: str, text: str) -> Profile:
        """This profile with the site's own evidence register; `name` is the file's, for messages.

        The engine opens no files: whoever reads a profile reads the file that `claims.evidence_path` names.
        Raises ProfileError where the register is malformed.
        """
        settings = replace(self.claims, evidence=(name, text))
        settings.register(date.today())
        return replace(self, claims=settings)

    @classmethod
    def from_toml(cls, text: str, name: str) -> Profile:
        """Read a profile from TOML; `name` is the file's, for messages.

        Raises ProfileError, naming the key and the remedy, for anything it does not understand.
        """
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ProfileError(f"{name} is not valid TOML: {error}.", "Correct that line.") from None
        return cls.from_data(data, name)

    @classmethod
    def from_data(cls, data: dict[str, Any], name: str) -> Profile:
        """Read a profile from parsed TOML, such as the table `[tool.caveat]` of a pyproject.toml; `name` as above."""
        try:
            return cls._from_data(data)
        except ProfileError as error:
            raise ProfileError(f"{name}: {error.problem}", error.remedy) from None

    @classmethod
    def _from_data(cls, data: dict[str, Any]) -> Profile:
        for key in _RESOLVED & data.keys():
            raise ProfileError(
                f"{key} is for the command line, which knows files and folders.", "Write what holds for all pages."
            )
        data = {key: value for key, value in data.items() if key not in _OF_THE_COMMAND_LINE}
        _known_keys("", data, {"name", "language", "content", "limits", "claims", "checks"})
        content = _value("", data, "content", dict, {})
        _known_keys("content.", content, {"selector"})
        limits = _value("", data, "limits", dict, {})
        _known_keys("limits.", limits, {limit.name for limit in fields(Limits)})
        for key in limits:
            if _value("limits.", limits, key, int, 0) <= 0:
                raise ProfileError(f"limits.{key} must be greater than 0.", "Give a positive number.")
        return cls(
            name=_value("", data, "name", str, cls.name),
            language=_value("", data, "language", str, cls.language),
            content_selector=_value("content.", content, "selector", str, ""),
            limits=Limits(**limits),
            claims=_claim_settings(_value("", data, "claims", dict, {})),
            checks=MappingProxyType(
                {key: _check_settings(key, value) for key, value in _value("", data, "checks", dict, {}).items()}
            ),
        )


def _claim_settings(data: dict[str, Any]) -> ClaimSettings:
    """The table `claims`: jurisdictions, terms by list, and the path of the site's evidence register."""
    _known_keys("claims.", data, {"jurisdictions", "terms", "evidence"})
    jurisdictions = _strings("claims.", data, "jurisdictions", DEFAULT_JURISDICTIONS)
    for name in jurisdictions:
        if name not in JURISDICTIONS:
            raise _unknown("jurisdiction", name, JURISDICTIONS)
    if not jurisdictions:
        raise ProfileError("claims.jurisdictions is empty.", f"Name some of {', '.join(JURISDICTIONS)}.")
    lists = rules().library.vocabulary.lists
    terms = _value("claims.", data, "terms", dict, {})
    for name in terms:
        if name not in lists:
            raise _unknown("list of terms", name, lists)
    return ClaimSettings(
        jurisdictions=jurisdictions,
        terms=tuple((name, _strings("claims.terms.", terms, name, ())) for name in terms),
        evidence_path=_value("claims.", data, "evidence", str, ""),
    )


def _check_settings(identity: str, data: Any) -> CheckSettings:
    check = catalogue().get(identity)
    if check is None:
        raise _unknown("check", identity, catalogue())
    prefix = f"checks.{identity}."
    if not isinstance(data, dict):
        raise ProfileError(f"checks.{identity} must be a table.", f"Write [checks.{identity}] and keys below it.")
    _known_keys(prefix, data, {"enabled", "severity", *check.options})
    severity = _value(prefix, data, "severity", str, "")
    if severity and severity not in set(Severity):
        raise ProfileError(f'{prefix}severity "{severity}" is unknown.', f"Choose one of {', '.join(Severity)}.")
    options = {key: _option(prefix, data, key, check.options[key]) for key in data if key in check.options}
    return CheckSettings(
        enabled=_value(prefix, data, "enabled", bool, True),
        severity=Severity(severity) if severity else None,
        options=MappingProxyType(options),
    )


def _option(prefix: str, data: dict[str, Any], key: str, default: Any) -> Any:
    """A check's option, of the kind its default has; a tuple's is a list of strings."""
    if isinstance(default, tuple):
        return _strings(prefix, data, key, default)
    value = _value(prefix, data, key, type(default), None)
    if isinstance(value, (int, float)) and value < 0:
        raise ProfileError(f"{prefix}{key} must not be negative.", f"It is {value!r} now.")
    return value


def _strings(prefix: str, data: dict[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    items = _value(prefix, data, key, list, list(default))
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise ProfileError(f"{prefix}{key} must be a list of strings.", f"It is {items!r} now.")
    return tuple(items)


def _value(prefix: str, data: dict[str, Any], key: str, kind: type, default: Any) -> Any:
    value = data.get(key, default)
    accepted = (int, float) if kind is float else kind
    if key in data and (not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool)):
        name = {dict: "table", str: "string", int: "whole number", float: "number", bool: "true or false", list: "list"}
        raise ProfileError(f"{prefix}{key} must be a {name.get(kind, kind.__name__)}.", f"It is {value!r} now.")
    return value


def _known_keys(prefix: str, data: dict[str, Any], known: Iterable[str]) -> None:
    for key in data:
        if key not in known:
            raise _unknown("key", f"{prefix}{key}", [f"{prefix}{name}" for name in known])


def _unknown(what: str, name: str, known: Iterable[str]) -> ProfileError:
    close = difflib.get_close_matches(name, list(known), n=1)
    remedy = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(sorted(known))}."
    return ProfileError(f'There is no {what} called "{name}".', remedy)
