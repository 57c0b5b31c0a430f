"""The JSON Schema of the report: real reports satisfy it, and it says something about everything in them."""

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from seo_checks import Category, Kind, PageReport, PageStatus, Profile, Role, Severity, Status, audit, make_report
from seo_checks.claims.evidence import VerdictKind
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.report import SCHEMA, Report
from tests.seo_checks.pages import page

NAME = "caveat-report-1.schema.json"
LOADED: dict[str, Any] = json.loads((resources.files("seo_checks") / NAME).read_text(encoding="utf-8"))

PAGES = {
    "claims.html": page(
        "<h1>Back pain</h1><p>We make sure your back pain never comes back.</p><img src=a.png><a href=/>here</a>"
    ),
    "untitled.html": page(
        "<h2>Pain</h2>" + "<p>We place the thin needles in the skin of your back.</p>" * 30, title=""
    ),
    "evidence.html": page(
        "<h1>Acupuncture</h1><p>Acupuncture relieves migraine.</p><p>It eases migraine in children.</p>"
    ),
    "foreign.html": page('<p>Short.</p><p lang="de">Das ist ein Satz.</p>'),
    "empty.html": "",
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """A validator of reports."""
    Draft202012Validator.check_schema(LOADED)
    return Draft202012Validator(LOADED)


@pytest.fixture(scope="module")
def report() -> Report:
    """A report with findings of all kinds, a page read in part, one that failed, and findings across pages."""
    pages = [audit(text, source=source) for source, text in PAGES.items()]
    pages.append(audit("Back pain\n\nIt never comes back.", source="page.txt", kind=Kind.TEXT))
    made = make_report([*pages, PageReport.failed("missing.html", "There is no such file.")], Profile(name="clinic"))
    findings = tuple(made.findings)
    return Report(made.pages, made.profile, made.version, made.ruleset, site_findings=findings[:1])


def test_real_reports_satisfy_it(validator: Draft202012Validator, report: Report) -> None:
    data = json.loads(FORMATTERS["json"](report, Style()))
    validator.validate(data)
    assert {found["status"] for found in data["pages"]} == set(PageStatus)
    assert {finding["category"] for found in data["pages"] for finding in found["findings"]} >= {"claims", "seo"}


def test_claims_hold_nothing_that_it_does_not_describe(report: Report) -> None:
    described = LOADED["$defs"]["finding"]["properties"]["claim"]["properties"]
    found = {key for finding in report.findings for key in finding.claim}
    assert {"evidence", "evidence_entry", "evidence_says", "steps_above_evidence", "effect", "population"} <= found
    assert found <= set(described)


def test_sources_of_claims_say_whose_they_are_and_what_they_say(report: Report) -> None:
    sources = [
        source for page in report.as_data()["pages"] for found in page["findings"] for source in found["sources"]
    ]
    assert {source["jurisdiction"] for source in sources} >= {"", "UK"}
    assert all(source["says"] for source in sources if source["jurisdiction"])


def test_empty_report_satisfies_it(validator: Draft202012Validator) -> None:
    validator.validate(make_report([]).as_data())


@pytest.mark.parametrize("path", [(), ("pages", 0), ("pages", 0, "findings", 0), ("summary",), ("tool",), ("site",)])
def test_it_allows_nothing_unknown_and_nothing_missing(
    validator: Draft202012Validator, report: Report, path: tuple[str | int, ...]
) -> None:
    def broken(change: str) -> dict[str, Any]:
        data = json.loads(json.dumps(report.as_data()))
        part = data
        for step in path:
            part = part[step]
        part.update(unknown=1) if change == "add" else part.pop(next(iter(part)))
        return dict(data)

    for change in ("add", "remove"):
        with pytest.raises(ValidationError):
            validator.validate(broken(change))


def test_its_choices_are_those_of_the_engine() -> None:
    finding, found = LOADED["$defs"]["finding"]["properties"], LOADED["$defs"]["page"]["properties"]
    role = finding["block"]["oneOf"][1]["properties"]["role"]
    assert finding["severity"]["enum"] == list(Severity)
    assert finding["category"]["enum"] == list(Category)
    assert finding["status"]["enum"] == list(Status)
    assert sorted(finding["claim"]["properties"]["evidence"]["enum"]) == sorted(VerdictKind)
    assert found["status"]["enum"] == list(PageStatus)
    assert role["enum"] == list(Role)
    assert LOADED["properties"]["schema"]["const"] == SCHEMA
    assert SCHEMA.replace("/", "-") in NAME


def test_metrics_are_described(report: Report) -> None:
    described = LOADED["$defs"]["page"]["properties"]["metrics"]["properties"]
    assert {name for found in report.pages for name in found.metrics} == set(described)


def test_everything_is_described() -> None:
    def undescribed(part: dict[str, Any], path: str) -> list[str]:
        missing = [] if "description" in part or "$ref" in part else [path]
        for name, inner in part.get("properties", {}).items():
            missing += undescribed(inner, f"{path}.{name}")
        return missing

    parts = {"report": LOADED, **LOADED["$defs"]}
    assert [gap for name, part in parts.items() for gap in undescribed(part, name)] == []
