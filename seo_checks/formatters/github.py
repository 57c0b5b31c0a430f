"""GitHub's workflow commands, which show findings beside the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.findings import Severity
from seo_checks.formatters.cells import neutral
from seo_checks.formatters.listing import Placed, problems, said, worst_first
from seo_checks.formatters.places import is_address, path_of
from seo_checks.formatters.style import Style
from seo_checks.report import Report

MOST = 10  # of a level, that GitHub shows of a step
_LEVELS = MappingProxyType({Severity.MUST_FIX: "error", Severity.REVIEW: "warning", Severity.ADVICE: "notice"})


def github(report: Report, style: Style) -> str:
    """The open findings as annotations, the gravest first, what was not read before all; ten of each level.

    A last line says how many more there are.
    """
    by_level: dict[str, list[str]] = {level: [] for level in _LEVELS.values()}
    for problem in problems(report):
        level = _LEVELS[problem.severity]
        by_level[level].append(_command(level, problem.rule, problem.message, _file(problem.source, style)))
    for one in worst_first(report):
        level = _LEVELS[one.finding.severity]
        by_level[level].append(_command(level, one.finding.rule, _message(one), _place(one, style)))
    lines = [line for commands in by_level.values() for line in commands[:MOST]]
    more = [f"{len(found) - MOST:,} more of level {level}" for level, found in by_level.items() if len(found) > MOST]
    if more:
        lines.append(f"caveat: {', '.join(more)}: GitHub shows {MOST} of a level; the job summary has more.")
    return "".join(f"{line}\n" for line in lines)


def _message(one: Placed) -> str:
    return " ".join([said(one.finding), *(f"Try: {suggestion}" for suggestion in one.finding.suggestions[:1])])


def _file(source: str, style: Style) -> dict[str, str]:
    """The file that an annotation is shown in; a page on the web has none."""
    return {} if is_address(source) else {"file": path_of(source, style)}


def _place(one: Placed, style: Style) -> dict[str, str]:
    """The file and the words in it. GitHub refuses columns where the words go on over the end of a line."""
    found = one.finding
    if one.page is None:
        return {}
    numbers = {"line": found.line, "endLine": found.end_line}
    if found.end_line in (None, found.line):
        numbers |= {"col": found.column, "endColumn": found.end_column}
    return _file(one.source, style) | {name: str(number) for name, number in numbers.items() if number}


def _command(level: str, rule: str, message: str, place: dict[str, str]) -> str:
    properties = ",".join(_properties({**place, "title": f"Caveat: {rule}"}))
    return f"::{level} {properties}::{_data(message)}"


def _properties(values: dict[str, str]) -> Iterator[str]:
    for name, value in values.items():
        yield f"{name}={_data(value).replace(':', '%3A').replace(',', '%2C')}"


def _data(text: str) -> str:
    """`text` as GitHub's own toolkit escapes it; line breaks and whatever a terminal would obey are made harmless."""
    return neutral(text).replace("%", "%25")
