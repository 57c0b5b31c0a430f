"""Whatever the format, it holds as many open findings of each severity as the report does."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from lxml import etree
from openpyxl import load_workbook

from seo_checks import Category, Finding, PageReport, Report, Severity, Status
from seo_checks.formatters import FORMATTERS, Style
from tests.seo_checks.formatters.reports import about_the_page, finding, hostile, mixed, page, report

NAMES = tuple(severity.value for severity in Severity)
NOT_FINDINGS = {"page-not-read", "page-read-in-part"}


def by_level(*levels: str) -> dict[str, str]:
    return dict(zip(levels, NAMES, strict=True))


def in_text(written: str) -> list[str]:
    return re.findall(r"^  . (must-fix|review|advice) +[\w-]+ *(?:[a-z ]*\d+:\d+)?$", written, re.MULTILINE)


def in_compact(written: str) -> list[str]:
    return re.findall(r":\d+:\d+: (must-fix|review|advice) [\w-]+: ", written)


def in_json(written: str) -> list[str]:
    data = json.loads(written)
    found = [one for audited in data["pages"] for one in audited["findings"]] + data["site"]["findings"]
    return [one["severity"] for one in found if one["status"] == "open"]


def in_jsonl(written: str) -> list[str]:
    return [one["severity"] for line in written.splitlines() if (one := json.loads(line)).get("status") == "open"]


def in_sarif(written: str) -> list[str]:
    levels = by_level("error", "warning", "note")
    return [
        levels[result["level"]]
        for result in json.loads(written)["runs"][0]["results"]
        if result["kind"] == "fail" and not result.get("suppressions") and result.get("baselineState") != "unchanged"
    ]


def in_junit(written: str) -> list[str]:
    cases = [case for suite in JUnitXml.fromstring(written.encode()) for case in suite if not case.is_skipped]
    said = [text for case in cases for text in (case.system_out, *(result.text for result in case.result)) if text]
    return [found for text in said for found in re.findall(r":\d+:\d+: (must-fix|review|advice) ", text)]


def in_gitlab(written: str) -> list[str]:
    levels = by_level("critical", "major", "info")
    return [levels[issue["severity"]] for issue in json.loads(written) if issue["check_name"] not in NOT_FINDINGS]


def in_github(written: str) -> list[str]:
    levels = by_level("error", "warning", "notice")
    found = re.findall(r"^::(\w+) (?:.*,)?title=Caveat%3A ([\w-]+)::", written, re.MULTILINE)
    more = re.findall(r"(\d+) more of level (\w+)", written)
    shown = [levels[level] for level, rule in found if rule not in NOT_FINDINGS]
    return shown + [levels[level] for count, level in more for _ in range(int(count))]


def in_rdjson(written: str) -> list[str]:
    levels = by_level("ERROR", "WARNING", "INFO")
    found = json.loads(written)["diagnostics"]
    return [levels[one["severity"]] for one in found if one["code"]["value"] not in NOT_FINDINGS]


def in_checkstyle(written: str) -> list[str]:
    levels = by_level("error", "warning", "info")
    found = [dict(error.attrib) for error in etree.fromstring(written.encode()).iter("error")]
    return [levels[one["severity"]] for one in found if one["source"].removeprefix("caveat.") not in NOT_FINDINGS]


def in_csv(written: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    return [row["severity"] for row in rows if row["status"] == "open"]


def in_xlsx(written: bytes) -> list[str]:
    sheet = load_workbook(io.BytesIO(written), read_only=True)["Findings"]
    heading, *rows = sheet.iter_rows(values_only=True)
    return [row[heading.index("severity")] for row in rows]


def in_markdown(written: str) -> list[str]:
    return re.findall(r"^- . (must-fix|review|advice) `", written, re.MULTILINE)


def in_html(written: str) -> list[str]:
    return [str(article["data-severity"]) for article in BeautifulSoup(written, "lxml").find_all("article")]


COUNTED: dict[str, Callable[..., list[str]]] = {
    name.removeprefix("in_"): function for name, function in globals().items() if name.startswith("in_")
}


def test_every_format_is_counted():
    assert COUNTED.keys() == FORMATTERS.keys()


@pytest.mark.parametrize("name", FORMATTERS)
def test_a_mixed_report_has_the_same_counts_in(name):
    found = mixed()
    expected = {severity: found.summary()[severity] for severity in NAMES}
    assert min(expected.values()) > 0
    assert Counter(COUNTED[name](FORMATTERS[name](found, Style()))) == expected


def some_finding(severity: Severity, status: Status, category: Category, kind: str) -> Finding:
    if kind == "about the page":
        return about_the_page(f"whole-{severity.value}", severity, status=status)
    found = finding(f"rule-{category.value}", severity, status, category=category)
    return hostile(found) if kind == "hostile" else found


FINDINGS = st.builds(
    some_finding,
    *(st.sampled_from(values) for values in (Severity, Status, Category, ("about the page", "hostile", "of words"))),
)
REPORTS = st.builds(
    lambda pages, across, failed: report(
        *(page(*found, source=f"p{number}.html") for number, found in enumerate(pages)),
        *([PageReport.failed("failed.html", "It is empty.")] if failed else []),
        site_findings=tuple(across),
    ),
    *(st.lists(st.lists(FINDINGS, max_size=15), min_size=1, max_size=3), st.lists(FINDINGS, max_size=2), st.booleans()),
)


@settings(max_examples=12, deadline=None)
@given(REPORTS)
def test_any_report_has_the_same_counts_in_every_format(found: Report):
    expected = Counter({severity: found.summary()[severity] for severity in NAMES if found.summary()[severity]})
    for name, formatter in FORMATTERS.items():
        # GitHub counts what was not read among the errors that it shows no more of.
        if not (name == "github" and not found.complete):
            assert Counter(COUNTED[name](formatter(found, Style(200)))) == expected, name
