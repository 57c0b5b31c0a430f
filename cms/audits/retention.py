"""Removes stored audits that nothing needs any more.

What was decided keeps what it rested on, and reports that were made keep their figures, so that neither needs an audit.
Figures of past weeks, and of claims that were fixed, are derived from audits of earlier texts. So an audit stays while
it is current, and until its text has been out of force for the whole period.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from cms.audits.models import AuditFinding, AuditRun

_AT_ONCE = 200  # runs; each has hundreds of findings


def removable_runs(before: datetime) -> QuerySet[AuditRun]:
    """Return the audits whose text was last seen before that moment, and had been replaced by then if it ever was."""
    newer = AuditRun.objects.filter(
        page=OuterRef("page"), version=OuterRef("version"), created_at__gt=OuterRef("created_at")
    )
    replaced_in_time = Exists(newer.filter(created_at__lt=before)) | ~Exists(newer)
    return AuditRun.objects.filter(replaced_in_time, current=False, checked_at__lt=before)


def findings_of(runs: QuerySet[AuditRun]) -> int:
    """Return how many findings go with these audits."""
    return AuditFinding.objects.filter(run__in=runs.values("pk")).count()


def remove(runs: QuerySet[AuditRun]) -> None:
    """Remove audits and their findings, some at a time: what is done stays done, and nobody waits long."""
    ids = list(runs.values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_ONCE):
        # Asked again, because a text that comes back makes its audit current.
        AuditRun.objects.filter(pk__in=ids[start : start + _AT_ONCE], current=False).delete()
