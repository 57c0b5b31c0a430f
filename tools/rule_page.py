"""What is said of one rule, in pieces that a terminal and a Markdown page show each in its way."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from seo_checks import Category
from seo_checks.check import Check, Example
from seo_checks.claims import rules
from seo_checks.claims.provisions import JURISDICTIONS
from seo_checks.findings import SourceReference

LABELS = {Category.CLAIMS: "Claims", Category.SEO: "SEO", Category.READABILITY: "Readability"}
PLACES = MappingProxyType(
    {
        "UK": "United Kingdom",
        "US": "United States",
        "AU": "Australia",
        "EU": "European Union",
        "IE": "Ireland",
        "CA": "Canada",
        "NZ": "New Zealand",
        "SG": "Singapore",
        "DE": "Germany",
    }
)
# How far a provision was verified.
VERIFIED = MappingProxyType(
    {
        "official": "read",
        "secondary": "from others' accounts",
        "general": "from general knowledge: check before relying on it",
    }
)
_MOST_FLAGGED, _MOST_QUIET = 8, 6


@dataclass(frozen=True)
class Points:
    """Sentences one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """Lines to copy, in a language such as toml."""

    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """What a rule rests on, in order."""

    sources: tuple[SourceReference, ...]


@dataclass(frozen=True)
class Samples:
    """Examples, and how many more there are."""

    examples: tuple[Example, ...]
    more: int


@dataclass(frozen=True)
class Rules:
    """Other rules, by id and title."""

    checks: tuple[Check, ...]


# A text is a paragraph; words in backticks are code.
Piece = str | Points | Code | Basis | Samples | Rules


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    pieces: tuple[Piece, ...]


def sections(check: Check, among: Iterable[Check]) -> list[Section]:
    """All that is said of a rule below its title; `among` are the rules that may be close to it."""
    examples = check.examples
    found = (
        *_explanation(check),
        Section("Basis", _basis(check.sources)),
        Section("What would stand", _rewrite(check)),
        Section("Flags", _samples([_with_severity(example, check) for example in examples.flag], _MOST_FLAGGED)),
        Section("Leaves alone", _samples(examples.quiet, _MOST_QUIET)),
        Section("Known limits: not found", _samples(examples.known_misses, _MOST_QUIET)),
        Section("Known limits: wrongly flagged", _samples(examples.known_false, _MOST_QUIET)),
        Section("In caveat.toml", tuple(_settings(check))),
        Section("Let a finding stand", tuple(_suppression(check))),
        Section("Rules of the same kind", _kindred(check, among)),
    )
    return [section for section in found if section.pieces]


def _explanation(check: Check) -> Iterator[Section]:
    details = tuple(filter(None, check.details.split("\n\n")))
    if check.category is Category.CLAIMS:
        yield Section("What it flags", details)
        yield Section("Why", (check.why, *_strictness(check)))
    else:
        yield Section("What it flags, and why", (check.why, *details))


def _strictness(check: Check) -> Iterator[str]:
    """Where the law makes a claim of the rule graver or lighter than elsewhere."""
    rule = rules().rules.get(check.id)
    if rule and rule.stricter:
        yield f"Must-fix, not review, for readers in {_named(rule.stricter)}."
    if rule and rule.laxer:
        yield f"Review, not must-fix, where all readers are in {_named(rule.laxer)}."


def _named(jurisdictions: Collection[str]) -> str:
    named = (name for key, name in PLACES.items() if key in jurisdictions)
    names = [f"the {name}" if " " in name and name != "New Zealand" else name for name in named]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _basis(sources: Iterable[SourceReference]) -> tuple[Piece, ...]:
    ordered = in_order(sources)
    return (Basis(tuple(ordered)),) if ordered else ()


def _rewrite(check: Check) -> tuple[Piece, ...]:
    rule = rules().rules.get(check.id)
    suggestions = ("For instance, with what the claim is about:", Points(rule.suggestions)) if rule else ()
    return (check.rewrite, *suggestions) if check.rewrite else ()


def _with_severity(example: Example, check: Check) -> Example:
    """A flagged example with its severity, where its rule has several."""
    several = len(check.severities) > 1
    return replace(example, severity=(example.severity or check.severity) if several else None)


def _samples(examples: Sequence[Example], most: int) -> tuple[Piece, ...]:
    """At most so many examples, from all over the list, because neighbours are alike."""
    if not examples:
        return ()
    shown = [examples[at * len(examples) // most] for at in range(most)] if len(examples) > most else examples
    return (Samples(tuple(shown), len(examples) - len(shown)),)


def _settings(check: Check) -> Iterator[Piece]:
    """How to switch the rule off or change it: its table in a configuration, as it comes."""
    severity = f'severity = "{check.severities[0]}"'
    if len(check.severities) > 1:
        yield "As it comes, each finding has the severity of its wording; with `severity`, all have the same one."
        severity = f"# {severity}"
    options = [f"{name} = {_shown(value)}" for name, value in check.options.items()]
    if options and check.sources:
        yield "Options have their defaults here; what these rest on is said under Basis."
    head = (f"[checks.{check.id}]", "enabled = true  # false switches the rule off")
    yield Code("toml", (*head, f"{severity}  # must-fix, review or advice", *options))


def _shown(value: Any) -> str:
    """An option's value as a profile would hold it; JSON's notation is TOML's for all that options may be."""
    return json.dumps(value, ensure_ascii=False)


def _suppression(check: Check) -> Iterator[Piece]:
    """How to let a finding stand, with a reason."""
    if check.across_pages:
        yield "It looks at all pages together, so only the file that `suppressions.file` names can let one stand."
    else:
        said = f"{check.id}: why it may stand"
        yield (
            "In the page: for the block that the comment stands in or before, for an element, or for the whole page "
            "(in Markdown, `caveat-allow` in the front matter), as a finding without a place in the text needs it."
        )
        yield Code(
            "html",
            (
                f"<!-- caveat-allow {said} -->",
                f'<section data-caveat-allow="{said}">…</section>',
                f'<meta name="caveat-allow" content="{said}">',
            ),
        )
        yield "Or in the file that `suppressions.file` of the configuration names."
    quote = 'quote = "the words that are flagged"  # or fingerprint = "…", as reports have it'
    yield Code("toml", ("[[allow]]", f'rule = "{check.id}"', quote, 'reason = "Why it may stand."'))
    yield "The site takes no notice of either: there, the compliance desk decides."


def _kindred(check: Check, among: Iterable[Check]) -> tuple[Piece, ...]:
    """Rules that share a tag with it."""
    close = [other for other in among if other.id != check.id and set(other.tags) & set(check.tags)]
    return (Rules(tuple(sorted(close, key=lambda other: other.id))),) if close else ()


def gravity(check: Check) -> tuple[list[int], str]:
    """Sort key: by all that a rule comes to, then by id."""
    return [severity.rank for severity in check.severities], check.id


def in_order(sources: Iterable[SourceReference]) -> list[SourceReference]:
    """Sources by jurisdiction, those of none last."""
    order = (*JURISDICTIONS, "")
    return sorted(sources, key=lambda source: order.index(source.jurisdiction))
