"""Reports for the tests of formatters: of every severity and standing, on pages and across them, with hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from seo_checks import Category, Finding, PageReport, PageStatus, Report, Role, Severity, Status
from seo_checks.figures import Target
from seo_checks.findings import SourceReference, Suppression

HOSTILE = (
    "</script><script>alert(1)</script>\"'>\x1b[31m\u202e<img src=x onerror=alert(2)>\n::error::x ]]> &amp; |`*_@you #1"
)
UNJUDGED = 'Text in "de" not judged.'
SOURCES = (
    SourceReference("a", "UK CAP 12.1", "https://a.example/12?x=1&y=2", "UK", "Claims need evidence."),
    SourceReference("b", "Old & plain", "http://b.example"),
    SourceReference("c", "No address", "javascript:alert(4)"),
)
SUPPRESSION = Suppression("inSource", "Agreed with the regulator.", "Dana Lee", date(2027, 5, 1), "line 3")


def finding(
    rule: str = "some-rule", severity: Severity = Severity.MUST_FIX, status: Status = Status.OPEN, **fields: object
) -> Finding:
    """A finding on the words "never comes back" of a sentence."""
    sentence, quote = "Back pain never comes back.", "never comes back"
    known = {
        "quote": quote, "sentence": sentence, "sentence_start": 7, "start": 17, "end": 33, "role": Role.PARAGRAPH,
        "block": 3, "line": 14, "column": 103, "suggestions": ("Say less.",), "sources": SOURCES,
        "fingerprint": f"{rule}-print", "suppression": SUPPRESSION if status is Status.SUPPRESSED else None,
    }  # fmt: skip
    category = fields.pop("category", Category.CLAIMS)
    return Finding(rule, category, severity, "Says too much.", "Why not.", status=status, **(known | fields))  # type: ignore[arg-type]


def about_the_page(rule: str = "whole-page", severity: Severity = Severity.ADVICE, **fields: object) -> Finding:
    """A finding without words and without a place."""
    suppression = SUPPRESSION if fields.get("status") is Status.SUPPRESSED else None
    known = {"suppression": suppression} | fields
    return Finding(rule, Category.SEO, severity, "Something is missing.", "Why not.", **known)  # type: ignore[arg-type]


def page(*findings: Finding, source: str = "docs/page.html", **fields: object) -> PageReport:
    """A page with these findings."""
    known = {"title": "Back pain", "language": "en", "metrics": {"words": 1612, "reading_grade_without_terms": 9.5}}
    return PageReport(source, findings=findings, **(known | fields))  # type: ignore[arg-type]


def report(*pages: PageReport, **fields: object) -> Report:
    """A report of these pages."""
    targets = (Target("reading_grade_without_terms", 8, True, "8 or lower"),)
    return Report(pages, "default", "1.0", "0123456789ab", **({"targets": targets} | fields))  # type: ignore[arg-type]


def hostile(one: Finding) -> Finding:
    """The finding with hostile text wherever a page or an author may put some."""
    start = 7 + len("Never ")
    return replace(
        one,
        message=f"Says {HOSTILE}",
        quote=HOSTILE,
        sentence=f"Never {HOSTILE} again",
        start=start,
        end=start + len(HOSTILE),
        suggestions=(HOSTILE,),
        sources=(SourceReference("h", HOSTILE, f"https://h.example/{HOSTILE}"),),
    )


def mixed() -> Report:
    """Every severity and standing; a page that was not read, one read in part, one without findings, one on the web."""
    everything = [
        finding(f"{severity.value}-{status.value}", severity, status, fingerprint=f"{severity.value}-{status.value}")
        for severity in Severity
        for status in Status
    ]
    return report(
        page(*everything),
        page(hostile(finding("hostile-rule")), source="docs/a b<script>alert(3)</script>,:%ü.html", title=HOSTILE),
        page(source="docs/clean.html"),
        PageReport.failed("docs/broken.html", "It is empty. Fill it."),
        page(about_the_page(), source="docs/part.html", status=PageStatus.PARTIAL, problems=(UNJUDGED,)),
        page(finding("on-the-web", Severity.REVIEW), source="https://clinic.example/back pain/?a=1&b=ü"),
        site_findings=(about_the_page("twin-titles", Severity.REVIEW, fingerprint="twins"),),
    )
