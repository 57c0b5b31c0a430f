"""CSV and XLSX: every finding in a row, nothing computed, nothing lost."""

import builtins
import csv
import io

import pytest
from openpyxl import load_workbook

from seo_checks import CaveatError, Status
from seo_checks.formatters import FORMATTERS, Style
from tests.seo_checks.formatters.reports import finding, hostile, mixed, page, report

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=cmd|' /C calc'!A0")


def csv_rows(found):
    return list(csv.DictReader(io.StringIO(FORMATTERS["csv"](found, Style()).removeprefix("\ufeff"), newline="")))


def workbook(found):
    return load_workbook(io.BytesIO(FORMATTERS["xlsx"](found, Style())))


def test_csv_begins_with_a_byte_order_mark_once():
    written = FORMATTERS["csv"](mixed(), Style())
    assert written.startswith("\ufeffpage,")
    assert written.count("\ufeff") == 1


def test_csv_tells_what_was_not_read_first_then_open_findings_then_the_others():
    rows = csv_rows(mixed())
    assert [row["status"] for row in rows[:2]] == ["not read", "read in part"]
    statuses = list(dict.fromkeys(row["status"] for row in rows[2:]))
    assert statuses == [status.value for status in Status]
    assert rows[0] | {"page": "docs/broken.html", "message": "It is empty. Fill it."} == rows[0]


def test_row_has_all_that_is_known():
    (row,) = csv_rows(report(page(finding(status=Status.SUPPRESSED))))
    assert row == {
        "page": "docs/page.html", "title": "Back pain", "line": "14", "column": "103", "status": "suppressed",
        "severity": "must-fix", "category": "claims", "rule": "some-rule", "words": "never comes back",
        "sentence": "Back pain never comes back.", "message": "Says too much.", "why": "Why not.",
        "suggestions": "Say less.", "basis": "UK CAP 12.1\nOld & plain\nNo address",
        "links": "https://a.example/12?x=1&y=2\nhttp://b.example\njavascript:alert(4)",
        "reason": "Agreed with the regulator. (Dana Lee, until 2027-05-01, line 3)", "fingerprint": "some-rule-print",
    }  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_computed(text):
    found = report(page(finding(quote=text, suggestions=(text,)), title=text, source=text))
    (row,) = csv_rows(found)
    assert all(row[name].startswith("'") for name in ("page", "title", "words", "suggestions"))
    cells = [cell for sheet in workbook(found) for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert [cell.value for cell in cells if str(cell.value).lstrip().startswith(("=", "+", "@", "＝"))] == []


def test_workbook_has_a_sheet_for_each_thing():
    book = workbook(mixed())
    assert book.sheetnames == ["Summary", "Findings", "Set apart", "Not read", "Pages"]
    summary = dict(book["Summary"].iter_rows(min_row=2, values_only=True))
    assert (summary["Pages not read"], summary["claims, must-fix"], summary["Suppressed"]) == (1, 2, 3)
    assert book["Findings"].freeze_panes == "A2"
    assert len({row[4] for row in book["Set apart"].iter_rows(min_row=2, values_only=True)}) == 3
    pages = {row[0]: row for row in book["Pages"].iter_rows(min_row=2, values_only=True)}
    assert pages["docs/page.html"][3:6] == ("audited", 1612, 9.5)


def test_hostile_and_overlong_text_can_be_opened():
    book = workbook(report(page(hostile(finding()), finding(quote="x" * 40_000))))
    words = [row[8] for row in book["Findings"].iter_rows(min_row=2, values_only=True)]
    assert "<script>alert(1)</script>" in words[0]
    assert len(words[1]) <= 32_767
    assert words[1].endswith("the JSON edition has all]")


def test_the_same_report_is_the_same_file():
    assert FORMATTERS["xlsx"](mixed(), Style()) == FORMATTERS["xlsx"](mixed(), Style())


def test_without_its_writer_the_error_names_the_extra(monkeypatch):
    imported = builtins.__import__

    def without_its_writer(name, *rest):
        if name.startswith("xlsxwriter"):
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_its_writer)
    with pytest.raises(CaveatError, match=r"pip install 'caveat\[xlsx\]'"):
        FORMATTERS["xlsx"](mixed(), Style())
