"""Checkstyle's XML, which most build servers read."""

from __future__ import annotations

from types import MappingProxyType
from xml.etree import ElementTree

from seo_checks.findings import Severity
from seo_checks.formatters.listing import open_findings, problems, said
from seo_checks.formatters.places import home_of, path_of
from seo_checks.formatters.style import Style
from seo_checks.formatters.xml import as_xml, in_xml
from seo_checks.report import Report

_SEVERITY = MappingProxyType({Severity.MUST_FIX: "error", Severity.REVIEW: "warning", Severity.ADVICE: "info"})


def checkstyle(report: Report, style: Style) -> str:
    """A file for each page, with its open findings and what was not read of it as errors."""
    root = ElementTree.Element("checkstyle", version="4.3")
    files = {
        page.source: ElementTree.SubElement(root, "file", name=in_xml(path_of(page.source, style)))
        for page in report.pages
    }
    for problem in problems(report):
        _add(files[problem.source], problem.severity, problem.rule, problem.message, 1, None)
    for one in open_findings(report):
        found, home = one.finding, home_of(one, report)
        file = files[home] if home in files else ElementTree.SubElement(root, "file", name=in_xml(home))
        _add(file, found.severity, found.rule, said(found), found.line or 1, found.column)
    return as_xml(root)


def _add(file: ElementTree.Element, severity: Severity, rule: str, message: str, line: int, column: int | None) -> None:
    place = {"line": str(line), **({"column": str(column)} if column else {})}
    what = {"severity": _SEVERITY[severity], "message": in_xml(message), "source": f"caveat.{rule}"}
    ElementTree.SubElement(file, "error", place | what)
