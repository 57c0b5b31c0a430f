"""Evidence register → where used: the findings that an entry has a say in, on the pages that the reader may see."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from cms.audits.claim_report import PageColumn, SeverityColumn, WordsColumn
from cms.audits.evidence_changes import findings_naming
from cms.audits.models import AuditFinding
from cms.evidence.models import Evidence

URL_NAME = "evidence_use"


class EvidenceUseView(IndexView):
    """What the current audits cleared by an entry, or hold against it."""

    model = AuditFinding
    permission_policy = ModelPermissionPolicy(Evidence)
    any_permission_required = ["view", "change"]
    page_title = "Where used"
    header_icon = "clipboard-list"
    is_searchable = False
    results_template_name = "audits/evidence_use_results.html"
    paginate_by = 50
    default_ordering = ("-status", "severity_rank", "run__page__title", "run__page_id", "run__version", "position")
    columns = [
        SeverityColumn("severity", width="10%"),
        WordsColumn("words", label="Words", width="50%"),
        PageColumn("page", width="22%"),
        Column("version", accessor="run.get_version_display", width="8%"),
        DateColumn("audited", accessor="run.checked_at", width="10%"),
    ]

    @cached_property
    def entry(self) -> Evidence:
        """The entry that is asked about."""
        return get_object_or_404(Evidence, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        """Name the entry."""
        return self.entry.key

    def get_breadcrumbs_items(self):
        """Lead back to the register."""
        register = reverse(Evidence.snippet_viewset.get_url_name("list"))
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": register, "label": "Evidence register"},
            {"url": "", "label": self.page_title, "sublabel": self.entry.key},
        ]

    def get_index_url(self):
        """Return the address of this list."""
        return reverse(URL_NAME, args=[self.entry.pk])

    def get_index_results_url(self):
        """There are no results to be fetched alone."""
        return

    def get_base_queryset(self):
        """Return the findings on pages that the reader may see."""
        pages = page_permission_policy.explorable_instances(self.request.user)
        return findings_naming(self.entry.key).filter(run__page__in=pages.values("pk")).select_related("run__page")

    def order_queryset(self, queryset):
        """Put what is open before what is cleared, then the gravest first."""
        return queryset.order_by(*self.default_ordering)


def use_button(entry: Evidence) -> Button:
    """The way from the register to where an entry is used."""
    return Button("Where used", url=reverse(URL_NAME, args=[entry.pk]), icon_name="link", priority=60)
