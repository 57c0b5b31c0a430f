"""Every check there is: the Python ones found in `checks/`, the claim rules found in `claims/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
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
