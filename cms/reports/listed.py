"""Editions for reading list so many claims and no more, and say so; spreadsheets and JSON have all."""

from dataclasses import dataclass, replace

from cms.reports.data import Claim, PageSection, ReportData
from seo_checks import Severity

_ELSEWHERE = "All are in the XLSX, CSV and JSON editions of this report; the figures count them all."


@dataclass(frozen=True, slots=True)
class Listed:
    """A report shortened for reading, and what was left out of it, in sentences."""

    report: ReportData
    pages: list[PageSection]
    plain_pages: list[PageSection]
    left_out: list[str]
    omitted: dict[int, int]


def listed(report: ReportData, most: int) -> Listed:
    """Return the report with the gravest `most` claims, in their places; and as many of each appendix."""
    keep = _gravest(report.pages, most)
    shortened, omitted = [], {}
    for page in report.pages:
        claims = [claim for place, claim in enumerate(page.claims) if (page.id, place) in keep]
        shortened.append(replace(page, claims=claims))
        if len(claims) < len(page.claims):
            omitted[page.id] = len(page.claims) - len(claims)
    with_claims = [page for page in shortened if page.claims]
    plain = [page for page in shortened if not page.claims]
    left_out = [
        *_said("claims, the gravest first", len(keep), sum(len(page.claims) for page in report.pages)),
        *_said("pages without claims of their own in this list", min(most, len(plain)), len(plain)),
        *_said("cleared claims", min(most, len(report.cleared)), len(report.cleared)),
        *_said("fixed claims", min(most, len(report.fixed)), len(report.fixed)),
        *_said("things said of claims", min(most, len(report.history)), len(report.history)),
    ]
    if left_out:
        left_out.append(_ELSEWHERE)
    short = replace(report, cleared=report.cleared[:most], fixed=report.fixed[:most], history=report.history[:most])
    return Listed(short, with_claims, plain[:most], left_out, omitted)


def _gravest(pages: list[PageSection], most: int) -> set[tuple[int, int]]:
    ranked = sorted(
        (Severity(claim.severity).rank, number, place, page.id)
        for number, page in enumerate(pages)
        for place, claim in enumerate(page.claims)
    )
    return {(page_id, place) for _, _, place, page_id in ranked[:most]}


def _said(what: str, shown: int, there: int) -> list[str]:
    return [f"This edition lists {shown:,} of {there:,} {what}."] if shown < there else []


def in_parts(claim: Claim) -> tuple[str, str, str]:
    """Return the sentence before, at and after the words; where they cannot be shown in it, it follows them."""
    if claim.start is None:
        apart = claim.sentence and claim.sentence != claim.words
        return "", claim.words, f" — in: {claim.sentence}" if apart else ""
    end = claim.start + len(claim.words)
    return claim.sentence[: claim.start], claim.words, claim.sentence[end:]
