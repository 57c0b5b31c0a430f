"""What a change of the evidence register means for stored audits: the pages that it concerns are audited again.

All stored audits are out of date by their digest then, and say so; only these can turn out differently.
"""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import published, unpublished

from cms.audits.models import AuditFinding, Version
from cms.audits.tasks import audit_after_commit
from cms.evidence.concepts import speaks_of
from cms.evidence.expiry import entry_expired
from cms.evidence.models import Evidence
from seo_checks import Category


def connect() -> None:
    """Connect the receivers: an entry counts from its approval until it is taken back, expires or is deleted."""
    for signal in (published, unpublished, post_delete, entry_expired):
        signal.connect(_entry_changed, sender=Evidence, dispatch_uid="caveat-evidence")


def findings_naming(key: str) -> QuerySet[AuditFinding]:
    """Return the findings of current audits that an entry cleared, or that go beyond it or against it."""
    return AuditFinding.objects.filter(run__current=True, claim__evidence_entry=key)


def pages_concerned(key: str, treatments: list[str], conditions: list[str]) -> set[int]:
    """Return the ids of the pages on which an entry has a say: their stored claims name it, or speak of its subject.

    A claim is stored as it is written, so that its words are read again for the concepts that entries name.
    """
    claims = AuditFinding.objects.filter(run__current=True, category=Category.CLAIMS).order_by()
    parts = ("run__page_id", "claim__treatment", "claim__condition", "claim__evidence_entry")
    return {
        page_id
        for page_id, treatment, condition, entry in claims.values_list(*parts).distinct()
        if entry == key or (treatment and condition and speaks_of(treatments, conditions, treatment, condition))
    }


@task(queue_name="audit")
def audit_pages_concerned(key: str, treatments: list[str], conditions: list[str]) -> None:
    """Have the pages audited that an entry of the evidence register concerns."""
    for page in Page.objects.filter(pk__in=pages_concerned(key, treatments, conditions)):
        audit_after_commit(page, Version.LIVE, Version.DRAFT)


def _entry_changed(sender, instance, **kwargs):
    subject = (instance.key, instance.treatments, instance.conditions)
    transaction.on_commit(partial(audit_pages_concerned.enqueue, *subject), robust=True)
