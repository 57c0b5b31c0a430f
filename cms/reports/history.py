"""What was said of the claims of many pages, so that it can be asked where each stood on any day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from cms.compliance.models import Act, ClaimEvent
from cms.compliance.standing import NOTHING_SAID, Standing, standing_after
from cms.reports.data import Step
from cms.users.models import User


class Histories:
    """All that was said of the claims of some pages. Three queries at most."""

    def __init__(self, page_ids: Iterable[int]) -> None:
        self._said: dict[int, dict[str, list[ClaimEvent]]] = defaultdict(lambda: defaultdict(list))
        events = (
            ClaimEvent.objects.filter(claim__page__in=page_ids)
            .defer("grounds")
            .annotate(
                page_id=F("claim__page_id"),
                fingerprint=F("claim__fingerprint"),
                words=F("claim__quote"),
                rule=F("claim__rule"),
            )
            .prefetch_related("by", "assignee")
        )
        for event in events.order_by("pk"):
            self._said[event.page_id][event.fingerprint].append(event)

    def standing(self, page_id: int, fingerprint: str, moment: datetime) -> Standing:
        """Return where a claim stood at a moment, by what had been said until then."""
        said = self._said[page_id][fingerprint] if fingerprint in self._said.get(page_id, ()) else ()
        return standing_after(event for event in said if event.at <= moment) if said else NOTHING_SAID

    def steps(self, page: Page) -> Iterator[Step]:
        """Tell all that was said of the claims of a page, claim by claim, the oldest first."""
        return (_step(page, event) for said in self._said.get(page.pk, {}).values() for event in said)


def _step(page: Page, event: ClaimEvent) -> Step:
    about = {
        Act.ASSIGNED: f" to {_name(event.assignee) or 'nobody'}",
        Act.DUE: f": {event.due_on.isoformat() if event.due_on else 'none'}",
    }
    return Step(
        page=page.title,
        words=event.words or event.rule,
        act=f"{event.get_act_display()}{about.get(Act(event.act), '')}",
        by=name_of(event),
        at=timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M"),
        reason=event.reason,
        evidence=event.evidence,
        until=event.expires_on.isoformat() if event.expires_on else "",
        fingerprint=event.fingerprint,
    )


def name_of(event: ClaimEvent) -> str:
    """Return who said it; the site itself reopens claims, and people leave."""
    return "Caveat" if event.act == Act.REOPENED else _name(event.by) or "no longer on record"


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
