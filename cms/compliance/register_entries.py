"""Decisions that rest on an entry of the clinic's evidence register, and whether the entry still bears them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format

from cms.compliance.models import Act, ClaimEvent
from cms.evidence.models import Evidence
from cms.evidence.register import as_data
from seo_checks.claims.register import Standing as EntryStanding

# What keeping an entry up to date changes, and no decision rests on.
_UPKEEP = frozenset({"id", "checked", "expires", "reviewer", "note"})


def as_evidence(entry: Evidence, said: str) -> str:
    """Return an entry, and what was said beside it, in the words that a decision keeps."""
    return " · ".join(filter(None, [f"Evidence register, “{entry.key}”: {entry.reference}", said]))


def substance_of(entry: Evidence) -> dict[str, Any]:
    """Return, as JSON, what of an entry makes the decisions that rest on it lapse when it changes."""
    return {name: value for name, value in as_data(entry).items() if name not in _UPKEEP}


def acceptances_on(key: str = "") -> QuerySet[ClaimEvent]:
    """Return the acceptances that rest on the entry of that name; without a name, on any."""
    accepted = ClaimEvent.objects.filter(act=Act.ACCEPTED)
    return accepted.filter(register_entry=key) if key else accepted.exclude(register_entry="")


def lapse(decision: ClaimEvent) -> str:
    """Say why the entry no longer bears a decision; empty where it does, or where the decision rests on none."""
    if not decision.register_entry:
        return ""
    entry = Evidence.objects.approved().filter(key=decision.register_entry).first()
    named = f"The evidence that it rests on, “{decision.register_entry}”,"
    if entry is None:
        return f"{named} is no longer in the register."
    if entry.has_expired():
        return f"{named} expired on {date_format(entry.expires_on, 'j F Y')}."
    if entry.status != EntryStanding.ACCEPTED.value:
        return f"{named} is now “{entry.status}” in the register."
    then, now = decision.grounds.get("register", {}), substance_of(entry)
    changed = sorted(name for name in {*then, *now} if then.get(name) != now.get(name))
    if changed:
        return f"{named} has changed: {', '.join(changed)}."
    if decision.expires_on and entry.expires_on < decision.expires_on:
        return f"{named} now holds only until {date_format(entry.expires_on, 'j F Y')}."
    return ""
