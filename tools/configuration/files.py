"""Find and read configuration: `caveat.toml`, or `[tool.caveat]` in a `pyproject.toml`, from a folder upwards."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seo_checks import ProfileError

OWN = "caveat.toml"
_SHARED = "pyproject.toml"
_DEEPEST = 10  # files that extend one another

Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)  # a file is itself, whatever it says
class File:
    """The configuration in a file, that of the files it extends below it, and which file each value came from."""

    path: Path
    data: Mapping[str, Any]
    origins: Mapping[Key, Path]

    @property
    def folder(self) -> Path:
        """Where its relative paths start."""
        return self.path.parent

    def folder_of(self, *key: str) -> Path:
        """Where a relative path starts that is the value of a key: beside the file that the value came from."""
        return self.origins.get(key, self.path).parent


def in_folder(folder: Path) -> File | None:
    """The configuration that stands in a folder. Raises ProfileError."""
    for name in (OWN, _SHARED):
        data = _table(folder / name) if (folder / name).is_file() else None
        if data is not None:
            return _extended(folder / name, data)
    return None


def named(path: Path) -> File:
    """The configuration in a file that somebody named. Raises ProfileError where it has none."""
    data = _table(path)
    if data is None:
        raise ProfileError(f"{path} has no table [tool.caveat].", "Add one, or name a caveat.toml.")
    return _extended(path, data)


def read_text(path: Path, remedy: str) -> str:
    """The text of a file that configuration names. Raises ProfileError with the remedy."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(f"{path} is not valid UTF-8.", "Save it as UTF-8.") from None
    except OSError as error:
        raise ProfileError(f"{path} cannot be read: {error.strerror}.", remedy) from None


def read_toml(path: Path, remedy: str) -> dict[str, Any]:
    """The same of a file in TOML."""
    try:
        return tomllib.loads(read_text(path, remedy))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path} is not valid TOML: {error}.", "Correct that line.") from None


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two configurations as one: tables are joined, other values are those of `above` where it has them."""
    joined = dict(below)
    for key, value in above.items():
        old = joined.get(key)
        joined[key] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return joined


def _table(path: Path, remedy: str = "Name another --config.") -> dict[str, Any] | None:
    """The configuration of a file as it stands; None where that is a pyproject.toml that does not mention Caveat."""
    data = read_toml(path, remedy)
    if path.name != _SHARED:
        return data
    table = data.get("tool", {}).get("caveat")
    return table if isinstance(table, dict) else None


def _extended(path: Path, data: dict[str, Any], above: tuple[Path, ...] = ()) -> File:
    """The configuration with that of the file it extends below it."""
    chain = (*above, path.resolve())
    base = data.pop("extends", "")
    origins = dict.fromkeys(_keys(data), path)
    if not base:
        return File(path, data, origins)
    if not isinstance(base, str):
        raise ProfileError(f"{path}: extends must be a string.", "Give the path of one file.")
    below = path.parent / base
    if below.resolve() in chain or len(chain) > _DEEPEST:
        raise ProfileError(f"{path}: extends leads back to {base}.", "Let no file extend itself.")
    found = _table(below, f"Correct extends in {path}.")
    if found is None:
        raise ProfileError(f"{path}: extends names {base}, which has no table [tool.caveat].", "Name another file.")
    under = _extended(below, found, chain)
    return File(path, merged(under.data, data), {**under.origins, **origins})


def _keys(data: Mapping[str, Any], prefix: Key = ()) -> Iterator[Key]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _keys(value, (*prefix, key))
        else:
            yield (*prefix, key)
