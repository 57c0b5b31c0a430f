"""`python -m tools.mutation`: whether anybody would notice if a piece of the rule data were missing.

One at a time, a guard, an exception (`unless`), a pattern of a rule or of a frame, or a term of a list is taken away,
in memory. Then the examples of the rules and the labelled sentences are judged anew, on the pages where the piece is
found at all. It is noticed where something comes out wrong that came out right before. Terms are too many for an
example each: a list that loses one no longer agrees with its line in `concepts.digest`, and that is noticed too.
"""

from __future__ import annotations

import copy
import gc
import hashlib
import json
import multiprocessing
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import click

from seo_checks.claims import rules as built_in
from seo_checks.claims.data import mapping
from seo_checks.claims.lexicon import Vocabulary
from seo_checks.claims.loading import Rules, rule_files
from seo_checks.claims.page import Page
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.patterns import Pattern
from seo_checks.claims.rule import TRADITION, ClaimRule, Wording
from tools.evaluation.corpus import read_corpora
from tools.mutation_trials import Trial, engine_of, trials

CORPORA = Path("tests/seo_checks/claims")  # the labelled sentences are in folders of it
DIGEST = Path("tests/seo_checks/claims/concepts.digest")

Item = TypeVar("Item")


class MutantKind(StrEnum):
    """What is taken away."""

    GUARD = "guard"
    UNLESS = "unless"
    PATTERN = "pattern"
    FRAME = "frame"
    TERM = "term"


# What no example misses should not be in the data at all.
_DEMANDED = (MutantKind.GUARD, MutantKind.PATTERN)


@dataclass(frozen=True)
class Mutant:
    """A piece of the rule data, `what`, of the entry `where`. `part` matches it; `without` makes the rules less it."""

    kind: MutantKind
    where: str
    what: str
    part: Pattern | None = None
    without: Callable[[], Rules] | None = None


class Bench:
    """Rules with the pages that they are tried on, read once, and the digest that is committed."""

    def __init__(self, rules: Rules, trials: Iterable[Trial], committed: str) -> None:
        engine = engine_of(rules)
        self._trials = [
            (trial, Page(trial.document, rules.library.lexicon, rules.library.tradition).sentences, trial.right(engine))
            for trial in trials
        ]
        known = set(committed.splitlines())
        self._guarded = {name for name, line in _digest_lines(rules.library.vocabulary).items() if line in known}

    def notices(self, mutant: Mutant) -> bool:
        """Whether something comes out wrong without this piece of the rules."""
        if mutant.part is None or mutant.without is None:  # a term
            return mutant.where in self._guarded
        sought = PatternSet([mutant.part])
        concerned = [(trial, right) for trial, page, right in self._trials if any(True for _ in sought.find(page))]
        rules = mutant.without()
        # The examples of a rule come together, and before the labelled sentences: most engines made here are small.
        for wanted, members in groupby(concerned, key=lambda concern: concern[0].wanted):
            engine = engine_of(replace(rules, rules={name: rules.rules[name] for name in sorted(wanted)}))
            if any(not right <= trial.right(engine) for trial, right in members):
                return True
        return False


@dataclass(frozen=True)
class Outcome:
    """What was taken away, and those pieces of it that nobody missed."""

    sampled: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]

    @property
    def figures(self) -> dict[MutantKind, dict[str, int]]:
        """How many were sampled, noticed and survived, by kind."""
        sampled, survived = (Counter(mutant.kind for mutant in some) for some in (self.sampled, self.survived))
        return {
            kind: {"sampled": sampled[kind], "noticed": sampled[kind] - survived[kind], "survived": survived[kind]}
            for kind in MutantKind
        }

    @property
    def failed(self) -> bool:
        """Whether a guard or a pattern of a rule could go unnoticed."""
        return any(mutant.kind in _DEMANDED for mutant in self.survived)


def mutants(folder: Traversable, rules: Rules) -> Iterator[Mutant]:
    """Every piece of the rule data of a folder, loaded as `rules`, that could go missing."""
    library = rules.library
    for name, patterns in mapping(folder / "guards.yaml").items():
        parts = library.patterns(patterns, name) if name == TRADITION else library.guards[name]
        for number, (pattern, part) in enumerate(zip(patterns, parts, strict=True)):
            yield _mutant(MutantKind.GUARD, name, pattern, part, partial(_less_guard, rules, name, _but(parts, number)))
    for name, frame in mapping(folder / "frames.yaml").items():
        for pattern, part in zip(frame["patterns"], library.frames[name].patterns, strict=True):
            yield _mutant(MutantKind.FRAME, name, pattern, part, partial(_less_frame, rules, part))
    for path in rule_files(folder):
        data = mapping(path, until="examples:")
        yield from _of_rule(data, rules.rules[path.name.removesuffix(".yaml")], rules)
    for name, terms in library.vocabulary.lists.items():
        yield from (Mutant(MutantKind.TERM, name, term) for term in terms)


def _of_rule(data: Mapping[str, Any], rule: ClaimRule, rules: Rules) -> Iterator[Mutant]:
    for number, (pattern, part) in enumerate(zip(data.get("unless", []), rule.unless, strict=True)):
        less = replace(rule, unless=_but(rule.unless, number))
        yield _mutant(MutantKind.UNLESS, rule.id, pattern, part, partial(_with_rules, rules, [less]))
    # The wordings of a rule's frames stand after those of its own patterns.
    for number, (entry, wording) in enumerate(zip(data.get("patterns", []), rule.wordings, strict=False)):
        pattern = entry["match"] if isinstance(entry, dict) else entry
        less = replace(rule, wordings=_but(rule.wordings, number))
        yield _mutant(MutantKind.PATTERN, rule.id, pattern, wording.pattern, partial(_with_rules, rules, [less]))


def _mutant(kind: MutantKind, where: str, what: str, part: Pattern, without: Callable[[], Rules]) -> Mutant:
    return Mutant(kind, where, " ".join(what.split()), part, without)


def _but(items: Sequence[Item], number: int) -> tuple[Item, ...]:
    return (*items[:number], *items[number + 1 :])


def _less_guard(rules: Rules, name: str, parts: tuple[Pattern, ...]) -> Rules:
    library = copy.copy(rules.library)
    if name == TRADITION:
        library.tradition = PatternSet(parts)
    else:
        library.guards = {**library.guards, name: parts}
    return replace(rules, library=library)


def _less_frame(rules: Rules, part: Pattern) -> Rules:
    def others(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
        return tuple(wording for wording in wordings if wording.pattern is not part)

    return _with_rules(rules, [replace(rule, wordings=others(rule.wordings)) for rule in rules.rules.values()])


def _with_rules(rules: Rules, changed: Iterable[ClaimRule]) -> Rules:
    return replace(rules, rules={**rules.rules, **{rule.id: rule for rule in changed}})


def digest(vocabulary: Vocabulary) -> str:
    """One line for each list: its name, how many terms it has, and a short hash of them."""
    return "".join(f"{line}\n" for line in _digest_lines(vocabulary).values())


def _digest_lines(vocabulary: Vocabulary) -> dict[str, str]:
    return {name: _digest_line(name, terms) for name, terms in sorted(vocabulary.lists.items())}


def _digest_line(name: str, terms: Sequence[str]) -> str:
    return f"{name}: {len(terms)} {hashlib.sha256(chr(10).join(sorted(terms)).encode()).hexdigest()[:12]}"


def sampled(found: Iterable[Mutant], most: int, seed: int) -> list[Mutant]:
    """At most so many mutants of each kind, the same ones for the same seed; all of them for 0."""
    by_kind: dict[MutantKind, list[Mutant]] = {kind: [] for kind in MutantKind}
    for mutant in found:
        by_kind[mutant.kind].append(mutant)
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [
        mutant
        for members in by_kind.values()
        for mutant in (chance.sample(members, most) if 0 < most < len(members) else members)
    ]


def run(bench: Bench, chosen: Sequence[Mutant], workers: int = 1) -> Outcome:
    """Take each chosen piece away, in so many processes."""
    # Compiled patterns cannot be sent to another process, but a fork has them.
    with multiprocessing.get_context("fork").Pool(workers, initializer=_share, initargs=(bench, chosen)) as pool:
        noticed = pool.map(_notices, range(len(chosen)), chunksize=8)
    return Outcome(tuple(chosen), tuple(mutant for mutant, seen in zip(chosen, noticed, strict=True) if not seen))


_shared: tuple[Bench, Sequence[Mutant]]


def _share(bench: Bench, chosen: Sequence[Mutant]) -> None:
    global _shared
    _shared = bench, chosen
    gc.freeze()  # what is here stays; looking through it for garbage would take most of the time


def _notices(number: int) -> bool:
    bench, chosen = _shared
    return bench.notices(chosen[number])


def as_text(outcome: Outcome) -> Iterator[str]:
    """A table by kind, then what survived."""
    yield f"{'':<10}{'sampled':>8}{'noticed':>10}{'survived':>10}"
    for kind, figures in outcome.figures.items():
        yield f"{kind:<10}{figures['sampled']:>8}{figures['noticed']:>10}{figures['survived']:>10}"
    yield from (f"Nobody would miss {mutant.kind} {mutant.where}: {mutant.what}" for mutant in outcome.survived)


def as_json(outcome: Outcome) -> str:
    """The same for machines."""
    survived = [{"kind": mutant.kind, "where": mutant.where, "what": mutant.what} for mutant in outcome.survived]
    return json.dumps({"kinds": outcome.figures, "survived": survived}, ensure_ascii=False, indent=2)


@click.command()
@click.option(
    "--sample", type=click.IntRange(min=0), default=100, show_default=True, help="So many of each kind; 0: all."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Chooses the sample.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--refresh-digest", is_flag=True, help=f"Only write {DIGEST}, after a list was changed on purpose.")
@click.pass_context
def mutation(ctx: click.Context, sample: int, seed: int, workers: int, format_: str, refresh_digest: bool) -> None:
    """Take pieces of the rule data away; end with 1 where nobody would miss a guard or a pattern of a rule."""
    rules = built_in()
    if refresh_digest:
        DIGEST.write_text(digest(rules.library.vocabulary), encoding="utf-8")
        return
    sentences = read_corpora(sorted(CORPORA.glob("*/*.jsonl")))
    bench = Bench(rules, trials(rules, sentences), DIGEST.read_text(encoding="utf-8"))
    chosen = sampled(mutants(resources.files("seo_checks.claims"), rules), sample, seed)
    outcome = run(bench, chosen, workers)
    click.echo(as_json(outcome) if format_ == "json" else "\n".join(as_text(outcome)))
    ctx.exit(outcome.failed)


if __name__ == "__main__":
    mutation(prog_name="python -m tools.mutation")
