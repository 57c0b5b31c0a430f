"""Every check there is: the Python ones found in `checks/`, the claim rules found in `claims/`."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from seo_checks import checks
from seo_checks.check import Check
from seo_checks.claims import claim_rules
from seo_checks.errors import RuleError


@cache
def catalogue() -> Mapping[str, Check]:
    """All checks by id, in order of id. The file name is the id; there is no list to keep."""
    found: dict[str, Check] = {}
    for module_info in pkgutil.iter_modules(checks.__path__):
        module = importlib.import_module(f"{checks.__name__}.{module_info.name}")
        check = getattr(module, module_info.name, None)
        if not isinstance(check, Check):
            raise RuleError(f"{module.__name__} defines no check of its own name.", "Name the function like the file.")
        found[check.id] = check
    for rule in claim_rules():
        if rule.id in found:
            raise RuleError(f"Two checks are called {rule.id}.", "Rename one of them.")
        found[rule.id] = rule
    return MappingProxyType(dict(sorted(found.items())))


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
