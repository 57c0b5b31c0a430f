"""What the tests of the claim reports share."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import Page

from cms.compliance.models import Act, Claim, ClaimEvent
from cms.evidence.models import Evidence
from cms.reports.build import build_report
from cms.reports.data import ReportData, as_text, digest_of
from cms.reports.formats import FORMATS
from cms.reports.scope import Scope
from tests.cms.factories import make_user


@pytest.fixture
def say(db):
    """Return a function that has something said about a claim of a page."""

    def say(page: Page, act: Act, fingerprint: str = "f0", **fields) -> ClaimEvent:
        claim, _ = Claim.objects.get_or_create(page_id=page.pk, fingerprint=fingerprint)
        return claim.events.create(**{"act": act, "reason": "Because.", "by": make_user(), **fields})

    return say


def make_evidence(key: str, last_day, **fields) -> Evidence:
    """An approved entry of the register."""
    values = {"key": key, "treatment": "needling", "condition": "back pain", "strength": 1, "source": "A trial"}
    approved = {"live": True, "approved_at": timezone.now(), "checked_on": date(2026, 1, 2), "expires_on": last_day}
    return Evidence.objects.create(**{**values, "wording": f"{key} may help", **approved, **fields})


def report_of(user=None, **about) -> ReportData:
    """The report as of now."""
    return build_report(Scope.of(**about), user, "Ravi Lindqvist")


def edition(report: ReportData, name: str) -> bytes:
    """One edition of a report."""
    return FORMATS[name].render(report, digest_of(as_text(report)))


def all_editions(report: ReportData) -> dict[str, bytes]:
    """Every edition of a report."""
    return {name: edition(report, name) for name in FORMATS}


def pdf_text(content: bytes) -> str:
    """What a PDF says, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def csv_tables(content: bytes) -> dict[str, list[list[str]]]:
    """The tables of a CSV edition by name, headings first."""
    found: dict[str, list[list[str]]] = {}
    for name, *cells in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        found.setdefault(name, []).append(cells)
    return found


def xlsx_tables(content: bytes) -> dict[str, list[list]]:
    """The sheets of an XLSX edition by name, headings first."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def figures_of(name: str, content: bytes) -> list[int]:
    """The five figures as an edition shows them."""
    if name == "json":
        labels = ("pages_audited", "open_must_fix_live", "under_review", "accepted_with_evidence", "expiring")
        return [json.loads(content)["figures"][label] for label in labels]
    if name == "html":
        return [int(number.get_text()) for number in BeautifulSoup(content, "lxml").select(".figures dd")]
    if name == "pdf":
        words = pdf_text(content)
        labels = ("Pages audited", "Open must-fix", "Under review", "Accepted with evidence", "Expiring in 90 days")
        return [int(words.split(label)[0].split()[-1]) for label in labels]
    tables = csv_tables(content) if name == "csv" else xlsx_tables(content)
    return [int(number) for _, number in tables["Figures"][1:]]
