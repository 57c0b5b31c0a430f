"""Reports → Claim audit: every finding of the current audits, across the site."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from cms.audits import shown
from cms.audits.models import AuditFinding
from cms.audits.report_coverage import gaps
from cms.audits.report_filters import ClaimAuditFilterSet
from cms.spreadsheet import HarmlessCellsMixin
from seo_checks import Severity, Status
from seo_checks.formatters.style import Symbols

PERMISSION = "audits.view_auditfinding"


class SeverityColumn(Column):
    """The severity's mark and word."""

    cell_template_name = "audits/report/severity_cell.html"

    class Media:
        css = {"all": ["audits/css/caveat.css"]}


class WordsColumn(Column):
    """The words in their sentence, and what is wrong with them."""

    cell_template_name = "audits/report/words_cell.html"


class PageColumn(Column):
    """The page, linked to its editor at the field."""

    cell_template_name = "audits/report/page_cell.html"


EXPORT: Mapping[str, tuple[str, Callable[[AuditFinding], Any]]] = MappingProxyType(
    {
        "severity": ("Severity", shown.severity_label),
        "category": ("Category", lambda row: row.category),
        "rule": ("Rule", lambda row: row.rule),
        "words": ("Words", lambda row: row.quote),
        "sentence": ("Sentence", lambda row: row.sentence),
        "message": ("What is wrong", lambda row: row.message),
        "why": ("Why", lambda row: row.why),
        "basis": ("Basis", lambda row: "; ".join(f"{source['title']} <{source['url']}>" for source in row.sources)),
        "evidence": ("Evidence", shown.evidence),
        "suggestions": ("What would stand", lambda row: "; ".join(row.suggestions)),
        "page": ("Page", lambda row: row.run.page.title),
        "address": ("Address", lambda row: row.run.source),
        "field": ("Field", shown.place),
        "editor": ("Editor", shown.editor_url),
        "treatment": ("Treatment", lambda row: row.treatment or ""),
        "version": ("Live or draft", lambda row: row.run.get_version_display()),
        "audited": ("Audited", lambda row: row.run.checked_at),
        "fingerprint": ("Fingerprint", lambda row: row.fingerprint),
    }
)


class ClaimAuditView(HarmlessCellsMixin, ReportView):
    """The report, and its exports with all that is known of each finding."""

    page_title = "Claim audit"
    header_icon = "clipboard-list"
    model = AuditFinding
    permission_policy = ModelPermissionPolicy(AuditFinding)
    any_permission_required = ["view"]
    filterset_class = ClaimAuditFilterSet
    index_url_name = "claim_audit"
    index_results_url_name = "claim_audit_results"
    results_template_name = "audits/report/results.html"
    is_searchable = True
    search_fields = ["quote", "sentence", "message"]
    default_ordering = ("-status", "severity_rank", "run__page__title", "run__page_id", "run__version", "position")
    columns = [
        SeverityColumn("severity", sort_key="severity_rank", width="9%"),
        WordsColumn("words", label="Words", width="36%"),
        Column("rule", sort_key="rule", width="14%"),
        PageColumn("page", sort_key="run__page__title", width="18%"),
        Column("treatment", sort_key="treatment", width="9%"),
        Column("version", accessor="run.get_version_display", sort_key="run__version", width="6%"),
        DateColumn("audited", accessor="run.checked_at", sort_key="run__checked_at", width="8%"),
    ]
    list_export = list(EXPORT)
    export_headings = {name: heading for name, (heading, _) in EXPORT.items()}
    export_filename = "claim-audit"

    def get_base_queryset(self) -> QuerySet[AuditFinding]:
        """Return the current findings on pages that the reader may see."""
        return (
            super()
            .get_base_queryset()
            .filter(run__current=True, run__page__in=self.explorable_pages().values("pk"))
            .select_related("run__page")
            .defer("run__problems", "run__metrics")
            .annotate(treatment=F("run__page__treatmentarticlepage__treatment__name"))
        )

    def explorable_pages(self):
        """Return the pages that the reader may see."""
        return page_permission_policy.explorable_instances(self.request.user)

    def order_queryset(self, queryset):
        """Keep the default order among rows that are equal by the chosen column."""
        chosen = () if self.ordering == self.default_ordering else (self.ordering,)
        return queryset.order_by(*chosen, *self.default_ordering)

    def get_context_data(self, *args, **kwargs):
        """Add the figures, and what the report cannot speak for."""
        context = super().get_context_data(*args, **kwargs)
        if self.is_export:
            return context
        category = self.filters.form["category"].value()
        found = self.object_list.order_by()
        counts = dict(self.open_rows(found).values_list("severity").annotate(Count("pk")))
        cleared = found.filter(status=Status.CLEARED).count()
        return {
            **context,
            "counts": [
                *((shown.MARKS[severity], severity.value, counts.get(severity.value, 0)) for severity in Severity),
                *([(Symbols().cleared, shown.CLEARED, cleared)] if cleared else []),
            ],
            "category": shown.CATEGORY_LABELS.get(category, "All findings"),
            "gaps": gaps(self.explorable_pages()),
        }

    def open_rows(self, found: QuerySet[AuditFinding]) -> QuerySet[AuditFinding]:
        """Return those of the findings that still ask for something."""
        return found.filter(status=Status.OPEN)

    def get_filtered_queryset(self):
        """Return the rows; they are filtered already."""
        return self.get_queryset()

    def to_row_dict(self, item):
        """Return what the export says of a finding."""
        return {name: value(item) for name, (_, value) in EXPORT.items()}


class ClaimAuditMenuItem(MenuItem):
    """The report's place in the menu, for those who may open it."""

    def __init__(self):
        """Point at the report."""
        super().__init__(
            "Claim audit", reverse("claim_audit"), name="claim-audit", icon_name="clipboard-list", order=100
        )

    def is_shown(self, request):
        """Return whether the user may open the report."""
        return request.user.has_perm(PERMISSION)
