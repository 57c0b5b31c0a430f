"""`caveat evaluate`: measure the claim rules against labelled sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from tools.configuration.profiles import Profiles
from tools.evaluation.corpus import CorpusError, read_corpora
from tools.evaluation.json import as_json
from tools.evaluation.judging import Judgement, judge
from tools.evaluation.labels import Labelled
from tools.evaluation.measurement import PARTS, Row, false_alarms, misses, row, rows
from tools.evaluation.outcome import Listing, Outcome, Threshold
from tools.evaluation.selection import Selection
from tools.evaluation.text import as_text
from tools.terminal import complain, style_for, write, write_utf8

_SHARE = click.FloatRange(0, 1)
_THRESHOLDS: Mapping[str, str] = {
    "min_recall": "recall",
    "min_precision": "precision",
    "min_must_recall": "must_recall",
    "min_must_precision": "must_fix_precision",
}
_MOST_BAD_LINES = 50
_EPILOG = """\b
Exit codes:
  0   measured, and no figure below its least
  1   a figure below its least
  2   nothing measured: a line, the profile or an option cannot be used (see standard error)

\b
Examples:
  caveat evaluate labelled.jsonl --by site --except-closed 0-5 --misses 20
  caveat evaluate labelled.jsonl --closed 0-5 --figures-only --min-must-recall 0.9
"""


@click.command(epilog=_EPILOG)
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS.jsonl…", type=click.Path(path_type=Path))
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The profile.  [default: as for `caveat check`]",
)
@click.option("--sites", multiple=True, metavar="NAME", help="Only these sites (a,b or repeated).")
@click.option("--closed", metavar="DIGITS", help="Only sites whose hash begins so: 0-5, or 0,3,a-c.")
@click.option("--except-closed", metavar="DIGITS", help="All but those: what may be read.")
@click.option("--figures-only", is_flag=True, help="Never print a sentence.")
@click.option("--misses", "most_misses", type=click.IntRange(min=0), default=0, metavar="N", help="List N misses.")
@click.option(
    "--false-alarms", "most_alarms", type=click.IntRange(min=0), default=0, metavar="N", help="List N false alarms."
)
@click.option("--by", multiple=True, type=click.Choice(list(PARTS)), help="Tables by these too; JSON has them all.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--min-recall", type=_SHARE, metavar="SHARE", help="Least recall of must and should, 0 to 1.")
@click.option("--min-precision", type=_SHARE, metavar="SHARE", help="Least precision of must and should.")
@click.option("--min-must-recall", type=_SHARE, metavar="SHARE", help="Least recall of must, as must-fix.")
@click.option("--min-must-precision", type=_SHARE, metavar="SHARE", help="Least precision of must-fix findings.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    /,
    corpora: tuple[Path, ...],
    config: Path | None,
    sites: tuple[str, ...],
    closed: str | None,
    except_closed: str | None,
    figures_only: bool,
    most_misses: int,
    most_alarms: int,
    by: tuple[str, ...],
    format_: str,
    **least: float | None,
) -> None:
    """Measure the claim rules against sentences that people have labelled: JSON lines with id, text, flag (must,
    should, no, either), category (list) and span ([start, end) or null); where known, also site, group (clinic, sober,
    other), page or doc, order, block, role and title.

    A site's hash is the SHA-256 of its name: with it, sites can be kept closed, measured but never read.
    """
    if figures_only and (most_misses or most_alarms):
        raise click.UsageError("--figures-only prints no sentence: leave it out, or --misses and --false-alarms.")
    profile = Profiles(config).of_run()
    selection = Selection(_names(sites), closed, except_closed)
    judgement = judge(_selected(ctx, corpora, selection), profile)
    pooled = row(None, judgement.judged)
    outcome = Outcome(
        corpora=tuple(path.as_posix() for path in corpora),
        profile=profile.name,
        selection=str(selection),
        pooled=pooled,
        parts={part: rows(part, judgement.judged) for part in PARTS if part in by or format_ == "json"},
        misses=Listing.of(misses(judgement.judged), most_misses),
        false_alarms=Listing.of(false_alarms(judgement.judged), most_alarms),
        thresholds=tuple(_thresholds(pooled, least)),
        elsewhere=judgement.elsewhere,
        problems=tuple(_problems(judgement, figures_only)),
    )
    if format_ == "json":
        write_utf8(as_json(outcome))
    else:
        write(as_text(outcome, style_for(None, "never", None)))
    ctx.exit(_verdict(outcome))


def _names(values: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for value in values for name in value.split(","))
    if not all(names):
        raise click.UsageError("--sites lacks a name.")
    return names


def _selected(ctx: click.Context, corpora: Sequence[Path], selection: Selection) -> tuple[Labelled, ...]:
    try:
        return selection.of(read_corpora(corpora))
    except CorpusError as error:
        _complain_about_lines(error)
        ctx.exit(2)


def _thresholds(pooled: Row, least: Mapping[str, float | None]) -> Iterator[Threshold]:
    for name, figure in _THRESHOLDS.items():
        wanted = least[name]
        if wanted is not None:
            yield Threshold(figure, f"--{name.replace('_', '-')}", wanted, pooled.estimates[figure].value)


def _problems(judgement: Judgement, figures_only: bool) -> Iterator[tuple[str, str]]:
    """What could not be judged. The words of a check that failed may quote the page, so closed text keeps them in."""
    for page, problem in judgement.problems:
        yield page, "Not judged in full; why is told without --figures-only." if figures_only else problem


def _verdict(outcome: Outcome) -> int:
    """Say on standard error what is wrong, and give the exit code.

    What the engine could not judge is a problem of the engine, which the figures show; it does not make them wrong.
    """
    for page, problem in outcome.problems:
        complain(problem, page)
    for threshold in outcome.thresholds:
        if not threshold.met:
            value = "cannot be told" if threshold.value is None else f"is {threshold.value:.3f}"
            complain(f"{threshold.figure} {value}, and {threshold.option} asks for {threshold.least:.3f}.")
    return int(not all(threshold.met for threshold in outcome.thresholds))


def _complain_about_lines(error: CorpusError) -> None:
    for bad in error.bad_lines[:_MOST_BAD_LINES]:
        complain(f"{bad.cause}.", f"{bad.file}:{bad.line}")
    more = len(error.bad_lines) - _MOST_BAD_LINES
    complain(f"{f'and {more:,} more. ' if more > 0 else ''}{error}")
