"""The report for people at a terminal: page by page, finding by finding, the words marked in their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seo_checks.document import ABOUT_THE_PAGE, Role
from seo_checks.findings import Finding, Status
from seo_checks.formatters.cells import neutral, width, wrap_text
from seo_checks.formatters.listing import in_sentence, reason
from seo_checks.formatters.marking import marked_lines
from seo_checks.formatters.style import Style
from seo_checks.report import PageReport, PageStatus, Report

_INDENT = " " * 4
_UNSEEN = ABOUT_THE_PAGE | {Role.ALT_TEXT}
_LABEL = 10  # columns of "Evidence" and the blanks after it
_TITLES = 4  # of the basis; the JSON report names them all


def text(report: Report, style: Style) -> str:
    """Every finding with its words, what is wrong, why, the basis and what would stand; then the counts."""
    lines: list[str] = []
    for page in report.pages:
        lines += [*_page(page, style), ""]
    across = _but_known(report.site_findings)
    if across:
        lines += [style.paint("Across pages", "bold"), *_findings(across, style), ""]
    lines += [style.paint(style.symbols.line * style.width, "dim"), *_summary(report, style)]
    return "\n".join(lines) + "\n"


def _page(page: PageReport, style: Style) -> Iterator[str]:
    yield from _header(page, style)
    for problem in page.problems:
        yield ""
        for position, line in enumerate(wrap_text(problem, style.width - 4, style.encoding)):
            yield f"{'    ' if position else '  ! '}{style.paint(line, 'yellow')}"
    new = _but_known(page.findings)
    if new:
        yield from _findings(new, style)
    elif page.findings:
        yield from ("", f"  Nothing but what the baseline has ({counted(len(page.findings), 'finding')}).")
    elif page.status is not PageStatus.FAILED:
        yield from ("", "  Nothing flagged.")


def _but_known(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those of the baseline: the summary counts them, and reports for files list them."""
    return [finding for finding in findings if finding.status is not Status.KNOWN]


def _header(page: PageReport, style: Style) -> Iterator[str]:
    """Source, title and figures, on one line where they fit, else below each other."""
    source, title = neutral(page.source, style.encoding), neutral(page.title, style.encoding)
    figures = f" {style.symbols.dot} ".join(_figures(page))
    gap = style.width - width(f"{source}   {title}{figures}")
    if gap >= 3:
        yield f"{style.paint(source, 'bold')}   {title}{' ' * gap}{figures}"
        return
    yield from (style.paint(line, "bold") for line in wrap_text(source, style.width))
    for part in (title, figures):
        yield from (f"  {line}" for line in wrap_text(part, style.width - 2))


def _figures(page: PageReport) -> Iterator[str]:
    if page.status is PageStatus.FAILED:
        yield "not read"
        return
    if "words" in page.metrics:
        yield counted(page.metrics["words"], "word")
    if "reading_grade" in page.metrics:
        yield f"reading grade {page.metrics['reading_grade']:.1f}"
    if "sentences" in page.metrics:
        yield counted(page.metrics["sentences"], "sentence")
    if page.status is PageStatus.PARTIAL:
        yield "read in part"


def _findings(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    for finding in findings:
        yield ""
        yield from _finding(finding, style)


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    mark, word, paint = style.verdict(finding)
    columns = style.width - len(_INDENT)
    place = _place(finding)
    gap = " " * max(2, style.width - 14 - len(finding.rule) - len(place))
    yield f"  {style.paint(f'{mark} {word:<8}', paint)}  {finding.rule}{gap}{style.paint(place, 'dim')}".rstrip()
    for line, marks in marked_lines(*in_sentence(finding), columns, style):
        yield _INDENT + line
        if marks:
            yield _INDENT + " " * (len(marks) - len(marks.lstrip())) + style.paint(marks.lstrip(), paint)
    if finding.status is not Status.OPEN:
        yield from labelled("Reason" if finding.suppression else "Evidence", reason(finding), style)
        return
    for line in wrap_text(finding.message, columns, style.encoding):
        yield _INDENT + style.paint(line, "bold")
    yield from (_INDENT + line for line in wrap_text(finding.why, columns, style.encoding))
    yield from labelled("Basis", _basis(finding, style), style)
    yield from labelled("Evidence", reason(finding), style)
    for position, suggestion in enumerate(finding.suggestions):
        yield from labelled("or" if position else "Try", suggestion, style)


def _basis(finding: Finding, style: Style) -> str:
    titles = [source.title for source in finding.sources]
    more = f" and {len(titles) - _TITLES} more" if len(titles) > _TITLES else ""
    return f" {style.symbols.dot} ".join(titles[:_TITLES]) + more


def _place(finding: Finding) -> str:
    """Line and column, and what stands there where a visitor of the page does not see it as text."""
    place = "" if finding.line is None else f"{finding.line}:{finding.column}"
    unseen = finding.role.value.replace("-", " ") if finding.role in _UNSEEN else ""
    return " ".join(part for part in (unseen, place) if part)


def labelled(label: str, content: str, style: Style) -> Iterator[str]:
    """A label and what it stands for, wrapped beside it; nothing where there is no content."""
    lines = wrap_text(content, style.width - len(_INDENT) - _LABEL, style.encoding)
    for position, line in enumerate(lines):
        yield f"{_INDENT}{'' if position else label:<{_LABEL}}{line}"


def _summary(report: Report, style: Style) -> Iterator[str]:
    counts = report.summary()
    found = [f"{counts[key]:,} {key}" for key in ("must-fix", "review", "advice", "cleared")]
    found += [f"{counts[key]:,} {key}" for key in ("suppressed", "known") if counts[key]]
    parts = [f" {style.symbols.dot} ".join([counted(counts["pages"], "page"), *found])]
    for key, what in (("failed", "not read"), ("partial", "read in part")):
        if counts[key]:
            parts.append(f"{counted(counts[key], 'page')} {what} (see above)")
    if style.elapsed is not None:
        parts.append(f"{style.elapsed:.2f} s")
    line = (" " * 8).join(parts)
    if width(line) <= style.width:
        yield line
    else:
        yield from (line for part in parts for line in wrap_text(part, style.width))


def counted(number: float, noun: str) -> str:
    """ "1 page", "2,000 pages"."""
    return f"{number:,.0f} {noun}{'' if number == 1 else 's'}"
