"""One line per finding, for editors and build logs: `path:line:column: severity rule: message`."""

from __future__ import annotations

from seo_checks.findings import Finding, Status
from seo_checks.formatters.cells import neutral
from seo_checks.formatters.style import Style
from seo_checks.report import Report

_QUOTE = 60  # characters of the quoted words that a line repeats


def compact(report: Report, style: Style) -> str:
    """The open findings, one line each. A finding about a whole page is placed at its first character."""
    lines = [_line(page.source, finding, style) for page in report.pages for finding in page.findings if _open(finding)]
    lines += [_line("(across pages)", finding, style) for finding in report.site_findings if _open(finding)]
    return "".join(f"{line}\n" for line in lines)


def _open(finding: Finding) -> bool:
    return finding.status is Status.OPEN


def _line(source: str, finding: Finding, style: Style) -> str:
    symbols = style.symbols
    quote = finding.quote if len(finding.quote) <= _QUOTE else f"{finding.quote[:_QUOTE]}{symbols.ellipsis}"
    words = f" {symbols.opening}{quote}{symbols.closing}" if quote else ""
    severity = style.paint(finding.severity.value, style.verdict(finding)[2])
    place = f"{neutral(source, style.encoding)}:{finding.line or 1}:{finding.column or 1}"
    return f"{place}: {severity} {finding.rule}: {neutral(finding.message + words, style.encoding)}"
