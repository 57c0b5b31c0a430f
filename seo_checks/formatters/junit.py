"""JUnit's XML as build servers read it: a suite for each page, a case for each rule that found something."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from seo_checks.findings import Severity, Status
from seo_checks.formatters.listing import ACROSS_PAGES, Placed, reason, said, standing
from seo_checks.formatters.style import Style
from seo_checks.formatters.xml import as_xml, in_xml
from seo_checks.report import PageReport, PageStatus, Report

_COUNTED = ("tests", "failures", "errors", "skipped")
_OUTCOME = MappingProxyType({"failures": "failure", "errors": "error", "skipped": "skipped"})


def junit(report: Report, style: Style) -> str:
    """The report as test results.

    A case fails where its findings are at or above the severity that fails the run (`style.fail_on`), else it passes
    and tells them in its output: JUnit has no warnings. What is not open is skipped. A page that was not read in full
    is an error.
    """
    root = Element("testsuites", name="caveat")
    for page in report.pages:
        suite = SubElement(root, "testsuite", name=in_xml(page.source))
        _reading(suite, page)
        _cases(suite, (Placed(page, finding) for finding in page.findings), style)
        _count(suite)
    if report.site_findings:
        suite = SubElement(root, "testsuite", name=ACROSS_PAGES)
        _cases(suite, (Placed(None, finding) for finding in report.site_findings), style)
        _count(suite)
    for name in _COUNTED:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    return as_xml(root)


def _reading(suite: Element, page: PageReport) -> None:
    """The case that every page has: it was read in full."""
    case = SubElement(suite, "testcase", name="page was read in full", classname=in_xml(page.source))
    if page.status is not PageStatus.AUDITED:
        problems = in_xml("\n".join(page.problems))
        SubElement(case, "error", type=page.status.value, message=problems.partition("\n")[0]).text = problems


def _cases(suite: Element, found: Iterable[Placed], style: Style) -> None:
    """A case for each rule, severity and standing: build servers keep one failure of a case."""
    for (rule, rank, status), group in groupby(sorted(found, key=_key), key=_key):
        same, severity = list(group), list(Severity)[rank]
        case = SubElement(suite, "testcase", name=f"{rule} ({severity.value})", classname=suite.get("name", ""))
        lines = "\n".join(_line(one) for one in same)
        if status != Status.OPEN:
            what = standing(Status(status))
            reasons = dict.fromkeys(filter(None, (reason(one.finding) for one in same)))
            SubElement(case, "skipped", message=in_xml(": ".join([what, *([" ".join(reasons)] if reasons else [])])))
            SubElement(case, "system-out").text = lines
        elif style.fail_on is not None and severity.rank <= style.fail_on.rank:
            more = f" (and {len(same) - 1:,} more)" if len(same) > 1 else ""
            message = in_xml(said(same[0].finding) + more)
            SubElement(case, "failure", type=severity.value, message=message).text = lines
        else:
            SubElement(case, "system-out").text = lines


def _key(one: Placed) -> tuple[str, int, str]:
    return one.finding.rule, one.finding.severity.rank, one.finding.status.value


def _line(one: Placed) -> str:
    found = one.finding
    place = f"{one.source}:{found.line or 1}:{found.column or 1}"
    return in_xml(" ".join(f"{place}: {found.severity.value} {found.rule}: {said(found)}".splitlines()))


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name in _COUNTED[1:]:
        suite.set(name, str(len(suite.findall(f"testcase/{_OUTCOME[name]}"))))
