"""Where the reports of one run go: which formats to which files, and writing them."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import click

from seo_checks import CaveatError, Report
from seo_checks.formatters import FOR_TERMINALS, FORMATTERS, Style
from seo_checks.formatters.markdown import job_summary
from tools.files import write_whole
from tools.terminal import complain, encoded, is_terminal, write, write_bytes

_OF_SUFFIX = MappingProxyType(
    {
        ".csv": "csv",
        ".htm": "html",
        ".html": "html",
        ".json": "json",
        ".jsonl": "jsonl",
        ".md": "markdown",
        ".sarif": "sarif",
        ".xlsx": "xlsx",
    }
)
_NAMED = re.compile(r"(?P<format>[A-Za-z][\w-]*)=(?P<file>.*)", re.DOTALL)

_COMMAND = re.compile(r"^([^\S\n]*:)(?=:)", re.MULTILINE)


class Output(NamedTuple):
    """One report to write; `path` is None for standard output."""

    format: str
    path: Path | None = None


def chosen_outputs(values: Iterable[str], format_: str | None, compact: bool) -> list[Output]:
    """What the options ask for.

    `FORMAT=FILE` is written beside what goes to standard output; a FILE alone takes the place of that, in the format of
    --format, else in that of its suffix. Raises UsageError where that makes no sense.
    """
    if compact and format_ not in (None, "text", "compact"):
        raise click.UsageError(f"--compact is a form of --format text: choose one of --compact and --format {format_}.")
    chosen = "compact" if compact else format_
    outputs = [_output(value, chosen) for value in values]
    _refuse_same_file(outputs)
    if all(_NAMED.fullmatch(value) for value in values):
        outputs.insert(0, Output(chosen or "text"))
    if Output("xlsx") in outputs and is_terminal(sys.stdout):
        raise click.UsageError("A terminal cannot show xlsx. Add --output FILE, such as --output report.xlsx.")
    return outputs


def _output(value: str, chosen: str | None) -> Output:
    named = _NAMED.fullmatch(value)
    if named is None:
        return Output(chosen or _guessed(value), Path(value))
    format_, file = named["format"], named["file"]
    if format_ not in FORMATTERS:
        near = difflib.get_close_matches(format_.lower(), FORMATTERS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(FORMATTERS)}."
        raise click.UsageError(
            f"--output {value}: there is no format {format_}. {hint} For a file of that name, write ./{value}."
        )
    if not file:
        raise click.UsageError(f"--output {value}: name the file after the sign of equality.")
    return Output(format_, Path(file))


def _guessed(file: str) -> str:
    suffix = Path(file).suffix.lower()
    if suffix == ".xml":
        raise click.UsageError(f"--output {file}: say which XML: junit={file} or checkstyle={file}.")
    return _OF_SUFFIX.get(suffix, "text")


def _refuse_same_file(outputs: Iterable[Output]) -> None:
    files = Counter(os.path.realpath(output.path) for output in outputs if output.path)
    for file, times in files.items():
        if times > 1 and (not Path(file).exists() or Path(file).is_file()):
            raise click.UsageError(f"{file} is named by {times} --output: give each a file of its own.")


def write_all(report: Report, outputs: Iterable[Output], style_for: Callable[[Path | None], Style]) -> bool:
    """Write every report, and whether all were: one that cannot be written is complained about, and the others are."""
    all_written = True
    for output in outputs:
        try:
            _write(report, output, style_for(output.path))
            if output.format == "github":
                _add_job_summary(report)
        except CaveatError as error:
            complain(str(error))
            all_written = False
    return all_written


def _write(report: Report, output: Output, style: Style) -> None:
    written = FORMATTERS[output.format](report, style)
    if output.path is not None:
        write_whole(output.path, written if isinstance(written, bytes) else encoded(written))
    elif isinstance(written, str) and output.format in FOR_TERMINALS:
        write(_without_commands(written) if os.environ.get("GITHUB_ACTIONS") else written)
    else:
        write_bytes(written if isinstance(written, bytes) else encoded(written))


def _without_commands(text: str) -> str:
    """The text with nothing in it that GitHub's runner, which reads all that is printed, would obey."""
    return _COMMAND.sub(r"\1 ", text).replace("##[", "# #[")


def _add_job_summary(report: Report) -> None:
    """What GitHub shows on the page of the run; steps add to the file that it names."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("ab") as file:
            file.write(encoded(job_summary(report)))
    except OSError as error:
        raise CaveatError(
            f"{name} cannot be written: {error.strerror}.", "It is what GITHUB_STEP_SUMMARY names: mend or unset that."
        ) from None
