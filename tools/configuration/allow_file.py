"""The file of suppressions: findings that people let stand without a word in the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from seo_checks import ProfileError
from seo_checks.suppressions import Entry, terms
from tools.configuration.files import read_toml
from tools.configuration.run import nearest_name

_KEYS = ("rule", "reason", "fingerprint", "quote", "page", "owner", "until")


def read_allow_file(path: Path) -> list[Entry]:
    """The entries of a file, which are tables `[[allow]]`. Raises ProfileError, naming the entry and the key.

    Each needs `rule`, `reason`, and `fingerprint` or `quote`; `page` (a pattern), `owner` and `until` are optional.
    """
    data = read_toml(path, "Correct suppressions.file in the configuration.")
    entries = data.get("allow", [])
    unknown = [key for key in data if key != "allow"]
    if unknown or not isinstance(entries, list):
        raise ProfileError(f"{path}: only tables [[allow]] are read.", f"Take out {', '.join(unknown) or 'allow'}.")
    return [_entry(entry, f"{path}, entry {number}") for number, entry in enumerate(entries, start=1)]


def _entry(data: Any, where: str) -> Entry:
    if not isinstance(data, dict):
        raise ProfileError(f"{where}: it is no table.", "Write [[allow]] and keys below it.")
    for key in data:
        if key not in _KEYS:
            raise ProfileError(f'{where}: there is no key called "{key}".', nearest_name(key, _KEYS))
    said = {key: value.isoformat() if isinstance(value, date) else value for key, value in data.items()}
    for key, value in said.items():
        if not isinstance(value, str):
            raise ProfileError(f"{where}: {key} must be a string.", f"It is {value!r} now.")
    if not said.get("fingerprint") and not said.get("quote"):
        raise ProfileError(f"{where}: it names no finding.", "Give its fingerprint, or the words as quote.")
    try:
        read = terms(
            said.get("rule", "").split(","),
            said.get("reason", ""),
            "external",
            where,
            said.get("owner", ""),
            said.get("until", ""),
        )
    except ValueError as error:
        raise ProfileError(f"{where}: {error}", "Correct the entry.") from None
    return Entry(read, said.get("fingerprint", ""), said.get("quote", ""), said.get("page", ""))
