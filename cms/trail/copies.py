"""Which entries of Wagtail's log matter for compliance, and the copy that the trail keeps of one."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.models.audit_log import BaseLogEntry

OWN_ACTIONS = "caveat."
PAGE_LOG = PageLogEntry._meta.label_lower
# What Wagtail itself logs of what is public, who let it be, and what is gone.
WAGTAIL_ACTIONS = frozenset(
    "wagtail.publish wagtail.publish.schedule wagtail.publish.scheduled wagtail.schedule.cancel wagtail.unpublish "
    "wagtail.unpublish.scheduled wagtail.delete wagtail.workflow.start wagtail.workflow.approve "
    "wagtail.workflow.reject wagtail.workflow.resume wagtail.workflow.cancel".split()
)


def matters(action: str) -> bool:
    """Return whether entries of this action belong in the trail."""
    return action.startswith(OWN_ACTIONS) or action in WAGTAIL_ACTIONS


def that_matter() -> Q:
    """Return the same for queries of a log."""
    return Q(action__startswith=OWN_ACTIONS) | Q(action__in=WAGTAIL_ACTIONS)


def copy_of(entry: BaseLogEntry) -> dict[str, Any]:
    """Return all that a log entry says, with the user's name as it stands now, ready for JSON."""
    is_page = entry._meta.label_lower == PAGE_LOG
    kind = entry.content_type
    return {
        "log": entry._meta.label_lower,
        "id": entry.pk,
        "action": entry.action,
        "at": in_utc(entry.timestamp),
        "user": {"id": entry.user_id, "name": _name_of_user(entry)},
        "object": {
            "type": f"{kind.app_label}.{kind.model}" if kind else "",
            "id": str(entry.page_id if is_page else entry.object_id),
            "label": entry.label,
        },
        "revision": entry.revision_id,
        "uuid": str(entry.uuid or ""),
        "content_changed": entry.content_changed,
        "deleted": entry.deleted,
        # As the database will give it back.
        "data": json.loads(json.dumps(entry.data, cls=DjangoJSONEncoder)),
        "copied_at": in_utc(timezone.now()),
    }


def canonical(value: Any) -> str:
    """Return JSON that is the same text for the same value, wherever it is made."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def in_utc(moment: datetime) -> str:
    """Return a moment as text, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _name_of_user(entry: BaseLogEntry) -> str:
    try:
        user = entry.user
    except ObjectDoesNotExist:  # deleted since: the log keeps the number
        return ""
    return f"{user.first_name} {user.last_name}".strip() or user.username if user else ""
