"""What happens to a page whose hour has come and that may not go live."""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from cms.compliance.alerts import reviewers_of, tell
from cms.compliance.publishing import Refusal
from cms.users.models import User

# As Wagtail's command `publish_scheduled` names what it does.
SCHEDULED = "wagtail.publish.scheduled"
SCHEDULE_REFUSED = "caveat.schedule_refused"


def take_off_schedule(revision: Revision, refusal: Refusal) -> None:
    """Take the page off the schedule; tell who put it there, and the compliance reviewers."""
    page, scheduler, hour = revision.as_object(), _who_scheduled(revision), revision.approved_go_live_at
    with transaction.atomic():
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(instance=page, action=SCHEDULE_REFUSED, revision=revision, data={"summary": refusal.summary})
    context = {"page": page, "refusal": refusal, "scheduler": scheduler, "hour": hour}
    tell([scheduler, *reviewers_of(page)], "schedule_refused", context)


def _who_scheduled(revision: Revision) -> User | None:
    """Who scheduled the revision, else who saved it."""
    entry = PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule").first()
    return (entry and entry.user) or revision.user
