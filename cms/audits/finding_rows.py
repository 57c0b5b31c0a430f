"""The engine's findings as rows of the database, each with the field that its words were typed in."""

from collections.abc import Iterable, Iterator

from cms.audits.mapping import FieldMap
from cms.audits.models import AuditFinding
from seo_checks import Finding
from seo_checks.report import finding_as_data


def finding_rows(findings: Iterable[Finding], fields: FieldMap) -> Iterator[AuditFinding]:
    """Yield a row for each finding, in the same order; the rows belong to no run yet and are not saved."""
    for position, finding in enumerate(findings):
        yield _row(position, finding, fields)


def _row(position: int, finding: Finding, fields: FieldMap) -> AuditFinding:
    data = finding_as_data(finding)
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
