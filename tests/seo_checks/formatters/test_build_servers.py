"""What build servers read: JUnit, GitLab, GitHub, reviewdog and Checkstyle, each read by something that is not ours."""

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from seo_checks import Severity, Status
from seo_checks.formatters import FORMATTERS, Style
from seo_checks.formatters.github import MOST
from tests.seo_checks.formatters.reports import finding, hostile, mixed, page, report

SCHEMAS = Path(__file__).parent / "schemas"
AT_ROOT = Style(folder="/repo/site", root="/repo")


def as_junit(found, style=None):
    return JUnitXml.fromstring(FORMATTERS["junit"](found, style or Style()).encode())


def valid_json(name, schema, found):
    data = json.loads(FORMATTERS[name](found, AT_ROOT))
    jsonschema.validate(data, json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    return data


class TestJUnit:
    def test_counts_are_those_of_the_cases(self):
        read = as_junit(mixed())
        for suites in (read, *read):
            cases = [case for suite in (suites if suites is read else [suites]) for case in suite]
            kinds = [type(result) for case in cases for result in case.result]
            assert suites.tests == len(cases)
            counted = [kinds.count(kind) for kind in (Failure, Error, Skipped)]
            assert [suites.failures, suites.errors, suites.skipped] == counted

    @pytest.mark.parametrize(("fail_on", "failing"), [("must-fix", 1), ("review", 2), ("advice", 3), (None, 0)])
    def test_a_case_fails_as_the_run_does(self, fail_on, failing):
        severity = fail_on and Severity(fail_on)
        found = report(page(*(finding(level.value, level) for level in Severity)))
        assert as_junit(found, Style(fail_on=severity)).failures == failing

    def test_findings_of_a_rule_on_a_page_are_one_case_that_tells_them_all(self):
        (suite,) = as_junit(report(page(finding(), finding(line=20))))
        read, case = suite
        assert read.name == "page was read in full"
        assert case.result[0].message == "Says too much. “never comes back” (and 1 more)"
        assert [line.split(": ")[0] for line in case.result[0].text.splitlines()] == [
            "docs/page.html:14:103", "docs/page.html:20:103",
        ]  # fmt: skip

    def test_page_that_was_not_read_is_an_error(self):
        suite = next(suite for suite in as_junit(mixed()) if suite.name == "docs/broken.html")
        ((case,),) = [[*suite]]
        assert (type(case.result[0]), case.result[0].message) == (Error, "It is empty. Fill it.")

    def test_what_is_not_open_is_skipped_with_its_reason(self):
        (suite,) = as_junit(report(page(finding(status=Status.SUPPRESSED))))
        _, case = suite
        assert case.result[0].message == "Suppressed: Agreed with the regulator. (Dana Lee, until 2027-05-01, line 3)"

    def test_findings_across_pages_have_a_suite_of_their_own(self):
        assert [*as_junit(mixed())][-1].name == "(across pages)"


class TestGitLab:
    def test_is_valid_and_every_fingerprint_is_one_of_a_kind(self):
        same = finding(fingerprint="same")
        issues = valid_json("gitlab", "gitlab-code-quality.json", report(page(same, same), page(same, source="b.html")))
        assert len({issue["fingerprint"] for issue in issues}) == 3
        assert valid_json("gitlab", "gitlab-code-quality.json", mixed())

    def test_fingerprint_does_not_move_with_the_line(self):
        def fingerprints(line):
            found = report(page(finding(line=line)))
            return [one["fingerprint"] for one in valid_json("gitlab", "gitlab-code-quality.json", found)]

        assert fingerprints(1) == fingerprints(99)

    def test_page_that_was_not_read_is_a_blocker(self):
        issues = valid_json("gitlab", "gitlab-code-quality.json", mixed())
        assert [one["location"]["path"] for one in issues if one["severity"] == "blocker"] == ["site/docs/broken.html"]


class TestGitHub:
    def lines(self, found, style=AT_ROOT):
        return FORMATTERS["github"](found, style).splitlines()

    def test_annotation_names_file_and_place_from_the_root_of_the_repository(self):
        assert self.lines(report(page(finding()))) == [
            "::error file=site/docs/page.html,line=14,col=103,title=Caveat%3A some-rule"
            "::Says too much. “never comes back” Try: Say less."
        ]

    def test_annotation_ends_with_the_words_and_has_no_columns_where_they_end_on_another_line(self):
        [same] = self.lines(report(page(finding(end_line=14, end_column=119))))
        [other] = self.lines(report(page(finding(end_line=15, end_column=6))))
        assert "line=14,endLine=14,col=103,endColumn=119,title" in same
        assert "line=14,endLine=15,title" in other

    def test_at_most_ten_of_a_level_the_gravest_first_and_how_many_more(self):
        found = [finding("mild", Severity.ADVICE)] * (MOST + 3) + [finding("grave")] * (MOST + 1)
        lines = self.lines(report(page(*found)))
        assert [line.split()[0] for line in lines[:-1]] == ["::error"] * MOST + ["::notice"] * MOST
        assert lines[-1].startswith("caveat: 1 more of level error, 3 more of level notice: ")

    def test_page_that_was_not_read_comes_first(self):
        first = self.lines(mixed())[0]
        assert first == "::error file=site/docs/broken.html,title=Caveat%3A page-not-read::It is empty. Fill it."

    def test_nothing_of_a_page_becomes_a_command(self):
        found = report(page(hostile(finding()), source="a,b::error::c\n%0A.html"))
        (line,) = self.lines(found, Style())
        properties, _, message = line.removeprefix("::error ").partition("::")
        assert properties.startswith("file=a%2Cb%3A%3Aerror%3A%3Ac %250A.html,line=14,")
        assert not re.search(r"[\x00-\x1f\u202e]", line)
        assert "::error::x" in message  # in the middle of a line it is no command


class TestRdjson:
    def test_is_valid_and_gives_lines_alone(self):
        diagnostics = valid_json("rdjson", "rdjson.json", mixed())["diagnostics"]
        assert diagnostics[2]["location"] == {"path": "site/docs/page.html", "range": {"start": {"line": 14}}}
        assert {one["code"]["value"] for one in diagnostics} >= {"page-not-read", "page-read-in-part", "twin-titles"}


class TestCheckstyle:
    def test_has_a_file_for_each_page_and_an_error_for_each_finding(self):
        root = etree.fromstring(FORMATTERS["checkstyle"](report(page(finding())), AT_ROOT).encode())
        (file,) = root
        (error,) = file
        assert (root.tag, file.get("name")) == ("checkstyle", "site/docs/page.html")
        assert dict(error.attrib) == {
            "line": "14", "column": "103", "severity": "error", "source": "caveat.some-rule",
            "message": "Says too much. “never comes back”",
        }  # fmt: skip

    def test_hostile_text_is_well_formed(self):
        everything = "".join(map(chr, [*range(0x20), 0x7F, 0xD800, 0xFFFE, 0xFFFF, 0x1F600]))
        found = report(page(replace(finding(), message=everything), source=everything))
        for name in ("checkstyle", "junit"):
            read = etree.fromstring(FORMATTERS[name](found, Style()).encode())
            assert "\U0001f600" in etree.tostring(read, encoding=str)
