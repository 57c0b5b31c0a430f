"""Reading rule data strictly: whatever is wrong with it is told by file, entry and cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml

from seo_checks.errors import RuleError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Choice = TypeVar("Choice", bound=StrEnum)
Entry = TypeVar("Entry")


class naming:  # noqa: N801 - reads as a statement: with naming("guards.yaml")
    """Puts the name of a file or an entry before the problem of any RuleError raised within."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, RuleError):
            raise RuleError(f"{self._name}: {error.problem}", error.remedy) from None


def mapping(path: Traversable) -> dict[str, Any]:
    """The mapping that a YAML file holds."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(f"{path.name} is not valid YAML: {error}.", "Correct it.") from None
    if not isinstance(data, dict):
        raise RuleError(f"{path.name} does not hold a mapping.", "See the other files of its folder.")
    return data


def demand_keys(data: Mapping[str, Any], required: Iterable[str], optional: Iterable[str]) -> None:
    """Refuse a mapping that lacks a key or has one too many."""
    known = (*required, *optional)
    for key in required:
        if key not in data:
            raise RuleError(f'the key "{key}" is missing.', "See the other entries of its kind.")
    for key in data:
        if key not in known:
            raise RuleError(f'the key "{key}" is unknown.', f"Known: {', '.join(known)}.")


def text(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """The text under a key, its white space collapsed; empty is refused, save for a default."""
    value = data.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise RuleError(f'"{key}" is {value!r}, not text.', "Write it, in quotes where it looks like anything else.")
    return " ".join(value.split())


def strings(values: object, entry: str) -> list[str]:
    """A list of texts."""
    if not isinstance(values, list):
        raise RuleError(f'"{entry}" is not a list.', "Give a list of texts.")
    for value in values:
        if not isinstance(value, str):
            # YAML reads a bare no, on or 5 as something else than text.
            raise RuleError(f'"{entry}" has {value!r}, which is not text.', "Put it in quotes.")
    return values


def choice(choices: type[Choice], value: object, key: str) -> Choice:
    """One of the members of an enumeration."""
    try:
        return choices(str(value))
    except ValueError:
        raise RuleError(f'"{key}" is {value!r}.', f"Choose among {', '.join(choices)}.") from None


def known(name: str, entries: Mapping[str, Entry], key: str) -> Entry:
    """The entry of a name."""
    if name not in entries:
        raise RuleError(f'"{key}" names "{name}", which does not exist.', f"Known: {', '.join(entries)}.")
    return entries[name]
