"""The concepts of health copy, read from `concepts/`: what people are treated with and for, and how copy speaks of it.

Most files hold named lists: terms separated by commas. Two hold concepts with synonyms, a line each
(`name < broader: synonym, synonym`): `treatments.yaml` by kind, `conditions.yaml` by body system and seriousness.
The lists made of these are

- `alternative`, `product`, `conventional`: the treatments of that kind;
- `condition`: all conditions; `condition wellbeing`: states that everybody knows, such as stress; `condition minor`,
  `condition chronic`, `condition serious`, `condition regulated`: those as grave as that or graver; and
  `condition skin` and the like: those of that system, `condition skin minor`: without those that everybody knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from seo_checks.claims.data import at, in_file, mapping
from seo_checks.claims.lexicon import Vocabulary
from seo_checks.errors import RuleError

SERIOUSNESS = ("wellbeing", "minor", "chronic", "serious", "regulated")
KINDS = ("alternative", "product", "conventional")
# A part of a term without a letter or digit, which is never read as a word; "#" and "#%" are numbers.
_STRAY = re.compile(r"(?:^|[\s,])[^\w\s,#@]+(?=[\s,]|$)")


@dataclass(slots=True)
class _Gathered:
    """The vocabulary while it is read; each list with the file that it came from."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    broader: dict[str, str] = field(default_factory=dict)


def read_vocabulary(folder: Traversable) -> Vocabulary:
    """The vocabulary of a folder of concept files. Raises RuleError, naming file, list and cause."""
    gathered = _Gathered()
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".yaml"):
            continue
        with in_file(path):
            data = mapping(path)
            lists = _lists_of(path.name, data, gathered)
            for name, terms in lists:
                if name in gathered.lists:
                    raise RuleError(f'there are two lists "{name}".', "Join them.", (name,))
                gathered.lists[name] = terms
    for concept, wider in gathered.broader.items():
        if wider not in gathered.concepts.values():
            raise RuleError(f'"{concept}" is narrower than "{wider}", which is no concept.', "Correct the name.")
    return Vocabulary(gathered.lists, gathered.concepts, gathered.broader)


def _lists_of(file: str, data: dict[str, Any], gathered: _Gathered) -> Iterator[tuple[str, list[str]]]:
    if file == "treatments.yaml":
        yield from _treatments(data, gathered)
    elif file == "conditions.yaml":
        yield from _conditions(data, gathered)
    else:
        for name, text in data.items():
            with at(name):
                yield name, _separated(text, name)


def _treatments(data: dict[str, Any], gathered: _Gathered) -> Iterator[tuple[str, list[str]]]:
    for kind, lines in data.items():
        with at(kind):
            if kind not in KINDS:
                raise RuleError(f'there is no kind "{kind}" of treatment.', f"Known: {', '.join(KINDS)}.")
            yield kind, _concepts(lines, kind, gathered)


def _conditions(data: dict[str, Any], gathered: _Gathered) -> Iterator[tuple[str, list[str]]]:
    by_system: dict[str, list[str]] = defaultdict(list)
    by_level: dict[str, list[str]] = {level: [] for level in SERIOUSNESS}
    for system, levels in data.items():
        if not isinstance(levels, dict):
            raise RuleError(f'"{system}" is not a mapping.', f"Give it some of {', '.join(SERIOUSNESS)}.")
        for level, lines in levels.items():
            if level not in by_level:
                raise RuleError(f'"{system}" has a seriousness "{level}".', f"Choose among {', '.join(SERIOUSNESS)}.")
            with at(system, level):
                terms = _concepts(lines, f"{system} {level}", gathered)
            by_system[system].extend(terms)
            if level != SERIOUSNESS[0]:
                by_system[f"{system} minor"].extend(terms)
            for milder in SERIOUSNESS[1 : SERIOUSNESS.index(level) + 1] or SERIOUSNESS[:1]:
                by_level[milder].extend(terms)
    yield "condition", [term for level in ("wellbeing", "minor") for term in by_level[level]]
    for name, terms in (*by_level.items(), *by_system.items()):
        yield f"condition {name}", terms


def _concepts(lines: object, entry: str, gathered: _Gathered) -> list[str]:
    """The terms of all concepts in a block of lines; what each term names is noted."""
    if not isinstance(lines, str):
        raise RuleError(f'"{entry}" is not text.', 'Give lines "name < broader: synonym, synonym", after a "|".')
    found: list[str] = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        head, _, synonyms = line.partition(":")
        name, _, wider = (part.strip() for part in head.partition("<"))
        terms = [name, *_separated(synonyms, entry)] if synonyms.strip() else [name]
        concept = name.replace("(s)", "").replace("~", "").lower()
        for term in terms:
            if gathered.concepts.setdefault(term, concept) != concept:
                raise RuleError(f'"{term}" is named by both {gathered.concepts[term]} and {name}.', "Remove one.")
        if wider:
            gathered.broader[concept] = wider.lower()
        found.extend(terms)
    return found


def _separated(text: object, entry: str) -> list[str]:
    if not isinstance(text, str):
        raise RuleError(f'"{entry}" is {text!r}, not text.', 'Give terms, separated by commas, after a ">-".')
    if stray := _STRAY.search(text):
        raise RuleError(f'"{entry}" has "{stray[0].strip()}" where a word should be.', "Write it as it is read.")
    terms = [" ".join(term.split()) for term in text.split(",")]
    if not all(terms):
        raise RuleError(f'"{entry}" has nothing between two commas, or after the last.', "Remove the comma.")
    return terms
