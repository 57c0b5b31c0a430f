"""HTML in one file that asks nothing of any machine: no script, no font, no picture from elsewhere."""

import base64
import hashlib
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from cms.audits.shown import MARKS
from cms.reports.charts import by_rule, by_week
from cms.reports.data import Claim, ReportData
from cms.reports.listed import in_parts, listed
from cms.reports.method import SIGNATURE
from cms.reports.tables import cover_rows
from seo_checks import Severity

LISTED = 2_000  # claims that the page lists: more make a browser slow, and nobody reads them
# Read once, as it lies beside this file; the policy below names its very bytes.
_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


def render_html(report: ReportData, digest: str) -> bytes:
    """Return the report as a page that reads well on screens and prints well on A4 and Letter."""
    shown = listed(report, LISTED)
    basis = {provision.number: provision for provision in report.provisions}

    def rows(claims: list[Claim]) -> list[tuple]:
        return [(claim, in_parts(claim), _mark(claim), [basis[number] for number in claim.basis]) for claim in claims]

    text = render_to_string(
        "reports/edition.html",
        {
            "report": shown.report,
            "digest": digest,
            "policy": POLICY,
            "style": mark_safe(_STYLE),  # noqa: S308  our own file
            "cover": cover_rows(report),
            "charts": [by_week(report.weeks), by_rule(report.rules)],
            "pages": [(page, rows(page.claims), shown.omitted.get(page.id, 0)) for page in shown.pages],
            "plain_pages": shown.plain_pages,
            "left_out": shown.left_out,
            "appendices": [
                ("Cleared claims", "cleared", rows(shown.report.cleared)),
                ("Fixed claims", "fixed", rows(shown.report.fixed)),
            ],
            "history": shown.report.history,
            "signature": SIGNATURE,
        },
    )
    return text.encode()


def _mark(claim: Claim) -> str:
    return MARKS[Severity(claim.severity)]
