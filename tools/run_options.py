"""The options that say when a run fails and how it works; they take precedence over the configuration."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import click

from seo_checks.catalogue import catalogue
from tools.cache import FOLDER
from tools.configuration.run import FAIL_ON, RunSettings, metric_names, nearest_name
from tools.cores import usual_jobs
from tools.rule_names import complete_limits

_PATH = click.Path(path_type=Path)


@dataclass(frozen=True)
class RunWanted:
    """What the options say of the run."""

    fail_on: str | None
    most: tuple[str, ...]
    least_metric: tuple[str, ...]
    most_metric: tuple[str, ...]
    baseline: Path | None
    jobs: int | None
    no_cache: bool
    cache_dir: Path

    def over(self, settings: RunSettings) -> RunSettings:
        """The settings with what the options say above them. Raises UsageError, naming the option."""
        return replace(
            settings,
            fail_on=self.fail_on or settings.fail_on,
            most={**settings.most, **_numbers("--max", self.most, catalogue)},
            least_metric={**settings.least_metric, **_numbers("--min-metric", self.least_metric, metric_names)},
            most_metric={**settings.most_metric, **_numbers("--max-metric", self.most_metric, metric_names)},
            baseline=self.baseline or settings.baseline,
        )

    @property
    def cache_folder(self) -> Path | None:
        """Where reports are kept between runs; None where they are not."""
        return None if self.no_cache else self.cache_dir

    def jobs_for(self, pages: int | None) -> int:
        """How many pages are audited at once."""
        return self.jobs or usual_jobs(pages)


_OPTIONS = (
    click.option(
        "--fail-on", type=click.Choice(FAIL_ON), help="The mildest severity that ends with exit code 1.  [must-fix]"
    ),
    click.option(
        "--max", "most", multiple=True, metavar="RULE=N", help="Fail on more than N findings of a rule.",
        shell_complete=complete_limits,
    ),
    click.option("--min-metric", "least_metric", multiple=True, metavar="NAME=N", help="Fail on pages below a figure."),
    click.option("--max-metric", "most_metric", multiple=True, metavar="NAME=N", help="Fail on pages above a figure."),
    click.option("--baseline", type=_PATH, metavar="FILE", help="Fail only on what it does not have."),
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Pages audited at once."),
    click.option("--no-cache", is_flag=True, help="Audit again what has not changed."),
    click.option(
        "--cache-dir", type=_PATH, default=Path(FOLDER), show_default=True, metavar="FOLDER", help="Where."
    ),
)  # fmt: skip


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which is given them as one argument, `run`."""

    @functools.wraps(command)
    def packed(*args: Any, **options: Any) -> Any:
        wanted = RunWanted(**{field.name: options.pop(field.name) for field in fields(RunWanted)})
        return command(*args, run=wanted, **options)

    wrapped: Callable[..., Any] = packed
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _numbers(option: str, values: Collection[str], names: Callable[[], Collection[str]]) -> dict[str, float]:
    numbers = {}
    known = names() if values else ()
    for value in values:
        name, _, number = value.partition("=")
        if name not in known:
            raise click.UsageError(f'{option} {value}: there is no "{name}". {nearest_name(name, known)}')
        try:
            numbers[name] = float(number)
        except ValueError:
            raise click.UsageError(f"{option} {value}: write {name}=NUMBER.") from None
    return numbers
