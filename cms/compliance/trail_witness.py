"""Tells the audit trail what is on record of claims, so that it can say whether that is still what was said."""

from collections import Counter
from collections.abc import Iterator

from wagtail.models import Page

from cms.compliance.models import Act, ClaimEvent
from cms.trail.database import verifying
from cms.trail.models import TrailEntry

PREFIX = "caveat.claim."
_ACTIONS = {act.value: f"{PREFIX}{act.value.replace('-', '_')}" for act in Act}
_SAID = ("fingerprint", "reason", "evidence", "register_entry", "expires_on", "due_on")


def connect() -> None:
    """Have the record compared whenever the trail is verified."""
    verifying.connect(_compare, dispatch_uid="caveat-claims")


def _compare(sender, **kwargs) -> list[str]:
    """Return what was said of claims according to the trail or the record, but not to both."""
    in_trail, on_record = Counter(_in_trail()), Counter(_on_record())
    return [
        *(f"{_named(said)} is in the trail, and no longer on record as it was said." for said in in_trail - on_record),
        *(f"{_named(said)} is on record, and not in the trail." for said in on_record - in_trail),
    ]


def _in_trail() -> Iterator[tuple]:
    """Of pages that exist: the claims of others went with them."""
    rows = TrailEntry.objects.filter(action__startswith=PREFIX, page_pk__in=Page.objects.values("pk"))
    for row in rows.iterator():
        data = row.copy["data"]
        parts = (data.get(name, "") for name in _SAID)
        yield (row.action, row.page_pk, *parts)


def _on_record() -> Iterator[tuple]:
    events = ClaimEvent.objects.order_by("pk").values_list(
        "act", "claim__page_id", "claim__fingerprint", "reason", "evidence", "register_entry", "expires_on", "due_on"
    )
    for act, *about, expires_on, due_on in events.iterator():
        yield (_ACTIONS[act], *about, *(day.isoformat() if day else "" for day in (expires_on, due_on)))


def _named(said: tuple) -> str:
    action, page, fingerprint, *_ = said
    return f"“{action}” of the claim {fingerprint} on page {page}"
