"""The report as Markdown, for a job's summary, a ticket or a wiki."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seo_checks.findings import Category, Finding, Severity, Status
from seo_checks.formatters.listing import (
    Placed,
    Problem,
    in_sentence,
    placed,
    problems,
    reason,
    set_apart,
    standing,
    worst_first,
)
from seo_checks.formatters.marked_down import escaped, link
from seo_checks.formatters.style import Style, Symbols
from seo_checks.report import Report

_SUMMARY = 50  # findings, and problems, that a summary lists: GitHub takes 1 MiB
_WORDS = 300  # characters that a summary gives of a text


def markdown(report: Report, style: Style) -> str:
    """The whole report: counts, what was not read, the open findings page by page, and apart those not open."""
    lines = [*_head(report), *_problems(list(problems(report)))]
    for page in report.pages:
        found = [finding for finding in page.findings if finding.status is Status.OPEN]
        if found:
            title = f" — {escaped(page.title)}" if page.title else ""
            lines += ["", f"## {escaped(page.source)}{title}", "", *(line for one in found for line in _finding(one))]
    across = [finding for finding in report.site_findings if finding.status is Status.OPEN]
    if across:
        lines += ["", "## Across pages", "", *(line for one in across for line in _finding(one))]
    for status, apart in set_apart(report):
        lines += ["", f"## {standing(status)}", "", *(_apart(one) for one in apart)]
    return "\n".join(lines) + "\n"


def job_summary(report: Report) -> str:
    """The counts, and the gravest findings in a table that stays within what GitHub takes of a job."""
    found, unread = worst_first(report), list(problems(report))
    lines = [*_head(report), *_problems(unread[:_SUMMARY]), *_more(len(unread) - _SUMMARY, "problem")]
    if found:
        lines += ["", "| Severity | Where | What | Words |", "|---|---|---|---|", *map(_row, found[:_SUMMARY])]
        lines += _more(len(found) - _SUMMARY, "finding")
    return "\n".join(lines) + "\n"


def _head(report: Report) -> Iterator[str]:
    counts = report.summary()
    yield from ("# Caveat report", "")
    read = counts["pages"] - counts["failed"]
    parts = [f"{read:,} of {counts['pages']:,} pages read"]
    parts += [f"{counts['partial']:,} only in part"] if counts["partial"] else []
    made = f"Profile {escaped(report.profile)}, Caveat {escaped(report.version)}, rules {report.ruleset}."
    yield from (f"{', '.join(parts)}. {made}", "")
    apart = [(standing(status), found) for status, found in set_apart(report)]
    headings = [*(severity.value for severity in Severity), *(name for name, _ in apart)]
    yield from (f"| | {' | '.join(headings)} |", f"|---|{'--:|' * len(headings)}")
    for category in Category:
        mine = [one for one in placed(report) if one.finding.category is category]
        numbers = [sum(one.is_open and one.finding.severity is severity for one in mine) for severity in Severity]
        numbers += [sum(one.finding.category is category for one in found) for _, found in apart]
        yield f"| {category.value} | {' | '.join(f'{number:,}' for number in numbers)} |"


def _problems(unread: Sequence[Problem]) -> Iterator[str]:
    if unread:
        yield from ("", "## Not read, or only in part", "")
        yield from (f"- **{escaped(one.source)}**: {escaped(one.message)}" for one in unread)


def _more(number: int, noun: str) -> list[str]:
    return ["", f"And {number:,} more {noun}{'s' if number > 1 else ''}: see the whole report."] if number > 0 else []


def _finding(found: Finding) -> Iterator[str]:
    place = f" ({found.line}:{found.column})" if found.line else ""
    yield f"- {_severity(found)} `{found.rule}`{place}: **{escaped(found.message)}**"
    if found.quote:
        yield f"  > {_marked(found)}"
        yield ""  # or what follows would belong to the quotation
    yield from (f"  {line}  " for line in (escaped(found.why), _basis(found), escaped(reason(found))) if line)
    yield from (f"  - Try: {escaped(suggestion)}" for suggestion in found.suggestions)


def _severity(found: Finding) -> str:
    return f"{Symbols().of(found.severity)} {found.severity.value}"


def _marked(found: Finding) -> str:
    """The sentence with the quoted words in bold, and blanks around them where the sentence has some."""
    sentence, start, end = in_sentence(found)
    before, quote, after = sentence[:start], sentence[start:end], sentence[end:]
    gaps = (" " if before[-1:].isspace() else "", " " if after[:1].isspace() else "")
    return f"{escaped(before)}{gaps[0]}**{escaped(quote)}**{gaps[1]}{escaped(after)}".strip()


def _basis(found: Finding) -> str:
    titles = (link(source.title, source.url) for source in found.sources)
    return f"Basis: {' · '.join(titles)}" if found.sources else ""


def _apart(one: Placed) -> str:
    found = one.finding
    why = reason(found)
    return (
        f"- {escaped(one.source)}{f':{found.line}' if found.line else ''} `{found.rule}` ({found.severity.value}) "
        f"{escaped(_short(found.quote or found.message))}{f' — {escaped(why)}' if why else ''}"
    )


def _row(one: Placed) -> str:
    found = one.finding
    where = f"{one.source}:{found.line}" if found.line else one.source
    cells = (escaped(where), f"{escaped(_short(found.message))} `{found.rule}`", escaped(_short(found.quote)))
    return f"| {_severity(found)} | {' | '.join(cells)} |"


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[:_WORDS]}…"
