"""The JSON Schema of a configuration, made from the rules and their options, for editors that complete and check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from seo_checks import Severity
from seo_checks.catalogue import catalogue
from seo_checks.check import Check
from seo_checks.claims import rules
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.limits import Limits
from tools.configuration.run import FAIL_ON

_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_LIMITS = {
    "max_characters": "The longest page that is read.",
    "max_elements": "The most elements of a page that is read.",
    "max_attributes": "The most attributes on one tag of a page that is read.",
    "max_depth": "How deep elements may be nested before a page counts as read in part.",
}
_NUMBERS = {"type": "object", "additionalProperties": {"type": "number"}}


def config_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a `caveat.toml`, and of `[tool.caveat]`."""
    profile = _profile()
    override = _table({"paths": {**_STRINGS, "minItems": 1}, **profile}, "Exceptions for some paths.")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of Caveat",
        **_table(
            {
                "name": {**_STRING, "description": "What reports call this configuration."},
                "extends": {**_STRING, "description": "The path of a configuration that this one builds on."},
                **profile,
                "overrides": {"type": "array", "items": {**override, "required": ["paths"]}},
                "run": _run(),
                "suppressions": _suppressions(),
            }
        ),
    }


def _profile() -> dict[str, Any]:
    limits = {
        limit.name: {"type": "integer", "minimum": 1, "default": limit.default, "description": _LIMITS[limit.name]}
        for limit in fields(Limits)
    }
    jurisdictions = {"type": "array", "minItems": 1, "items": {"enum": list(JURISDICTIONS)}}
    lists = sorted(rules().library.vocabulary.lists)
    return {
        "language": {**_STRING, "description": "Of pages that declare none."},
        "content": _table({"selector": {**_STRING, "description": "A CSS selector of the main content."}}),
        "limits": _table(limits),
        "claims": _table(
            {
                "jurisdictions": {**jurisdictions, "description": "Whose readers the pages address."},
                "evidence": {**_STRING, "description": "The path of the site's own evidence register."},
                "terms": _table(dict.fromkeys(lists, _STRINGS), "Words of the site's own, by list."),
            }
        ),
        "checks": _table({check.id: _check(check) for check in catalogue().values()}),
    }


def _check(check: Check) -> dict[str, Any]:
    options = {name: _option(default) for name, default in check.options.items()}
    severity = {"enum": [severity.value for severity in Severity]}
    return _table({"enabled": {"type": "boolean"}, "severity": severity, **options}, check.title)


def _option(default: Any) -> dict[str, Any]:
    if isinstance(default, tuple):
        return {**_STRINGS, "default": list(default)}
    kinds: Mapping[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}
    bound = {"minimum": 0} if isinstance(default, int | float) and not isinstance(default, bool) else {}
    return {"type": kinds[type(default)], "default": default, **bound}


def _run() -> dict[str, Any]:
    by_rule = {
        "type": "object",
        "propertyNames": {"enum": list(catalogue())},
        "additionalProperties": {"type": "number"},
    }
    return _table(
        {
            "fail-on": {"enum": list(FAIL_ON), "description": "The mildest severity that fails a run."},
            "max": {**by_rule, "description": "The most open findings by rule."},
            "min-metric": {**_NUMBERS, "description": "The least that a figure of a page may be."},
            "max-metric": {**_NUMBERS, "description": "The most that a figure of a page may be."},
            "baseline": {**_STRING, "description": "The path of a baseline."},
            "exclude": {**_STRINGS, "description": "Patterns of what is not audited, as .gitignore writes them."},
        }
    )


def _suppressions() -> dict[str, Any]:
    return _table(
        {
            "file": {**_STRING, "description": "The path of a file of suppressions."},
            "must-fix": {"enum": ["allow", "forbid"], "description": "Whether must-fix findings may be let stand."},
            "unused": {"enum": ["report", "fail"], "description": "What a suppression that nothing needs does."},
        }
    )


def _table(properties: Mapping[str, Any], description: str = "") -> dict[str, Any]:
    said = {"description": description} if description else {}
    return {"type": "object", **said, "properties": dict(properties), "additionalProperties": False}
