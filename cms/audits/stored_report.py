"""Stored audits as the engine's own reports, so that the site and the command line say the same in the same form."""

from cms.audits.models import AuditFinding, AuditRun
from seo_checks import Category, Finding, PageReport, PageStatus, Role, Severity, Status
from seo_checks.findings import SourceReference
from seo_checks.report import HeadingFigures


def page_report(run: AuditRun) -> PageReport:
    """Return a stored run as the report that it was made from."""
    return PageReport(
        source=run.source,
        title=run.title,
        language=run.language,
        status=PageStatus(run.status),
        claims_judged=run.claims_judged,
        problems=tuple(run.problems),
        metrics=_in_order(run.metrics),
        outline=tuple(HeadingFigures(**heading) for heading in run.outline),
        keyphrase_map=run.keyphrase or None,
        findings=tuple(engine_finding(row) for row in run.findings.order_by("position")),
    )


def engine_finding(row: AuditFinding) -> Finding:
    """Return a stored finding as the engine gave it."""
    return Finding(
        rule=row.rule,
        category=Category(row.category),
        severity=Severity(row.severity),
        message=row.message,
        why=row.why,
        quote=row.quote,
        sentence=row.sentence,
        sentence_start=row.sentence_start,
        role=Role(row.block_role) if row.block_role else None,
        block=row.block_index,
        start=row.block_start,
        end=row.block_end,
        line=row.line,
        column=row.column,
        end_line=row.end_line,
        end_column=row.end_column,
        suggestions=tuple(row.suggestions),
        tags=tuple(row.tags),
        status=Status(row.status),
        claim=_in_order(row.claim),
        sources=tuple(SourceReference(**source) for source in row.sources),
        fingerprint=row.fingerprint,
    )


def _in_order(data: dict) -> dict:
    """The data in the same order from every database: PostgreSQL sorts the keys of JSON in its own way."""
    return dict(sorted(data.items()))
