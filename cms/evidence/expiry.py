"""The watch on expiry: people are told before an entry's last day, and what rests on it is looked at again after it."""

import logging
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from cms.evidence.models import Evidence, ExpiryNotice
from cms.users.rights import people_with

logger = logging.getLogger(__name__)

# Days before an entry's last day on which people are told, the last of them first.
WARNINGS = (30, 90)
OVER = 0
# Sent once for each entry whose last day is over, with the entry as `instance`.
entry_expired = Signal()


@dataclass(frozen=True)
class Watch:
    """How many entries people were told of, and how many were found expired; those of earlier days do not count."""

    warned: int
    expired: int


def watch(today: date) -> Watch:
    """Tell of what expires within 90 and 30 days and of what has expired, each once; run daily, and again at will."""
    entries = Evidence.objects.approved().filter(expires_on__lte=today + timedelta(days=max(WARNINGS)))
    told = [days for entry in entries.select_related("owner") if (days := _tell_once(entry, today)) is not None]
    return Watch(warned=len(told) - told.count(OVER), expired=told.count(OVER))


def _tell_once(entry: Evidence, today: date) -> int | None:
    """Return which notice was given, by days before expiry; None where it was given before."""
    left = (entry.expires_on - today).days
    days = OVER if left < 0 else next(days for days in WARNINGS if left <= days)
    with transaction.atomic():
        _, new = ExpiryNotice.objects.get_or_create(evidence=entry, expires_on=entry.expires_on, days=days)
        if not new:
            return None
        if days == OVER:
            entry_expired.send(sender=Evidence, instance=entry)
        transaction.on_commit(lambda: _send(entry, left), robust=True)
    return days


def _send(entry: Evidence, left: int) -> None:
    """Mail the owner and the compliance reviewers; an e-mail that fails is logged, and stops nothing."""
    reviewers = people_with("evidence.publish_evidence")
    people = {person for person in (entry.owner, *reviewers) if person and person.is_active and person.email}
    if not people:
        logger.warning("Nobody could be told that evidence “%s” expires on %s", entry, entry.expires_on)
    edit = reverse(Evidence.snippet_viewset.get_url_name("edit"), args=[entry.pk])
    context = {"entry": entry, "left": left, "address": f"{get_admin_base_url()}{edit}"}
    subject = render_to_string("evidence/alerts/expiry_subject.txt", context).strip()
    text = render_to_string("evidence/alerts/expiry.txt", context)
    for address in sorted({person.email for person in people}):
        try:
            send_mail(subject, text, [address])
        except Exception:
            logger.exception("The e-mail “%s” could not be sent to %s", subject, address)
