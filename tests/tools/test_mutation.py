"""Mutation of rule data: what an example, a labelled sentence or the digest would miss is noticed, the rest is not."""

import json
from pathlib import Path

import pytest

from seo_checks.claims.loading import Rules
from tests.seo_checks.claims.reading import SMALL, loaded, written
from tools.evaluation.labels import Flag, Labelled
from tools.mutation import Bench, Mutant, MutantKind, as_json, as_text, digest, mutants, run, sampled
from tools.mutation_trials import trials

# Each kind of piece once with an example that needs it, and once with none.
DATA = {
    **SMALL,
    "guards.yaml": """
advice: [see your doctor if, ask your dentist whether]
debunking: [(myth|myths) that]
source: []
course: []
tradition: [in Chinese medicine, legend has it]
""",
    "frames.yaml": """
eases:
  says: Something eases a condition.
  strength: 3
  patterns: ['{relieve} ...3 @target:{condition}+', '@target:{condition} melts away']
""",
    "rules/cure.yaml": """
title: Claims a cure
definition: Says that a condition is cured.
severity: must-fix
message: Claims a cure.
why: Nobody can promise it.
basis: [uk-1]
patterns:
  - '{end} ...3 {condition}'
  - match: '{condition} is history'
unless: [dry cured, in the smokehouse]
rewrite: Say what you do.
examples:
  flag: [{text: It cures migraine., quote: cures migraine}]
  quiet:
    - See your doctor if a stranger cures migraine.
    - In Chinese medicine this cures migraine.
    - Dry cured ham cures migraine.
""",
    "rules/relief.yaml": """
title: Claims relief
definition: Says that a condition is eased.
severity: review
message: Claims relief.
why: Few conditions have evidence.
basis: [uk-1]
frames: [{frame: eases, targets: [condition]}]
rewrite: Cite what was found.
examples:
  flag: [{text: It eases migraine., quote: eases migraine}]
  quiet: [It does not ease migraine.]
""",
    "rules/speed.yaml": """
title: Promises speed
definition: Gives a time.
severity: must-fix
message: Promises speed.
why: Nobody knows how long it takes.
basis: [uk-1]
patterns: ['{relieve} ...4 in minutes']
rewrite: Leave out the time.
examples:
  flag: []
  quiet: []
""",
}
NEEDED = {
    (MutantKind.GUARD, "advice", "see your doctor if"),
    (MutantKind.GUARD, "tradition", "in Chinese medicine"),
    (MutantKind.FRAME, "eases", "{relieve} ...3 @target:{condition}+"),
    (MutantKind.UNLESS, "cure", "dry cured"),
    (MutantKind.PATTERN, "cure", "{end} ...3 {condition}"),
}
IDLE = {
    (MutantKind.GUARD, "advice", "ask your dentist whether"),
    (MutantKind.GUARD, "debunking", "(myth|myths) that"),
    (MutantKind.GUARD, "tradition", "legend has it"),
    (MutantKind.FRAME, "eases", "@target:{condition} melts away"),
    (MutantKind.UNLESS, "cure", "in the smokehouse"),
    (MutantKind.PATTERN, "cure", "{condition} is history"),
    (MutantKind.PATTERN, "speed", "{relieve} ...4 in minutes"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, DATA)


@pytest.fixture
def rules(folder: Path) -> Rules:
    return loaded(folder)


def named(found: list[Mutant]) -> set[tuple[MutantKind, str, str]]:
    return {(mutant.kind, mutant.where, mutant.what) for mutant in found}


def pieces(folder: Path, rules: Rules) -> list[Mutant]:
    """All mutants but those of terms."""
    return [mutant for mutant in mutants(folder, rules) if mutant.kind is not MutantKind.TERM]


def bench(rules: Rules, *sentences: Labelled, committed: str = "") -> Bench:
    return Bench(rules, trials(rules, sentences), committed)


def test_every_piece_of_the_data_is_a_mutant(folder: Path, rules: Rules) -> None:
    assert named(pieces(folder, rules)) == NEEDED | IDLE
    terms = [mutant for mutant in mutants(folder, rules) if mutant.kind is MutantKind.TERM]
    assert (MutantKind.TERM, "relieve", "ease~") in named(terms)


def test_what_an_example_needs_is_noticed_and_nothing_else(folder: Path, rules: Rules) -> None:
    outcome = run(bench(rules), pieces(folder, rules))
    assert named(outcome.survived) == IDLE
    assert outcome.failed


@pytest.mark.parametrize(
    ("text", "flag", "piece"),
    [
        ("Migraine is history.", Flag.MUST, (MutantKind.PATTERN, "cure", "{condition} is history")),
        ("It eases migraine in minutes.", Flag.MUST, (MutantKind.PATTERN, "speed", "{relieve} ...4 in minutes")),
        ("Stress melts away.", Flag.SHOULD, (MutantKind.FRAME, "eases", "@target:{condition} melts away")),
        ("It is a myth that oil cures migraine.", Flag.NO, (MutantKind.GUARD, "debunking", "(myth|myths) that")),
    ],
)
def test_what_a_labelled_sentence_needs_is_noticed(
    folder: Path, rules: Rules, text: str, flag: Flag, piece: tuple[MutantKind, str, str]
) -> None:
    outcome = run(bench(rules, Labelled("A", text, flag)), pieces(folder, rules))
    assert named(outcome.survived) == IDLE - {piece}


def test_sentence_that_is_judged_wrongly_anyway_notices_nothing(folder: Path, rules: Rules) -> None:
    outcome = run(bench(rules, Labelled("A", "Migraine is history.", Flag.NO)), pieces(folder, rules))
    assert named(outcome.survived) == IDLE


def test_term_is_noticed_where_its_list_agrees_with_the_digest(folder: Path, rules: Rules) -> None:
    current = digest(rules.library.vocabulary)
    outdated = current.replace("\nrelieve: 2 ", "\nrelieve: 1 ")
    assert outdated != current
    terms = [mutant for mutant in mutants(folder, rules) if mutant.kind is MutantKind.TERM]
    assert run(bench(rules, committed=current), terms).survived == ()
    outcome = run(bench(rules, committed=outdated), terms)
    assert {mutant.where for mutant in outcome.survived} == {"relieve"}
    assert not outcome.failed


def test_digest_changes_with_any_term_but_not_with_their_order(folder: Path, rules: Rules) -> None:
    before = digest(rules.library.vocabulary)
    lists = folder / "concepts/lists.yaml"
    for terms, same in (("ease~, relieve~", True), ("relieve~, soothe~", False)):
        written(folder, {"concepts/lists.yaml": DATA["concepts/lists.yaml"].replace("relieve~, ease~", terms)})
        assert terms in lists.read_text(encoding="utf-8")
        assert (digest(loaded(folder).library.vocabulary) == before) is same


def test_sample_is_the_same_for_the_same_seed(folder: Path, rules: Rules) -> None:
    everything = list(mutants(folder, rules))
    assert sampled(everything, 2, seed=1) == sampled(everything, 2, seed=1)
    assert len(sampled(everything, 2, seed=1)) == 2 * len(MutantKind)
    assert len({tuple(named(sampled(everything, 2, seed))) for seed in range(9)}) > 1
    assert len(sampled(everything, 0, seed=1)) == len(everything)


def test_processes_find_the_same(folder: Path, rules: Rules) -> None:
    tried = bench(rules), pieces(folder, rules)
    assert run(*tried, workers=2).survived == run(*tried).survived


def test_reports_tell_figures_and_survivors(folder: Path, rules: Rules) -> None:
    outcome = run(bench(rules), pieces(folder, rules))
    data = json.loads(as_json(outcome))
    assert data["kinds"]["guard"] == {"sampled": 5, "noticed": 2, "survived": 3}
    assert {"kind": "unless", "where": "cure", "what": "in the smokehouse"} in data["survived"]
    lines = list(as_text(outcome))
    assert lines[0].split() == ["sampled", "noticed", "survived"]
    assert ["guard", "5", "2", "3"] in [line.split() for line in lines]
    assert "Nobody would miss pattern cure: {condition} is history" in lines
