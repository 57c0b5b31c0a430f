"""What was said of the claims of many pages, so that it can be asked where each stood on any day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from cms.compliance.models import ClaimEvent
from cms.compliance.standing import NOTHING_SAID, Standing, standing_after


class Histories:
    """All that was said of the claims of some pages. Two queries."""

    def __init__(self, page_ids: Iterable[int]) -> None:
        self._said: dict[int, dict[str, list[ClaimEvent]]] = defaultdict(lambda: defaultdict(list))
        events = (
            ClaimEvent.objects.filter(claim__page__in=page_ids)
            .defer("grounds")
            .annotate(page_id=F("claim__page_id"), fingerprint=F("claim__fingerprint"))
            .prefetch_related("by")
        )
        for event in events.order_by("pk"):
            self._said[event.page_id][event.fingerprint].append(event)

    def standing(self, page_id: int, fingerprint: str, moment: datetime) -> Standing:
        """Return where a claim stood at a moment, by what had been said until then."""
        said = self._said[page_id][fingerprint] if fingerprint in self._said.get(page_id, ()) else ()
        return standing_after(event for event in said if event.at <= moment) if said else NOTHING_SAID


def name_of(event: ClaimEvent) -> str:
    """Return who said it; the site itself reopens claims, and people leave."""
    return (event.by.get_full_name() or event.by.get_username()) if event.by else "no longer on record"
