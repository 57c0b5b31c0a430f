"""Claim rules from their YAML files, checked thoroughly: an error in the data names file, entry and cause.

A rule file has a title, a severity, a message (what is wrong here), a why, the basis (ids of provisions.yaml), what a
hedge does to the claim (`lowers` or `keeps`), patterns, a rewrite, and examples; and it may have

- details, tags, and suggestions with the slots {treatment} and {condition};
- strength, 0 to 4: how much the claim says;
- guards: those of guards.yaml that clear a sentence of this claim, all by default;
- unless: patterns that clear a sentence of this claim;
- topic: the lexicon that the sentence or the page must speak of, `health` by default.

An entry of `patterns` is a pattern, or a mapping with `match` and a severity, hedge, topic or negation of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml

from seo_checks.check import Check, Example
from seo_checks.claims.context import Negation, has_negation
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.page import Page
from seo_checks.claims.patterns import PatternSet, compile_pattern
from seo_checks.claims.rule import ClaimRule, Wording
from seo_checks.document import Document
from seo_checks.errors import RuleError
from seo_checks.findings import Category, Severity, SourceReference

_TERM_FILES = ("lexicon.yaml", "phrases.yaml")
SHARED_FILES = (*_TERM_FILES, "guards.yaml", "provisions.yaml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REQUIRED = ("title", "severity", "message", "why", "basis", "hedge", "patterns", "rewrite", "examples")
_OPTIONAL = ("details", "strength", "topic", "guards", "unless", "suggestions", "tags")
_PATTERN_KEYS = ("match", "severity", "negation", "hedge", "topic")
_PROVISION_KEYS = ("title", "jurisdiction", "url", "verified", "checked", "says")
_VERIFIED = ("official", "secondary", "general")
_TRADITION = "tradition"
_SLOT = re.compile(r"\{(\w+)\}")

Choice = TypeVar("Choice", bound=StrEnum)


class Hedge(StrEnum):
    """What a hedge ("may", "could") does to a claim: one level less grave, or nothing where the claim is absolute."""

    LOWERS = "lowers"
    KEEPS = "keeps"


class Library:
    """What the rules have in common: the lexicon, the guards, the provisions of regulators, the page being read."""

    def __init__(self, folder: Traversable) -> None:
        *terms, guards, provisions = (_mapping(folder / name) for name in SHARED_FILES)
        self.lexicon = _lexicon(terms)
        with _Naming("guards.yaml"):
            self.guards = {name: self.pattern_set(_strings(entries, name), name) for name, entries in guards.items()}
            if _TRADITION not in self.guards:
                raise RuleError(f'the guard "{_TRADITION}" is missing.', "Pages are read with it; add it.")
        with _Naming("provisions.yaml"):
            self.provisions = {identity: _provision(identity, entry) for identity, entry in provisions.items()}
        self._read: Page | None = None

    def pattern_set(self, patterns: Iterable[str], entry: str) -> PatternSet:
        """The patterns compiled, to be sought together."""
        with _Naming(f'"{entry}"'):
            return PatternSet(compile_pattern(pattern, self.lexicon) for pattern in patterns)

    def page_of(self, document: Document) -> Page:
        """The document as the rules read it; remembered, because one rule after the other asks for the same."""
        page = self._read
        if page is None or page.document is not document:
            page = self._read = Page(document, self.lexicon, self.guards[_TRADITION])
        return page


def _lexicon(files: Iterable[Mapping[str, Any]]) -> Lexicon:
    lists: dict[str, list[str]] = {}
    with _Naming(" and ".join(_TERM_FILES)):
        for name, terms in (entry for file in files for entry in file.items()):
            if name in lists:
                raise RuleError(f'there are two lists "{name}".', "Join them.")
            lists[name] = _strings(terms, name)
        return Lexicon(lists)


def load_rules(folder: Traversable) -> tuple[Check, ...]:
    """All claim rules of a folder that has the shared files and `rules/`, in order of id. Raises RuleError."""
    library = Library(folder)
    return tuple(_load(path, library) for path in rule_files(folder))


def rule_files(folder: Traversable) -> list[Traversable]:
    """The rule files in order of name; a file's name is the rule's id."""
    files = (path for path in (folder / "rules").iterdir() if path.name.endswith(".yaml"))
    return sorted(files, key=lambda path: path.name)


class _Naming:
    """Puts the name of a file or an entry before the problem of any RuleError raised within."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, RuleError):
            raise RuleError(f"{self._name}: {error.problem}", error.remedy) from None


def _mapping(path: Traversable) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(f"{path.name} is not valid YAML: {error}.", "Correct it.") from None
    if not isinstance(data, dict):
        raise RuleError(f"{path.name} does not hold a mapping.", "See the other files of its folder.")
    return data


def _load(path: Traversable, library: Library) -> Check:
    with _Naming(path.name):
        return _check(path.name.removesuffix(".yaml"), _mapping(path), library)


def _check(identity: str, data: dict[str, Any], library: Library) -> Check:
    _demand_keys(data, _REQUIRED, _OPTIONAL)
    severity = _choice(Severity, data["severity"], "severity")
    examples = data["examples"]
    if not isinstance(examples, dict) or set(examples) != {"flag", "quiet"}:
        raise RuleError('"examples" needs "flag" and "quiet", and nothing else.', "See the other rule files.")
    rule = _rule(data, severity, library)
    return Check(
        id=identity,
        category=Category.CLAIMS,
        severity=severity,
        title=_text(data, "title"),
        why=_text(data, "why"),
        details=_text(data, "details"),
        run=partial(ClaimRule.run, rule),
        sources=tuple(_known(name, library.provisions, "basis") for name in _strings(data["basis"], "basis")),
        rewrite=_text(data, "rewrite"),
        flag=tuple(_flag_example(example) for example in examples["flag"] or ()),
        quiet=tuple(Example(text) for text in _strings(examples["quiet"], "examples: quiet")),
        tags=tuple(_strings(data.get("tags", []), "tags")),
    )


def _rule(data: dict[str, Any], severity: Severity, library: Library) -> ClaimRule:
    suggestions = _strings(data.get("suggestions", []), "suggestions")
    for slot in (slot for suggestion in suggestions for slot in _SLOT.findall(suggestion)):
        if slot not in {"treatment", "condition"}:
            raise RuleError(f'"suggestions" has the slot "{{{slot}}}".', "Known: {treatment}, {condition}.")
    strength = data.get("strength", 4)
    if strength not in range(5) or isinstance(strength, bool):
        raise RuleError(f'"strength" is {strength!r}.', "Give 0 (describes) to 4 (cures, guarantees, everyone).")
    guards = _strings(data.get("guards", list(library.guards)), "guards")
    entries = data["patterns"]
    if not isinstance(entries, list) or not entries:
        raise RuleError('"patterns" is not a list of patterns.', "Give at least one.")
    defaults = {"severity": severity, "hedge": data["hedge"], "topic": data.get("topic", "health")}
    return ClaimRule(
        message=_text(data, "message"),
        severity=severity,
        wordings=tuple(_wording(entry, number, defaults, library) for number, entry in enumerate(entries, start=1)),
        strength=strength,
        guards={name: _known(name, library.guards, "guards") for name in guards if name != _TRADITION},
        unless=library.pattern_set(_strings(data.get("unless", []), "unless"), "unless"),
        respects_frames=_TRADITION in guards,
        suggestions=tuple(suggestions),
        lexicon=library.lexicon,
        page_of=library.page_of,
    )


def _wording(entry: object, number: int, defaults: Mapping[str, Any], library: Library) -> Wording:
    """One entry of `patterns`: a pattern alone, or a mapping with `match` and what is particular to it."""
    with _Naming(f'entry {number} of "patterns"'):
        given: dict[str, Any] = {"match": entry} if isinstance(entry, str) else entry if isinstance(entry, dict) else {}
        _demand_keys(given, ("match",), _PATTERN_KEYS)
        if not isinstance(given["match"], str):
            raise RuleError(f'"match" is {given["match"]!r}, not text.', "Put it in quotes.")
        settings = {**defaults, **given}
        if settings["topic"] not in library.lexicon.names:
            raise RuleError(f'there is no lexicon "{settings["topic"]}" for "topic".', "Add it to lexicon.yaml.")
        return Wording(
            pattern=compile_pattern(given["match"], library.lexicon),
            severity=_choice(Severity, settings["severity"], "severity"),
            holds_negation=has_negation(given["match"]),
            negation=_choice(Negation, settings.get("negation", Negation.CLEARS), "negation"),
            hedge_lowers=_choice(Hedge, settings["hedge"], "hedge") is Hedge.LOWERS,
            topic=settings["topic"],
        )


def _flag_example(entry: object) -> Example:
    if not isinstance(entry, dict) or set(entry) != {"text", "quote"}:
        raise RuleError(f'"examples: flag" has {entry!r}.', 'Give "text" and "quote".')
    if entry["quote"] not in entry["text"]:
        raise RuleError(f'the quote "{entry["quote"]}" is not in its example.', "Copy it from the text.")
    return Example(entry["text"], entry["quote"])


def _provision(identity: str, entry: object) -> SourceReference:
    with _Naming(f'"{identity}"'):
        if not isinstance(entry, dict):
            raise RuleError("it is not a mapping.", f"Give {', '.join(_PROVISION_KEYS)}.")
        _demand_keys(entry, _PROVISION_KEYS, ())
        if entry["verified"] not in _VERIFIED:
            raise RuleError(f'"verified" is {entry["verified"]!r}.', f"Choose among {', '.join(_VERIFIED)}.")
        if not str(entry["url"]).startswith(("https://", "http://")):
            raise RuleError(f'"url" is {entry["url"]!r}.', "Give a full address.")
        return SourceReference(identity, entry["title"], entry["url"])


def _demand_keys(data: Mapping[str, Any], required: Iterable[str], optional: Iterable[str]) -> None:
    known = (*required, *optional)
    for key in required:
        if key not in data:
            raise RuleError(f'the key "{key}" is missing.', "See the other entries of its kind.")
    for key in data:
        if key not in known:
            raise RuleError(f'the key "{key}" is unknown.', f"Known: {', '.join(known)}.")


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str) or (key in _REQUIRED and not value.strip()):
        raise RuleError(f'"{key}" is {value!r}, not text.', "Write it, in quotes where it looks like anything else.")
    return " ".join(value.split())


def _strings(values: object, entry: str) -> list[str]:
    if not isinstance(values, list):
        raise RuleError(f'"{entry}" is not a list.', "Give a list of texts.")
    for value in values:
        if not isinstance(value, str):
            # YAML reads a bare no, on or 5 as something else than text.
            raise RuleError(f'"{entry}" has {value!r}, which is not text.', "Put it in quotes.")
    return values


def _choice(choices: type[Choice], value: object, key: str) -> Choice:
    try:
        return choices(str(value))
    except ValueError:
        raise RuleError(f'"{key}" is {value!r}.', f"Choose among {', '.join(choices)}.") from None


Entry = TypeVar("Entry")


def _known(name: str, entries: Mapping[str, Entry], key: str) -> Entry:
    if name not in entries:
        raise RuleError(f'"{key}" names "{name}", which does not exist.', f"Known: {', '.join(entries)}.")
    return entries[name]
