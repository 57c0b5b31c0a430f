"""SARIF: valid against the official schema, within GitHub's limits, and never a clean run where nothing was read."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from seo_checks import Profile, Severity, Status, audit, catalogue, make_report
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.formatters.sarif import FINGERPRINT, MOST_RESULTS
from tests.seo_checks.formatters.reports import about_the_page, finding, hostile, mixed, page, report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def run_of(found, style=None):
    """The only run of a report's SARIF, which is valid."""
    data = json.loads(FORMATTERS["sarif"](found, style or Style()))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    (run,) = data["runs"]
    return run


def texts(data):
    if isinstance(data, dict):
        data = data.values()
    for value in data:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from texts(value)


def test_is_valid_and_holds_no_empty_text():
    assert all(texts(run_of(mixed())))
    assert run_of(report())["results"] == []


def test_every_rule_of_the_catalogue_is_described_within_githubs_limits():
    found = [finding(rule, check.severity, category=check.category) for rule, check in catalogue().items()]
    rules = run_of(report(page(*found)))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(catalogue())
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
        assert "security-severity" not in rule["properties"]


def test_result_says_what_where_and_which_rule():
    found = finding(severity=Severity.REVIEW, end_line=15, end_column=6)
    run = run_of(report(page(found)), Style(folder="/repo/site", root="/repo"))
    (result,) = run["results"]
    assert (result["level"], result["kind"]) == ("warning", "fail")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "some-rule"
    assert result["message"]["text"] == "Says too much. “never comes back”\nTry: Say less."
    assert result["partialFingerprints"] == {FINGERPRINT: "some-rule-print"}
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "site/docs/page.html", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 14, "startColumn": 103, "endLine": 15, "endColumn": 6}
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("./a b/ü#1.html", "docs/a%20b/%C3%BC%231.html"),
        ("../c:d.html", "c%3Ad.html"),
        ("../../elsewhere/x.html", "file:///work/elsewhere/x.html"),
        ("/work/repo/docs/x.html", "docs/x.html"),
        ("C:/pages/x y.html", "file:///C:/pages/x%20y.html"),
        ("<stdin>", "%3Cstdin%3E"),
        ("https://clinic.example/back pain/?a=1&b=ü#x", "https://clinic.example/back%20pain/?a=1&b=%C3%BC#x"),
    ],
)
def test_pages_are_uris_from_the_root_of_the_repository(source, uri):
    run = run_of(report(page(finding(), source=source)), Style(folder="/work/repo/docs", root="/work/repo"))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_page_that_was_not_read_is_a_failure_of_the_run():
    (invocation,) = run_of(mixed())["invocations"]
    assert invocation["executionSuccessful"] is False
    told = {(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]}
    assert told == {
        ("error", "docs/broken.html: It is empty. Fill it."),
        ("warning", 'docs/part.html: Text in "de" not judged.'),
    }
    assert run_of(report(page()))["invocations"][0]["executionSuccessful"] is True


def test_notes_are_told_and_fail_nothing():
    (invocation,) = run_of(report(page(notes=("A suppression is not needed.",))))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"][0]["level"] == "note"


def test_standing_of_a_finding():
    by_status = {status: finding(status.value, status=status) for status in Status}
    results = {one["ruleId"]: one for one in run_of(report(page(*by_status.values())))["results"]}
    assert results["suppressed"]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "Agreed with the regulator. (Dana Lee, until 2027-05-01, line 3)",
        }
    ]
    assert (results["cleared"]["kind"], results["cleared"]["level"]) == ("pass", "none")
    assert {rule: one["baselineState"] for rule, one in results.items() if rule in {"open", "known"}} == {
        "open": "new", "known": "unchanged",
    }  # fmt: skip
    # Without a baseline, nothing is said to be new.
    assert "baselineState" not in run_of(report(page(finding())))["results"][0]


def test_finding_across_pages_stands_on_the_first_that_it_names():
    across = replace(about_the_page("twins"), message="So is b.html.")
    run = run_of(report(page(source="a.html"), page(source="b.html"), site_findings=(across,)))
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.html"
    assert result["properties"]["acrossPages"] is True


def test_beyond_githubs_limit_the_gravest_are_kept_and_the_rest_is_told():
    mild = [finding("mild", Severity.ADVICE, fingerprint=str(number)) for number in range(MOST_RESULTS)]
    data = json.loads(FORMATTERS["sarif"](report(page(*mild, finding("grave"), finding("grave"))), Style()))
    run = data["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    assert [one["ruleId"] for one in run["results"][:3]] == ["grave", "grave", "mild"]
    notice = run["invocations"][0]["toolExecutionNotifications"][0]
    assert notice["message"]["text"].startswith("2 findings, the mildest, are left out")


def test_hostile_text_stays_text():
    (result,) = run_of(report(page(hostile(finding()))))["results"]
    assert result["properties"]["quote"] == hostile(finding()).quote


def test_real_page():
    audited = audit("<title>x</title><main><p>We cure cancer, guaranteed.</p></main>", source="x.html")
    assert run_of(make_report([audited], Profile()))["results"]
