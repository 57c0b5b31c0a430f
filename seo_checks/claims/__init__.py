"""Claim rules: one YAML file each in `rules/`, with the lexicon, guards and provisions they share."""

from __future__ import annotations

import hashlib
import re
from functools import cache, partial
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from seo_checks.check import Check, Example
from seo_checks.claims.patterns import alternatives, compile_pattern, inflections
from seo_checks.claims.rule import ClaimRule, Pattern
from seo_checks.errors import RuleError
from seo_checks.findings import Category, Severity, SourceReference

_DATA = resources.files(__name__)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REQUIRED = ("title", "severity", "message", "why", "basis", "patterns", "rewrite", "examples")
_OPTIONAL = ("details", "strength", "hedge", "guards", "unless", "suggestions", "tags")


@cache
def claim_rules() -> tuple[Check, ...]:
    """All claim rules, in order of id. Raises RuleError, naming file and entry, where rule data is malformed."""
    shared = _Shared()
    return tuple(_load(path, shared) for path in _rule_files())


def rule_data_digest() -> str:
    """A digest of all rule data, so that a stored audit knows when the rules have changed."""
    digest = hashlib.sha256()
    for path in [*_rule_files(), *(_DATA / name for name in _Shared.FILES)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _rule_files() -> list[Traversable]:
    files = (path for path in (_DATA / "rules").iterdir() if path.name.endswith(".yaml"))
    return sorted(files, key=lambda path: path.name)


class _Shared:
    """What the rules have in common: lexicons by name, guards, provisions of regulators."""

    FILES = ("lexicon.yaml", "guards.yaml", "provisions.yaml")

    def __init__(self) -> None:
        lexicon, guards, provisions = (_mapping(_DATA / name) for name in self.FILES)
        self.lexicons: dict[str, list[str]] = {name: _terms(terms) for name, terms in lexicon.items()}
        self.guards = {name: _any_of(patterns, self.lexicons) for name, patterns in guards.items()}
        self.provisions = {
            identity: SourceReference(identity, entry["title"], entry["url"]) for identity, entry in provisions.items()
        }
        self.concepts = {
            concept: re.compile(rf"(?<!\w){alternatives(self.lexicons[concept])}(?!\w)")
            for concept in ("treatment", "condition")
        }


def _mapping(path: Traversable) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(f"{path.name} is not valid YAML: {error}.", "Correct it.") from None
    if not isinstance(data, dict):
        raise RuleError(f"{path.name} does not hold a mapping.", "See the other files of its folder.")
    return data


def _terms(terms: list[str]) -> list[str]:
    """The terms as given; one that ends in "~" stands for all inflections of its first word."""
    expanded: list[str] = []
    for term in terms:
        expanded.extend(inflections(term[:-1]) if term.endswith("~") else [term])
    return expanded


def _any_of(patterns: list[str], lexicons: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(compile_pattern(pattern, lexicons).pattern for pattern in patterns))


def _load(path: Traversable, shared: _Shared) -> Check:
    data = _mapping(path)
    try:
        return _check(path.name.removesuffix(".yaml"), data, shared)
    except RuleError as error:
        raise RuleError(f"{path.name}: {error.problem}", error.remedy) from None
    except (KeyError, TypeError, ValueError) as error:
        raise RuleError(f"{path.name}: {type(error).__name__} at {error}.", "See the other rule files.") from None


def _check(identity: str, data: dict[str, Any], shared: _Shared) -> Check:
    for key in _REQUIRED:
        if key not in data:
            raise RuleError(f'the key "{key}" is missing.', "See the other rule files.")
    for key in data:
        if key not in _REQUIRED + _OPTIONAL:
            raise RuleError(f'the key "{key}" is unknown.', f"Known: {', '.join(_REQUIRED + _OPTIONAL)}.")
    severity = Severity(data["severity"])
    lowered = {Severity.MUST_FIX: Severity.REVIEW, Severity.REVIEW: Severity.ADVICE}.get(severity)
    rule = ClaimRule(
        message=data["message"],
        patterns=tuple(_pattern(entry, shared) for entry in data["patterns"]),
        strength=int(data.get("strength", 4)),
        hedge_lowers_to={"keeps": None, "lowers": lowered}[data.get("hedge", "lowers")],
        guards={name: shared.guards[name] for name in data.get("guards", shared.guards)},
        unless=tuple(compile_pattern(pattern, shared.lexicons) for pattern in data.get("unless", ())),
        suggestions=tuple(data.get("suggestions", ())),
        concepts=shared.concepts,
    )
    return Check(
        id=identity,
        category=Category.CLAIMS,
        severity=severity,
        title=data["title"],
        why=" ".join(data["why"].split()),
        details=" ".join(data.get("details", "").split()),
        run=partial(ClaimRule.run, rule),
        sources=tuple(shared.provisions[reference] for reference in data["basis"]),
        rewrite=" ".join(data["rewrite"].split()),
        flag=tuple(Example(example["text"], example["quote"]) for example in data["examples"]["flag"]),
        quiet=tuple(Example(text) for text in data["examples"]["quiet"]),
        tags=tuple(data.get("tags", ())),
    )


def _pattern(entry: str | dict[str, Any], shared: _Shared) -> Pattern:
    if isinstance(entry, str):
        return Pattern(compile_pattern(entry, shared.lexicons))
    return Pattern(
        compile_pattern(entry["match"], shared.lexicons),
        negation_clears={"clears": True, "part": False}[entry.get("negation", "clears")],
        in_questions={"quiet": False, "flag": True}[entry.get("question", "quiet")],
    )
