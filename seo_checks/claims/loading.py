"""Claim rules from their YAML files, checked thoroughly: an error in the data names file, entry and cause.

A rule file has a title, a definition (what falls under it and what does not), a message (what is wrong here), a why,
the basis (ids of provisions.yaml), a severity, patterns or frames, a rewrite, and examples; and it may have

- hedged, conventional, cited: what a hedge ("may"), ordinary care as the agent, and a source near do to the claim:
  `keeps`, `lowers` (must-fix becomes review) or `clears`; by default a hedge and a source lower it;
- raised-by: lists; with a term of one in the sentence the claim is must-fix whatever its severity, hedged or not;
- strength, 0 to 4: how much the claim says;
- guards: those of guards.yaml that clear a sentence of this claim: advice, debunking, source, course and tradition,
  and `sections` (a heading on risks, the law or sources above it), by default;
- unless: patterns that clear a sentence of this claim;
- topic: the list that the sentence or the page must speak of, `health` by default;
- evidence: true where an entry of the evidence register may clear it;
- stricter, laxer: jurisdictions that bar the wording as such, or make it depend on evidence;
- page: a check of page_checks.py that looks at the page as a whole;
- suggestions with the slots {treatment} and {condition}; tags.

An entry of `patterns` is a pattern, or a mapping with `match` and settings of its own: those named above that are about
wording, and `targets` (lists that the words captured as `target`, or the whole match, must have a term of), `negation`
(`part`: the negation belongs to the claim), `voice` (`patient`), `roles` (of blocks), and `firm` (true where the rule's
`unless` does not clear it). An entry of `frames` is the
name of a frame of frames.yaml, or a mapping with `frame` and such settings: all patterns of the frame, judged so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.resources.abc import Traversable
from typing import Any

from seo_checks.check import Check, Example, Examples
from seo_checks.claims.clearance import Clearances
from seo_checks.claims.concepts import read_vocabulary
from seo_checks.claims.context import Negation, has_negation
from seo_checks.claims.data import at, choice, demand_keys, in_file, known, mapping, strings, text
from seo_checks.claims.lexicon import Lexicon, Vocabulary
from seo_checks.claims.page_checks import PAGE_CHECKS
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.provisions import JURISDICTIONS, provision
from seo_checks.claims.rule import SECTIONS, TRADITION, ClaimRule, Policy, Voice, Wording
from seo_checks.claims.suggestions import SLOTS, slots_of
from seo_checks.claims.wordings import Wordings
from seo_checks.document import Role
from seo_checks.errors import RuleError
from seo_checks.findings import Category, Severity

SHARED_FILES = ("guards.yaml", "frames.yaml", "provisions.yaml")
_REQUIRED = ("title", "definition", "severity", "message", "why", "basis", "rewrite")
_WORDING_KEYS = (
    "severity", "strength", "targets", "raised-by", "hedged", "conventional", "cited", "negation", "topic", "voice",
    "roles", "firm",
)  # fmt: skip
_OPTIONAL = (
    "patterns", "frames", "guards", "unless", "evidence", "stricter", "laxer", "suggestions", "tags", "page",
    *(key for key in _WORDING_KEYS if key != "severity"),
)  # fmt: skip
_EXAMPLES = ("flag", "quiet", "known-miss", "known-false")
_USUAL_GUARDS = ("advice", "debunking", "source", "course", TRADITION, SECTIONS)


@dataclass(frozen=True)
class Frame:
    """A way in which health copy assembles a claim, whatever the claim is about."""

    patterns: tuple[Pattern, ...]
    strength: int


class Library:
    """What the rules have in common: the vocabulary, guards, frames and provisions of a folder."""

    def __init__(self, folder: Traversable) -> None:
        self.vocabulary: Vocabulary = read_vocabulary(folder / "concepts")
        self.lexicon = Lexicon(self.vocabulary)
        with in_file(folder / "guards.yaml"):
            guards = mapping(folder / "guards.yaml")
            self.guards = {name: self.patterns(entries, name) for name, entries in guards.items()}
            for name in _USUAL_GUARDS:
                self.demand_guard(name)
        with in_file(folder / "frames.yaml"):
            frames = mapping(folder / "frames.yaml")
            self.frames = {name: self._frame(name, entry) for name, entry in frames.items()}
        with in_file(folder / "provisions.yaml"):
            provisions = mapping(folder / "provisions.yaml")
            self.provisions = {identity: provision(identity, entry) for identity, entry in provisions.items()}
        self.tradition = PatternSet(self.guards[TRADITION])

    def demand_guard(self, name: str) -> None:
        """Refuse a name that is none of the guards'."""
        if name != SECTIONS:
            known(name, self.guards, "guards")

    def pattern(self, written: str) -> Pattern:
        """The pattern over the vocabulary's lists."""
        pattern = Pattern(written, self.lexicon.names)
        _ = pattern.part  # what is malformed is refused now
        return pattern

    def patterns(self, patterns: object, entry: str) -> tuple[Pattern, ...]:
        """The patterns of an entry."""
        compiled = []
        for number, pattern in enumerate(strings(patterns, entry)):
            with at(entry, number, label=f'"{entry}"'):
                compiled.append(self.pattern(pattern))
        return tuple(compiled)

    def _frame(self, name: str, entry: object) -> Frame:
        with at(name, label=f'"{name}"'):
            if not isinstance(entry, dict):
                raise RuleError("it is not a mapping.", "Give says, strength and patterns.")
            demand_keys(entry, ("says", "strength", "patterns"), ())
            text(entry, "says")
            patterns = self.patterns(entry["patterns"], "patterns")
            return Frame(patterns, _strength(entry))


@dataclass(frozen=True)
class Rules:
    """The claim rules of a folder: for people and profiles as checks, for the engine as data, both by id."""

    library: Library
    checks: Mapping[str, Check]
    rules: Mapping[str, ClaimRule]

    @cached_property
    def wordings(self) -> Wordings:
        """What all rules look for."""
        return Wordings(self.rules.values())

    @cached_property
    def clearances(self) -> Clearances:
        """What clears the claims of rules."""
        return Clearances(self.library.guards, self.rules.values())


def load_rules(folder: Traversable, run: Any) -> Rules:
    """All claim rules of a folder that has the shared files, `concepts/` and `rules/`, in order of id.

    `run(id, document)` is what the checks do when they are run alone. Raises RuleError.
    """
    library = Library(folder)
    checks, rules = {}, {}
    for path in rule_files(folder):
        identity = path.name.removesuffix(".yaml")
        with in_file(path):
            data = mapping(path, until="examples:")
            demand_keys(data, _REQUIRED, _OPTIONAL)
            rules[identity] = rule = _rule(identity, data, library)
            checks[identity] = _check(rule, data, library, partial(run, identity), path)
    return Rules(library, checks, rules)


def rule_files(folder: Traversable) -> list[Traversable]:
    """The rule files in order of name; a file's name is the rule's id."""
    files = (path for path in (folder / "rules").iterdir() if path.name.endswith(".yaml"))
    return sorted(files, key=lambda path: path.name)


def _check(rule: ClaimRule, data: dict[str, Any], library: Library, run: Any, path: Traversable) -> Check:
    return Check(
        id=rule.id,
        category=Category.CLAIMS,
        severity=rule.severity,
        severities=_severities(rule),
        title=text(data, "title"),
        why=text(data, "why"),
        details=text(data, "definition"),
        run=run,
        sources=tuple(known(name, library.provisions, "basis") for name in strings(data["basis"], "basis")),
        rewrite=text(data, "rewrite"),
        tags=tuple(strings(data.get("tags", []), "tags")),
        load_examples=partial(load_examples, path),
    )


def _severities(rule: ClaimRule) -> tuple[Severity, ...]:
    """What the rule's wordings come to, the gravest first, in circumstances that neither hedge nor cite."""
    found = {wording.severity for wording in rule.wordings}
    if any(wording.raised_by for wording in rule.wordings):
        found.add(Severity.MUST_FIX)
    if rule.page_check or not found:
        found.add(rule.severity)
    return tuple(sorted(found, key=lambda severity: severity.rank))


def load_examples(path: Traversable) -> Examples:
    """The examples of a rule file, its last entry. Raises RuleError."""
    with in_file(path):
        data = mapping(path)
        examples = data.get("examples")
        if examples is not None and list(data)[-1] != "examples":
            raise RuleError('"examples" is not the last entry.', "Move what follows it: it is not read.")
        with at("examples", label='"examples"'):
            if not isinstance(examples, dict) or not {"flag", "quiet"} <= set(examples) <= set(_EXAMPLES):
                raise RuleError('they need "flag" and "quiet".', f"They may have {', '.join(_EXAMPLES)}.")
            flag = examples["flag"] or []
            if not isinstance(flag, list):
                raise RuleError('"flag" is not a list.', 'Give entries with "text" and "quote".', ("flag",))
            return Examples(
                tuple(_flag_example(example, number) for number, example in enumerate(flag)),
                *(tuple(Example(line) for line in strings(examples.get(kind, []), kind)) for kind in _EXAMPLES[1:]),
            )


def _rule(identity: str, data: dict[str, Any], library: Library) -> ClaimRule:
    severity = choice(Severity, data["severity"], "severity")
    suggestions = strings(data.get("suggestions", []), "suggestions")
    for slot in (slot for suggestion in suggestions for slot in slots_of(suggestion)):
        if slot not in SLOTS:
            raise RuleError(f'"suggestions" has the slot "{{{slot}}}".', f"Known: {', '.join(SLOTS)}.")
    guards = strings(data.get("guards", list(_USUAL_GUARDS)), "guards")
    for name in guards:
        library.demand_guard(name)
    return ClaimRule(
        id=identity,
        message=text(data, "message"),
        severity=severity,
        wordings=tuple(_wordings(data, library)),
        guards=frozenset(guards),
        unless=library.patterns(data.get("unless", []), "unless"),
        evidence=data.get("evidence", False) is True,
        suggestions=tuple(suggestions),
        stricter=_jurisdictions(data, "stricter"),
        laxer=_jurisdictions(data, "laxer"),
        page_check=known(text(data, "page"), PAGE_CHECKS, "page") if "page" in data else None,
    )


def _jurisdictions(data: Mapping[str, Any], key: str) -> frozenset[str]:
    names = strings(data.get(key, []), key)
    for name in names:
        if name not in JURISDICTIONS:
            raise RuleError(f'"{key}" names "{name}".', f"Known: {', '.join(JURISDICTIONS)}.")
    return frozenset(names)


def _wordings(data: Mapping[str, Any], library: Library) -> Iterator[Wording]:
    defaults = {key: data[key] for key in _WORDING_KEYS if key in data}
    for number, entry in enumerate(_entries(data, "patterns")):
        with at("patterns", number, label=f'entry {number + 1} of "patterns"'):
            given = _given(entry, "match")
            yield _wording(library.pattern(given["match"]), {**defaults, **given}, library)
    for number, entry in enumerate(_entries(data, "frames")):
        with at("frames", number, label=f'entry {number + 1} of "frames"'):
            given = _given(entry, "frame")
            frame = known(given["frame"], library.frames, "frame")
            for pattern in frame.patterns:
                yield _wording(pattern, {"strength": frame.strength, **defaults, **given}, library)


def _entries(data: Mapping[str, Any], key: str) -> list[Any]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise RuleError(f'"{key}" is not a list.', "Give a list.")
    return entries


def _given(entry: object, key: str) -> dict[str, Any]:
    """One entry of `patterns` or `frames`: text alone, or a mapping with it under `key` and settings of its own."""
    given: dict[str, Any] = {key: entry} if isinstance(entry, str) else entry if isinstance(entry, dict) else {}
    demand_keys(given, (key,), _WORDING_KEYS)
    if not isinstance(given[key], str):
        raise RuleError(f'"{key}" is {given[key]!r}, not text.', "Put it in quotes.")
    return given


def _wording(pattern: Pattern, settings: Mapping[str, Any], library: Library) -> Wording:
    def lists(key: str) -> tuple[str, ...]:
        names = tuple(strings(settings.get(key, []), key))
        for name in names:
            _demand_list(name, key, library)
        return names

    topic = settings.get("topic", "health")
    _demand_list(topic, "topic", library)
    return Wording(
        pattern=pattern,
        severity=choice(Severity, settings["severity"], "severity"),
        strength=_strength(settings),
        targets=lists("targets"),
        raised_by=lists("raised-by"),
        hedged=choice(Policy, settings.get("hedged", Policy.LOWERS), "hedged"),
        conventional=choice(Policy, settings.get("conventional", Policy.KEEPS), "conventional"),
        cited=choice(Policy, settings.get("cited", Policy.LOWERS), "cited"),
        holds_negation=has_negation(pattern.written),
        negation=choice(Negation, settings.get("negation", Negation.CLEARS), "negation"),
        topic=topic,
        voice=choice(Voice, settings.get("voice", Voice.ANY), "voice"),
        roles=frozenset(choice(Role, role, "roles") for role in strings(settings.get("roles", []), "roles")),
        firm=settings.get("firm", False) is True,
    )


def _demand_list(name: object, key: str, library: Library) -> None:
    if name not in library.lexicon.names:
        raise RuleError(f'"{key}": there is no list "{name}".', "Add it to the concepts.")


def _strength(data: Mapping[str, Any]) -> int:
    strength = data.get("strength", 4)
    if strength not in range(5) or isinstance(strength, bool):
        raise RuleError(f'"strength" is {strength!r}.', "Give 0 (describes) to 4 (cures, guarantees, everyone).")
    return int(strength)


def _flag_example(entry: object, number: int) -> Example:
    with at("flag", number):
        if not isinstance(entry, dict) or not {"text", "quote"} <= set(entry) <= {"text", "quote", "severity"}:
            raise RuleError(f'"flag" has {entry!r}.', 'Give "text" and "quote".')
        if entry["quote"] not in entry["text"]:
            raise RuleError(f'the quote "{entry["quote"]}" is not in its example.', "Copy it from the text.")
        severity = choice(Severity, entry["severity"], "severity") if "severity" in entry else None
        return Example(entry["text"], entry["quote"], severity=severity)
