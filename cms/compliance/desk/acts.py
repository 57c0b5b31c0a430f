"""Carries out an act of the desk on one or many claims: all of them, or none."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance import service
from cms.compliance.models import Act, ClaimEvent
from cms.users.models import User

SAID = {
    Act.ACCEPTED: "accepted",
    Act.FALSE_ALARM: "marked as a false alarm",
    Act.MUST_CHANGE: "marked: must change",
    Act.ASSIGNED: "assigned",
    Act.DUE: "given a due date",
    Act.COMMENTED: "commented on",
}


@transaction.atomic
def carry_out(act: Act, findings: Sequence[AuditFinding], user: User, said: Mapping[str, Any]) -> list[ClaimEvent]:
    """Say the same of all the claims, page by page. Raises as the service does; then nothing of it was said."""
    say = _saying(act, user, said)
    pages = groupby(sorted(findings, key=lambda finding: finding.run.page_id), key=lambda finding: finding.run.page)
    return [event for page, claims in pages for event in say(page.specific, list(claims))]


def _saying(act: Act, user: User, said: Mapping[str, Any]) -> Callable[[Page, list[AuditFinding]], list[ClaimEvent]]:
    """The service's function for an act, with what is said in it."""
    if act == Act.ASSIGNED:
        return lambda page, claims: service.assign(page, claims, user, said["assignee"])
    if act == Act.DUE:
        return lambda page, claims: service.set_due(page, claims, user, said["due_on"])
    if act == Act.COMMENTED:
        return lambda page, claims: service.comment(page, claims, user, said["reason"])
    return lambda page, claims: service.decide(
        page, claims, act, user, said["reason"], said["evidence"], said["expires_on"], said["entry"]
    )
