"""PDF, set by reportlab. Not tagged for screen readers, which reportlab cannot do: the HTML edition is for them.

Its fonts are DejaVu Sans, embedded. A character that they lack is printed as its code point, such as [U+9488], so that
nothing of what a page says is lost in silence.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from cms.audits.shown import MARKS
from cms.reports.charts import by_rule, by_week
from cms.reports.data import Claim, Gap, PageSection, ReportData, Step
from cms.reports.formats.setting import (
    BASIS,
    BOLD,
    CELL,
    FIGURE,
    FOOT,
    GRID,
    HEAD,
    HEADED,
    LINE,
    MARGIN,
    PAGE,
    QUIET,
    REGULAR,
    SECTION,
    SMALL,
    TEXT,
    TEXT_WIDTH,
    TITLE,
    drawn,
    facts,
    lines,
    load_fonts,
    paragraph,
    plain_table,
    printable,
    safe,
)
from cms.reports.listed import in_parts, listed
from cms.reports.method import SIGNATURE
from cms.reports.tables import cover_rows
from seo_checks import Severity

LISTED = 500  # claims that are printed; each takes the time of several paragraphs
NAMED = 50  # pages that were not read are named, of each kind
_CLAIM_WIDTHS = [share * TEXT_WIDTH for share in (0.28, 0.1, 0.26, 0.1, 0.13, 0.13)]
_CLAIM_HEADINGS = ("Words in their sentence", "Location", "Rule and basis", "Severity", "Decision", "Evidence")
_TALL = 2_000  # characters of a cell that may not fit a page: only then may its row be parted


def render_pdf(report: ReportData, digest: str) -> bytes:
    """Return the report as PDF on A4, with margins that Letter has room for."""
    load_fonts()
    written = io.BytesIO()
    cover = report.cover
    document = _Document(
        written,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=FOOT,
        title=f"{cover.title} · {cover.scope} · {cover.site}",
        author=cover.made_by,
        subject=f"SHA-256 of the data: {digest}",
        creator="Caveat",
        lang="en",
        invariant=1,
    )
    foot = printable(f"{cover.title} · {cover.scope[:60]} · {cover.made_at[:10]} · {digest[:16]}")

    def on_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(REGULAR, 7)
        canvas.setFillColor(QUIET)
        canvas.drawString(MARGIN, 10 * mm, foot)
        canvas.drawRightString(A4[0] - MARGIN, 10 * mm, f"Page {canvas.getPageNumber()}")

    document.made = datetime.fromisoformat(cover.made_at)
    document.build(list(_story(report, digest)), onFirstPage=on_page, onLaterPages=on_page)
    return written.getvalue()


class _Document(SimpleDocTemplate):
    """A document that is dated when the report was made, and has an outline."""

    made: datetime

    def beforeDocument(self):
        """Date the document; `invariant` alone would date it to the year 2000."""
        stamp = self.canv._doc._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = tuple(self.made.timetuple())[:6], *_offset(self.made)

    def afterFlowable(self, flowable):
        """Put headings into the outline."""
        level = {"section": 0, "page": 1}.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is not None:
            key = f"heading-{self.seq.next('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=level == 0)


def _offset(moment: datetime) -> tuple[int, int]:
    minutes = int(moment.utcoffset().total_seconds() // 60) if moment.tzinfo else 0
    return int(minutes / 60), abs(minutes) % 60


def _story(report: ReportData, digest: str) -> Iterable[Flowable]:
    shown = listed(report, LISTED)
    yield Paragraph(safe(report.cover.title), TITLE)
    yield facts([*cover_rows(report), ("SHA-256 of the data", digest)])
    if report.gaps:
        yield Spacer(0, 6)
        yield paragraph("This report cannot speak for everything. See “What was not read”.", TEXT)
    yield from (paragraph(sentence, TEXT) for sentence in shown.left_out)
    yield _figures(report)
    yield from (drawn(chart) for chart in (by_week(report.weeks), by_rule(report.rules)))
    yield from _pages(shown.pages, shown.plain_pages, shown.omitted, report)
    for title, claims in (("cleared", shown.report.cleared), ("fixed", shown.report.fixed)):
        yield paragraph(f"Appendix: {title} claims", SECTION)
        yield from _claims(claims, report, with_page=True) if claims else [paragraph("None.", TEXT)]
    yield from _history(shown.report.history)
    yield from _behind_the_plots(report)
    yield from _provisions(report)
    yield paragraph("Method and limits", SECTION)
    yield from (paragraph(sentences, TEXT) for sentences in report.method)
    yield paragraph("What was not read", PAGE)
    yield from _not_read(report.gaps)
    yield _signatures()


def _pages(
    pages: Sequence[PageSection], plain: Sequence[PageSection], omitted: dict[int, int], report: ReportData
) -> Iterable[Flowable]:
    yield CondPageBreak(80 * mm)
    yield paragraph("Pages and their claims", SECTION)
    if not pages:
        yield paragraph("No claims are flagged on the pages audited.", TEXT)
    for place, page in enumerate(pages):
        if place:
            yield CondPageBreak(70 * mm)
        yield paragraph(page.title, PAGE)
        yield facts(
            [
                ("Address", page.address),
                ("Version", "; ".join(page.versions) or "never audited"),
                ("Author", page.author or "not named"),
                ("Medical reviewer", page.medical_reviewer or "not named"),
                ("Last review", page.last_reviewed or "none on record"),
            ]
        )
        yield from _claims(page.claims, report)
        if page.id in omitted:
            yield paragraph(f"And {omitted[page.id]} milder claims of this page, not listed in this edition.", SMALL)
    if plain:
        yield paragraph("Other pages", PAGE)
        yield paragraph("Nothing is listed for these pages.", SMALL)
        headings = ("Page", "Versions", "Author", "Medical reviewer", "Last review")
        rows = [
            (
                f"{page.title} — {page.address}",
                "; ".join(page.versions) or "never audited",
                *(value or "–" for value in (page.author, page.medical_reviewer, page.last_reviewed)),
            )
            for page in plain
        ]
        yield plain_table(headings, rows, [0.4, 0.24, 0.13, 0.13, 0.1])


def _claims(claims: Sequence[Claim], report: ReportData, *, with_page: bool = False) -> Iterable[Flowable]:
    basis = {provision.number: provision.title for provision in report.provisions}
    rows = [[Paragraph(heading, HEAD) for heading in _CLAIM_HEADINGS]]
    for claim in claims:
        before, words, after = map(safe, in_parts(claim))
        place = [claim.page] if with_page else []
        rows.append(
            [
                Paragraph(f'{before}<font name="{BOLD}" backColor="#ffe9a8">{words}</font>{after}', CELL),
                lines([*place, claim.location, claim.version]),
                [
                    lines([claim.rule]),
                    paragraph(" · ".join(f"{basis[number]} [{number}]" for number in claim.basis), BASIS),
                ],
                lines([_severity(claim)]),
                lines(_decision(claim)),
                lines([claim.evidence or "–"]),
            ]
        )
    tall = any(len(text) > _TALL for claim in claims for text in (claim.sentence, claim.reason, claim.evidence))
    yield Spacer(0, 3)
    yield Table(rows, colWidths=_CLAIM_WIDTHS, repeatRows=1, splitInRow=int(tall), style=HEADED)


def _severity(claim: Claim) -> str:
    return "✓ cleared" if claim.state == "Cleared" else f"{MARKS[Severity(claim.severity)]} {claim.severity}"


def _decision(claim: Claim) -> list[str]:
    said = []
    if claim.decided_by:
        until = f", until {claim.decided_until}" if claim.decided_until else ""
        said = [f"{claim.decided_by}, {claim.decided_on}{until}", claim.reason]
    return [claim.state, *said, *([claim.noted] if claim.noted else [])]


def _history(steps: Sequence[Step]) -> Iterable[Flowable]:
    yield paragraph("Appendix: history of claims", SECTION)
    if not steps:
        yield paragraph("Nobody has said anything of the claims on these pages.", TEXT)
        return
    rows = [
        (
            step.at,
            f"{step.words}\n{step.page}",
            f"{step.act}{f', until {step.until}' if step.until else ''}\n{step.by}",
            step.reason or "–",
            step.evidence or "–",
        )
        for step in steps
    ]
    yield plain_table(("When", "Words", "What was said", "Why", "Evidence"), rows, [0.12, 0.24, 0.2, 0.24, 0.2])


def _behind_the_plots(report: ReportData) -> Iterable[Flowable]:
    yield paragraph("Appendix: the figures behind the plots", SECTION)
    for heading, points in (("Week until", report.weeks), ("Rule", report.rules)):
        rows = [(point.label, f"{point.count:,}") for point in points] or [("None", "0")]
        yield plain_table((heading, "Open claims on live pages"), rows, [0.5, 0.3])
        yield Spacer(0, 10)


def _provisions(report: ReportData) -> Iterable[Flowable]:
    yield paragraph("Appendix: provisions cited", SECTION)
    rows = [(f"[{entry.number}]", f"{entry.title}\n{entry.url}", entry.says or "–") for entry in report.provisions]
    yield (
        plain_table(("Number", "Provision", "What it says"), rows, [0.1, 0.5, 0.4])
        if rows
        else paragraph("None.", TEXT)
    )


def _not_read(gaps: Sequence[Gap]) -> Iterable[Flowable]:
    if not gaps:
        yield paragraph("Every page of the scope was audited in full, as it stands, with today’s rules.", TEXT)
    for gap in gaps:
        more = len(gap.pages) - NAMED
        named = "; ".join(gap.pages[:NAMED]) + (f"; and {more:,} more: see the XLSX, CSV or JSON" if more > 0 else "")
        yield paragraph(f"{gap.problem} ({len(gap.pages):,}): {named}", TEXT)


def _signatures() -> Flowable:
    headings = [Paragraph(name, HEAD) for name in ("Name", "Role", "Signature", "Date")]
    widths = [share * TEXT_WIDTH for share in (0.3, 0.25, 0.3, 0.15)]
    rows = Table([headings, [""] * 4, [""] * 4], colWidths=widths, rowHeights=[None, 16 * mm, 16 * mm], style=HEADED)
    return KeepTogether([paragraph("Signatures", SECTION), paragraph(SIGNATURE, TEXT), rows])


def _figures(report: ReportData) -> Flowable:
    cells = [
        [Paragraph(f"{number:,}", FIGURE), Paragraph(safe(label), SMALL)] for label, number in report.figures.labelled()
    ]
    table = Table(
        [cells],
        colWidths=[TEXT_WIDTH / len(cells)] * len(cells),
        style=[*GRID, ("BOX", (0, 0), (-1, -1), 0.5, LINE), ("INNERGRID", (0, 0), (-1, -1), 0.5, LINE)],
    )
    return KeepTogether([Spacer(0, 8), table, Spacer(0, 8)])
