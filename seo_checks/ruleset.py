"""What decides a verdict, as a short digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@cache
def ruleset() -> str:
    """A short digest of everything that decides a verdict: when it changes, stored audits are out of date.

    It covers the engine's code and its rule data alike, because a better parser changes findings as a rule does.
    """
    return digest_of(resources.files("seo_checks"))


def digest_of(folder: Traversable) -> str:
    """A short digest of the code and rule data in a folder and below it."""
    digest = hashlib.sha256()
    for path in _engine_files(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _engine_files(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir() and path.name not in {"formatters", "__pycache__"}:
            yield from _engine_files(path)
        elif path.name.endswith((".py", ".yaml")):
            yield path
