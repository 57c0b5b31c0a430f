"""Evidence register → where used, with the decisions that rest on an entry."""

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from cms.audits.evidence_use import EvidenceUseView
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.open_findings import last_decisions

MOST_LISTED = 100


class DecidedEvidenceUseView(EvidenceUseView):
    """What an entry clears, and which acceptances that hold today rest on it."""

    results_template_name = "compliance/evidence/use_results.html"

    def get_context_data(self, *args, **kwargs):
        """Add the decisions on pages that the reader may see."""
        decisions = self.decisions()
        return {
            **super().get_context_data(*args, **kwargs),
            "decisions": decisions.select_related("claim__page", "by").order_by("expires_on", "pk")[:MOST_LISTED],
            "unlisted": max(decisions.count() - MOST_LISTED, 0),
        }

    def decisions(self) -> QuerySet[ClaimEvent]:
        """Return the acceptances that rest on the entry today, on pages that the reader may see."""
        pages = page_permission_policy.explorable_instances(self.request.user)
        return last_decisions({Act.ACCEPTED}).filter(
            register_entry=self.entry.key, expires_on__gte=timezone.localdate(), claim__page__in=pages.values("pk")
        )
