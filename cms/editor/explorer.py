"""The page explorer with what the audits found: columns, order and filter."""

from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.usage import ContentTypeUseView

from cms.audits.audit_site import audited_pages
from cms.audits.models import AuditRun
from cms.audits.report_coverage import without_audit
from cms.audits.shown import MARKS
from cms.compliance.open_findings import open_findings
from cms.editor.page_audits import page_audits
from seo_checks import PageStatus, Severity

COUNTED = (Severity.MUST_FIX, Severity.REVIEW)
CLEAR, UNAUDITED, UNREAD = "clear", "not-audited", "not-read"


class CountColumn(BaseColumn):
    """How many findings of a severity are open, for each version of the page."""

    cell_template_name = "editor/explorer/count_cell.html"

    class Media:
        css = {"all": ["audits/css/caveat.css", "editor/css/explorer.css"]}

    def __init__(self, severity: Severity, **options) -> None:
        """Name the column after the severity, and let it be sorted by."""
        self.severity = severity
        self.field = severity.name.lower()
        super().__init__(self.field, label=severity.value.capitalize(), sort_key=f"open_{self.field}", **options)

    def get_header_context_data(self, parent_context):
        """Search results keep the order of relevance: a search engine cannot count findings."""
        context = super().get_header_context_data(parent_context)
        return {**context, "is_orderable": not parent_context.get("is_searching")}

    def get_cell_context_data(self, instance, parent_context):
        """Add the numbers."""
        return {
            **super().get_cell_context_data(instance, parent_context),
            "mark": MARKS[self.severity],
            "severity": self.severity.value,
            "counts": [(audit, getattr(audit, self.field)) for audit in instance.caveat_audits],
        }


class AuditedColumn(BaseColumn):
    """When each version of the page was audited, and whether that still holds."""

    cell_template_name = "editor/explorer/audited_cell.html"


class AuditFilterSet(GenericPageFilterSet):
    """Wagtail's filters, and one by what the audits found."""

    audit = django_filters.MultipleChoiceFilter(
        label="Audit",
        choices=[
            *((severity.value, f"{MARKS[severity]} Open {severity.value}") for severity in COUNTED),
            (CLEAR, "No must-fix or review open"),
            (UNAUDITED, "Not audited yet"),
            (UNREAD, "Could not be read in full"),
        ],
        method="of_state",
        widget=forms.CheckboxSelectMultiple,
    )

    def of_state(self, queryset, name, values):
        """Return the pages that are in one of the states, live or as a draft."""
        wanted = (Q(pk__in=pages_in_state(value)) for value in values)
        return queryset.filter(reduce(or_, wanted)) if values else queryset


class WithAudits:
    """Mixin for lists of pages: their order by open findings, and what the columns show."""

    def get_valid_orderings(self):
        """Leave out the numbers of findings where a search engine puts the pages in order."""
        orderings = super().get_valid_orderings()
        return [name for name in orderings if not (self.is_searching and name.lstrip("-") in _ORDERINGS)]

    def order_queryset(self, queryset):
        """Order by the number of open findings of the version that has more of them."""
        chosen = (self.ordering or "").lstrip("-")
        if chosen not in _ORDERINGS:
            return super().order_queryset(queryset)
        return queryset.annotate(**{chosen: _most_open(_ORDERINGS[chosen])}).order_by(self.ordering, "path")

    def get_context_data(self, **kwargs):
        """Give each page of the list its audits."""
        context = super().get_context_data(**kwargs)
        audits = page_audits(context["object_list"])
        for page in context["object_list"]:
            page.caveat_audits = audits.get(page.pk, [])
        return context


class AuditedExplorerView(WithAudits, ExplorableIndexView):
    """The explorer."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        *(CountColumn(severity, width="8%") for severity in COUNTED),
        AuditedColumn("audited", width="11%"),
    ]


class AuditedTypeView(WithAudits, ContentTypeUseView):
    """All pages of a type."""


_ORDERINGS = {f"open_{severity.name.lower()}": severity for severity in COUNTED}


def pages_in_state(state: str) -> QuerySet:
    """Return the keys of the pages with open findings of a severity, or in one of the other states of the filter."""
    runs = AuditRun.objects.filter(current=True)
    unread = runs.filter(status__in=[PageStatus.FAILED, PageStatus.PARTIAL]).values("page")
    if state == UNREAD:
        return unread
    if state == UNAUDITED:
        return without_audit(audited_pages()).values("pk")
    if state == CLEAR:
        flagged = open_findings().filter(severity__in=COUNTED).values("run__page")
        unaudited = without_audit(audited_pages()).values("pk")
        return audited_pages().exclude(Q(pk__in=flagged) | Q(pk__in=unread) | Q(pk__in=unaudited)).values("pk")
    return open_findings().filter(severity=state).values("run__page")


def _most_open(severity: Severity) -> Coalesce:
    """The number of open findings of a page, in its live text or its draft: whichever has more."""
    by_version = open_findings().filter(run__page=OuterRef("pk"), severity=severity).order_by().values("run__version")
    most = by_version.annotate(number=Count("pk")).order_by("-number").values("number")[:1]
    return Coalesce(Subquery(most, output_field=IntegerField()), 0)
