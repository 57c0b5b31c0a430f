"""Makes entries of the evidence register."""

from datetime import timedelta

from django.utils import timezone

from cms.evidence.models import Evidence
from cms.users.models import User


def draft_entry(author: User, **fields) -> Evidence:
    """Return an entry that somebody wrote and nobody approved; keywords override any field."""
    values = {
        "key": "knees",
        "treatment": "exercise",
        "condition": "knee pain",
        "strength": 2,
        "wording": "supervised exercise can ease knee pain",
        "requires": "supervised",
        "source": "Name of the trial, 2024",
        "doi": "10.1000/example",
        "checked_on": timezone.localdate(),
        "expires_on": timezone.localdate() + timedelta(days=200),
        "owner": author,
        **fields,
    }
    entry = Evidence.objects.create(**values, live=False)
    entry.save_revision(user=author)
    return entry


def approve(entry: Evidence, approver: User) -> Evidence:
    """Approve what an entry says latest; return it as it counts then."""
    entry.latest_revision.publish(user=approver)
    return Evidence.objects.get(pk=entry.pk)
