"""Reading rule data strictly: whatever is wrong with it is told by file, line, entry and cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml

from seo_checks.errors import RuleError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Choice = TypeVar("Choice", bound=StrEnum)
Entry = TypeVar("Entry")


class at:
    """Notes in any RuleError raised within which entry of the data it is about, and puts a label before its problem."""

    def __init__(self, *keys: str | int, label: str = "") -> None:
        self._keys = keys
        self._label = label

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, RuleError):
            problem = f"{self._label}: {error.problem}" if self._label else error.problem
            raise RuleError(problem, error.remedy, (*self._keys, *error.keys)) from None


class in_file:
    """Puts a file's name, and the line where that can be told, before the problem of any RuleError raised within."""

    def __init__(self, path: Traversable) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, RuleError):
            line = _line_of(self._path, error.keys)
            where = f"{self._path.name}, line {line}" if line else self._path.name
            raise RuleError(f"{where}: {error.problem}", error.remedy) from None


class _StrictLoader(_LOADER):  # type: ignore[misc]
    """Refuses a key that is given twice, of which YAML would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        data: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(data) < len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key is given twice", node.start_mark)
        return data


def mapping(path: Traversable, until: str = "") -> dict[str, Any]:
    """The mapping that a YAML file holds, or the part of it before the line `until`."""
    text = path.read_text(encoding="utf-8")
    if until:
        text = text.partition(f"\n{until}\n")[0]
    try:
        data = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(f"it is not valid YAML: {error}.", "Correct it.") from None
    if not isinstance(data, dict):
        raise RuleError("it does not hold a mapping.", "See the other files of its folder.")
    return data


def _line_of(path: Traversable, keys: Iterable[str | int]) -> int | None:
    """The line at which the entry begins that the keys lead to, or the last of them that is there."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError:
        return None
    line = None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
        else:
            break
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def demand_keys(data: Mapping[str, Any], required: Iterable[str], optional: Iterable[str]) -> None:
    """Refuse a mapping that lacks a key or has one too many."""
    known = (*required, *optional)
    for key in required:
        if key not in data:
            raise RuleError(f'the key "{key}" is missing.', "See the other entries of its kind.")
    for key in data:
        if key not in known:
            raise RuleError(f'the key "{key}" is unknown.', f"Known: {', '.join(known)}.", (key,))


def text(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """The text under a key, its white space collapsed; empty is refused, save for a default."""
    value = data.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        remedy = "Write it, in quotes where it looks like anything else."
        raise RuleError(f'"{key}" is {value!r}, not text.', remedy, (key,))
    return " ".join(value.split())


def strings(values: object, entry: str) -> list[str]:
    """A list of texts."""
    if not isinstance(values, list):
        raise RuleError(f'"{entry}" is not a list.', "Give a list of texts.", (entry,))
    for number, value in enumerate(values):
        if not isinstance(value, str):
            # YAML reads a bare no, on or 5 as something else than text.
            raise RuleError(f'"{entry}" has {value!r}, which is not text.', "Put it in quotes.", (entry, number))
    return values


def choice(choices: type[Choice], value: object, key: str) -> Choice:
    """One of the members of an enumeration."""
    try:
        return choices(str(value))
    except ValueError:
        raise RuleError(f'"{key}" is {value!r}.', f"Choose among {', '.join(choices)}.", (key,)) from None


def known(name: str, entries: Mapping[str, Entry], key: str) -> Entry:
    """The entry of a name."""
    if name not in entries:
        raise RuleError(f'"{key}" names "{name}", which does not exist.', f"Known: {', '.join(entries)}.", (key,))
    return entries[name]
