"""Live articles whose medical review is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cms.articles.models import TreatmentArticlePage

LISTED = 20


@dataclass(frozen=True, slots=True)
class Reviews:
    """How many reviews are overdue, those that are longest so, and how many articles have no day for theirs."""

    overdue: int
    undated: int
    first: Sequence[TreatmentArticlePage]

    @property
    def left_out(self) -> int:
        """How many are counted but not listed."""
        return self.overdue - len(self.first)


def reviews(pages: QuerySet, today: date) -> Reviews:
    """Return how the reviews of the live articles among the pages stand. Two queries."""
    live = TreatmentArticlePage.objects.filter(pk__in=pages, live=True)
    is_overdue = Q(next_review_due__lt=today)
    first = live.filter(is_overdue).select_related("medical_reviewer").order_by("next_review_due", "title")
    counts = live.order_by().aggregate(
        overdue=Count("pk", filter=is_overdue), undated=Count("pk", filter=Q(next_review_due=None))
    )
    return Reviews(**counts, first=first.defer("body")[:LISTED])
