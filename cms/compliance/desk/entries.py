"""The entries of the evidence register that the desk offers for an acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from cms.audits.models import AuditFinding
from cms.compliance.entry_choice import REGISTER, choosable
from cms.evidence.models import Evidence
from cms.evidence.register import approved_entries
from cms.users.models import User

MOST_FOUND = 20
SEARCH = "entries"  # what the words that are searched for are sent as


@dataclass(frozen=True)
class Offer:
    """Entries that speak of a claim, others that a search found, and where a new one is written; empty: nowhere."""

    fitting: Sequence[Evidence]
    found: Sequence[Evidence]
    more: bool
    add_url: str


def offer(finding: AuditFinding, user: User, words: str, chosen: str) -> Offer:
    """Return what to choose from for a claim: what fits it, what has the words, and what is chosen already.

    A claim that names no treatment is about that of its page. `finding` comes with the details that the queue adds.
    """
    entries = choosable(user)
    subject = {
        "treatment": finding.claim.get("treatment") or finding.treatment or "",
        "condition": finding.claim.get("condition", ""),
    }
    fitting = approved_entries(**subject) if all(subject.values()) and entries.exists() else []
    wanted = Q(pk=chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else Q(pk=None)
    if words.strip():
        wanted |= Q(pk__in=entries.about(words).values("pk"))
    found = entries.filter(wanted).exclude(pk__in=[entry.pk for entry in fitting]).order_by("key")
    listed = list(found[: MOST_FOUND + 1])
    return Offer(fitting, listed[:MOST_FOUND], len(listed) > MOST_FOUND, _add_url(user, subject))


def _add_url(user: User, subject: dict[str, str]) -> str:
    if not REGISTER.user_has_permission(user, "add"):
        return ""
    address = reverse(Evidence.snippet_viewset.get_url_name("add"))
    return f"{address}?{urlencode({name: value for name, value in subject.items() if value})}"
