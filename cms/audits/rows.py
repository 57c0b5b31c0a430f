"""The engine's report as unsaved rows of the database; findings name the field that their words were typed in."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from cms.audits.mapping import FieldMap
from cms.audits.models import AuditFinding, AuditRun
from seo_checks import Finding, PageReport
from seo_checks.report import finding_as_data


def run_row(report: PageReport) -> AuditRun:
    """Return what a run says of itself; of which page and by which rules is for the caller to add."""
    return AuditRun(
        status=report.status.value,
        claims_judged=report.claims_judged,
        problems=list(report.problems),
        metrics=dict(report.metrics),
        outline=[asdict(heading) for heading in report.outline],
        keyphrase=dict(report.keyphrase_map or {}),
        source=report.source,
        title=report.title,
        language=report.language,
    )


def finding_rows(findings: Iterable[Finding], fields: FieldMap) -> Iterator[AuditFinding]:
    """Yield a row for each finding, in the same order; the rows belong to no run yet and are not saved."""
    for position, finding in enumerate(findings):
        yield _row(position, finding, fields)


def _row(position: int, finding: Finding, fields: FieldMap) -> AuditFinding:
    data = finding_as_data(finding)
    data.pop("suppression")  # what a page says of its own findings counts for nothing here: the desk decides
    block = data.pop("block") or {"role": "", "index": None}
    row = AuditFinding(
        position=position,
        severity_rank=finding.severity.rank,
        block_role=block["role"],
        block_index=block["index"],
        block_start=data.pop("start"),
        block_end=data.pop("end"),
        **data,
    )
    location = None if finding.block is None else fields.locate(finding.block, finding.start, finding.end)
    if location:
        row.contentpath = location.segment.contentpath
        row.block_key = location.segment.block_key
        row.field_label = location.segment.label
        row.field_start = location.start
        row.field_end = location.end
    return row
