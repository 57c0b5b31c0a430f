"""What was said of the claims of many pages, so that it can be asked where each stood on any day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from cms.compliance.models import ClaimEvent
from cms.compliance.standing import NOTHING_SAID, Standing, standing_after


class Histories:
    """All that was said of the claims of some pages. One query."""

    def __init__(self, page_ids: Iterable[int]) -> None:
        self._said: dict[int, dict[str, list[ClaimEvent]]] = defaultdict(lambda: defaultdict(list))
        events = ClaimEvent.objects.filter(claim__page__in=page_ids).select_related("claim", "by").order_by("pk")
        for event in events:
            self._said[event.claim.page_id][event.claim.fingerprint].append(event)

    def standing(self, page_id: int, fingerprint: str, moment: datetime) -> Standing:
        """Return where a claim stood at a moment, by what had been said until then."""
        said = self._said[page_id][fingerprint] if fingerprint in self._said.get(page_id, ()) else ()
        return standing_after(event for event in said if event.at <= moment) if said else NOTHING_SAID

    def settled(self, page_id: int, fingerprints: set[str], moment: datetime) -> int:
        """Return how many of these claims of a page could stand at a moment by a decision."""
        today = timezone.localdate(moment)
        spoken_of = fingerprints & self._said.get(page_id, {}).keys()
        return sum(self.standing(page_id, fingerprint, moment).is_settled(today) for fingerprint in spoken_of)


def name_of(event: ClaimEvent) -> str:
    """Return who said it; the site itself reopens claims, and people leave."""
    return (event.by.get_full_name() or event.by.get_username()) if event.by else "no longer on record"
