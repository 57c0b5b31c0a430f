"""Every check there is: the Python ones found in `checks/`, the claim rules found in `claims/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from seo_checks import checks
from seo_checks.check import Check
from seo_checks.checks import across_pages
from seo_checks.claims import claim_rules
from seo_checks.errors import RuleError


@cache
def catalogue() -> Mapping[str, Check]:
    """All checks by id, in order of id. The file name is the id; there is no list to keep."""
    found: dict[str, Check] = {}
    for check in (*_written_in_python(checks), *checks_across_pages(), *claim_rules()):
        if check.id in found:
            raise RuleError(f"Two checks are called {check.id}.", "Rename one of them.")
        found[check.id] = check
    return MappingProxyType(dict(sorted(found.items())))


@cache
def checks_across_pages() -> tuple[Check, ...]:
    """The checks that look at the reports of all pages together, in order of id; the others are not loaded for them."""
    return tuple(_written_in_python(across_pages))


def _written_in_python(package: ModuleType) -> Iterator[Check]:
    for module_info in pkgutil.iter_modules(package.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        check = getattr(module, module_info.name, None)
        if not isinstance(check, Check):
            raise RuleError(f"{module.__name__} defines no check of its own name.", "Name the function like the file.")
        yield check
