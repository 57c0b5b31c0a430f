"""Reports → Claim audit, with what was decided about each claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_date
from wagtail.admin.ui.tables import Column

from cms.audits.claim_report import ClaimAuditView
from cms.audits.models import AuditFinding
from cms.audits.report_filters import ClaimAuditFilterSet
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.open_findings import settling_decisions
from cms.compliance.standing import DECISIONS
from seo_checks import Status
from seo_checks.formatters.style import Symbols

OPEN, SETTLED, MUST_CHANGE = "open", "settled", Act.MUST_CHANGE.value


@dataclass(frozen=True)
class Decision:
    """The last decision on a claim, as the report shows it."""

    label: str
    by: str
    until: date | None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Decision":
        """Read what the query says of a decision."""
        name = f"{said['first_name'] or ''} {said['last_name'] or ''}".strip() or said["username"] or ""
        return cls(Act(said["act"]).label, name, parse_date(said["until"]) if said["until"] else None)

    @property
    def has_expired(self) -> bool:
        """Whether it held until a day that has passed."""
        return self.until is not None and self.until < timezone.localdate()


def decision_on(finding: AuditFinding) -> Decision | None:
    """Return the last decision on a finding of the report; None where nobody decided."""
    return Decision.of(finding.decision) if finding.decision else None


class DecisionColumn(Column):
    """What was decided last, by whom and until when."""

    cell_template_name = "compliance/report/decision_cell.html"


class DecidedClaimFilterSet(ClaimAuditFilterSet):
    """The report's filters, and one by what was decided."""

    decision = django_filters.ChoiceFilter(
        label="Decision",
        choices=[
            (OPEN, "Open: nothing lets it stand"),
            (SETTLED, "May stand"),
            (MUST_CHANGE, Act.MUST_CHANGE.label),
        ],
        empty_label="Any",
        method="by_decision",
        widget=forms.RadioSelect,
    )

    def by_decision(self, queryset, name, value):
        """Return the findings that ask for something, those that may stand, or those that must change."""
        if value == OPEN:
            return queryset.filter(~Exists(settling_decisions()), status=Status.OPEN)
        if value == SETTLED:
            return queryset.filter(Exists(settling_decisions()))
        return queryset.filter(decision__act=value)


class DecidedClaimAuditView(ClaimAuditView):
    """The report with decisions. Words that may stand by one are listed, but do not count as open."""

    filterset_class = DecidedClaimFilterSet
    columns = [
        *ClaimAuditView.columns[:4],
        DecisionColumn("decision", accessor=decision_on, width="11%"),
        *ClaimAuditView.columns[4:],
    ]
    list_export = [*ClaimAuditView.list_export, "decision", "decided_by", "decided_until"]
    export_headings = {
        **ClaimAuditView.export_headings,
        "decision": "Decision",
        "decided_by": "Decided by",
        "decided_until": "Decided until",
    }

    def get_base_queryset(self) -> QuerySet[AuditFinding]:
        """Add the last decision to each finding."""
        decisions = ClaimEvent.objects.filter(
            act__in=DECISIONS, claim__page=OuterRef("run__page"), claim__fingerprint=OuterRef("fingerprint")
        ).order_by("-pk")
        said = JSONObject(
            act="act",
            until="expires_on",
            first_name="by__first_name",
            last_name="by__last_name",
            username="by__username",
        )
        return super().get_base_queryset().annotate(decision=Subquery(decisions.values_list(said)[:1]))

    def get_context_data(self, *args, **kwargs):
        """Count what may stand by a decision apart from what is open."""
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            decided = self.object_list.order_by().filter(Exists(settling_decisions()), status=Status.OPEN).count()
            context["counts"] += [(Symbols().cleared, "decided", decided)] if decided else []
        return context

    def open_rows(self, found: QuerySet[AuditFinding]) -> QuerySet[AuditFinding]:
        """Return those of the findings that no evidence and no decision lets stand."""
        return super().open_rows(found).filter(~Exists(settling_decisions()))

    def to_row_dict(self, item):
        """Add the decision to what the export says of a finding."""
        decision = decision_on(item)
        return {
            **super().to_row_dict(item),
            "decision": decision.label if decision else "",
            "decided_by": decision.by if decision else "",
            "decided_until": decision.until if decision else None,
        }
