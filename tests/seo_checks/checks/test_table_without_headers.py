import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page, place

ROW = "<tr><td>30 minutes</td><td>£40</td></tr>"


def test_a_table_without_header_cells_is_flagged_where_it_begins():
    [finding] = findings("table-without-headers", page(f"<p>Fees</p>\n<table>{ROW * 3}</table>"))
    assert finding.severity is Severity.REVIEW
    assert "3 rows" in finding.message
    assert place(finding) == (7, 1)


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><th>Time</th><th>Fee</th></tr>{ROW}</table>",
        f'<table role="presentation">{ROW * 3}</table>',
        f"<table>{ROW}</table>",
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
        f"<div hidden><table>{ROW * 3}</table></div>",
    ],
)
def test_tables_with_headers_and_layout_are_fine(table):
    assert not findings("table-without-headers", page(f"<p>Fees</p>{table}"))


def test_tables_of_markdown_have_headers():
    assert not findings("table-without-headers", "|Time|Fee|\n|-|-|\n|30|40|\n|60|70|\n", Kind.MARKDOWN)
