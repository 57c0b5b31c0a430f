"""The evidence register in the admin: its list, with filters and exports, and its forms."""

from datetime import timedelta

import django_filters
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet, WorkflowActionView

from cms.evidence.approval import ApprovalRefused
from cms.evidence.models import SEARCHED, Evidence, Grade, Strength
from cms.spreadsheet import HarmlessCellsMixin

EXPIRED = "expired"
_EXPIRY = ((EXPIRED, "Expired"), ("30", "Within 30 days"), ("60", "Within 60 days"), ("90", "Within 90 days"))
_APPROVED, _WAITING = "approved", "waiting"


class EvidenceFilterSet(WagtailFilterSet):
    """What the register is narrowed down by."""

    expires = django_filters.ChoiceFilter(choices=_EXPIRY, method="of_expiry", empty_label="Any time")
    approval = django_filters.ChoiceFilter(
        choices=[(_APPROVED, "Approved"), (_WAITING, "Waiting for approval")], method="of_approval", empty_label="All"
    )
    strength = django_filters.ChoiceFilter(label="Strongest claim", choices=Strength, empty_label="Any")
    grade = django_filters.ChoiceFilter(label="Certainty", choices=Grade, empty_label="Any")

    class Meta:
        model = Evidence
        fields = ["jurisdiction", "owner"]

    def of_expiry(self, queryset, name, value):
        """Return what has expired, or what expires within so many days."""
        today = timezone.localdate()
        if value == EXPIRED:
            return queryset.filter(expires_on__lt=today)
        return queryset.filter(expires_on__gte=today, expires_on__lte=today + timedelta(days=int(value)))

    def of_approval(self, queryset, name, value):
        """Return what counts, or what somebody has still to approve: new entries and changes of approved ones."""
        return queryset.approved() if value == _APPROVED else queryset.filter(has_unpublished_changes=True)


class EvidenceIndexView(HarmlessCellsMixin, IndexView):
    """The list, and its exports in the words of the CSV that can be imported."""

    page_title = "Evidence register"

    def _get_title_column(self, *args, **kwargs):
        return super()._get_title_column(*args, width="18%", **kwargs)


class _SaysWhyRefused:
    """Keeps what was typed as a draft where it cannot be approved, and says why."""

    def publish_action(self):
        """Approve, or say why not."""
        return self._attempt(super().publish_action)

    def workflow_action_action(self):
        """Approve or send back, or say why not."""
        return self._attempt(super().workflow_action_action)

    def _attempt(self, act):
        try:
            with transaction.atomic():
                return act()
        except ApprovalRefused as refused:
            messages.error(self.request, f"Saved as a draft, not approved. {refused}")
            return redirect(self.get_edit_url())


class EvidenceCreateView(_SaysWhyRefused, CreateView):
    def get_initial(self):
        """Return what the address says that the new entry is about."""
        return {name: self.request.GET[name] for name in ("treatment", "condition") if name in self.request.GET}


class EvidenceEditView(_SaysWhyRefused, EditView):
    def save_instance(self):
        """Save nothing where somebody approves what they have not changed, as Wagtail does for pages.

        Each new revision needs an approval of its own, so that one saved by approving would never be approved.
        """
        if self.action == "workflow-action" and not self.form.has_changed():
            return self.form.instance
        return super().save_instance()


class EvidenceWorkflowActionView(WorkflowActionView):
    """The way to approve from lists and from the dashboard."""

    def post(self, request, *args, **kwargs):
        """Act, or say why not."""
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ApprovalRefused as refused:
            messages.error(request, f"Not approved. {refused}")
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return redirect(self.redirect_url)


class EvidenceViewSet(SnippetViewSet):
    model = Evidence
    icon = "clipboard-list"
    menu_label = "Evidence register"
    menu_name = "evidence-register"
    menu_order = 102  # between the compliance desk and the claim report
    add_to_admin_menu = True
    inspect_view_enabled = True
    index_view_class = EvidenceIndexView
    add_view_class = EvidenceCreateView
    edit_view_class = EvidenceEditView
    workflow_action_view_class = EvidenceWorkflowActionView
    filterset_class = EvidenceFilterSet
    search_backend_name = None
    search_fields = SEARCHED
    ordering = ["treatment", "condition", "key"]
    list_display = [
        "key",
        Column("treatment", sort_key="treatment"),
        Column("condition", sort_key="condition"),
        Column("population", sort_key="population"),
        Column("wording", label="Wording allowed", width="20%"),
        Column("strength", sort_key="strength"),
        Column("grade", label="Certainty", accessor="get_grade_display", sort_key="grade"),
        Column("expires_on", label="Expires", sort_key="expires_on", width="8%"),
        Column("owner", accessor="owner"),
        Column("state", label="Standing"),
    ]
    list_export = [
        *("key", "treatment", "condition", "population", "excludes", "strength", "status", "wording", "requires"),
        *("source", "doi", "pmid", "url", "grade", "jurisdiction", "checked_on", "expires_on", "reviewer", "note"),
        *("owner", "state", "approved_by", "approved_at"),
    ]
    export_headings = {
        **{name: name for name in list_export},
        **{"key": "id", "checked_on": "checked", "expires_on": "expires"},
    }
    inspect_view_fields = [*list_export, "documents"]
    export_filename = "evidence-register"
    edit_handler = ObjectList(
        [
            FieldPanel("key"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("treatment"), FieldPanel("condition")]),
                    FieldRowPanel([FieldPanel("population"), FieldPanel("excludes")]),
                ],
                heading="What it is about",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("strength"),
                    FieldPanel("wording"),
                    FieldPanel("requires"),
                    FieldRowPanel([FieldPanel("status"), FieldPanel("jurisdiction")]),
                ],
                heading="What it allows",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("source"),
                    FieldRowPanel([FieldPanel("doi"), FieldPanel("pmid")]),
                    FieldPanel("url"),
                    FieldPanel("grade"),
                    InlinePanel("documents", label="Document", panels=[FieldPanel("document")]),
                ],
                heading="What it rests on",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("checked_on"), FieldPanel("expires_on")]),
                    FieldRowPanel([FieldPanel("reviewer"), FieldPanel("owner")]),
                    FieldPanel("note"),
                ],
                heading="Who keeps it, and until when it holds",
            ),
        ]
    )

    def register_chooser_viewset(self):
        """Offer no chooser: nothing needs one, and Wagtail's shows drafts to whoever may open the admin."""

    def get_queryset(self, request):
        """Return the entries with the people that the list names."""
        return Evidence.objects.select_related("owner", "approved_by")
