"""Reports → Audit trail."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import registry
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from cms.days import DayRangeFilter
from cms.spreadsheet import HarmlessCellsMixin
from cms.trail.copies import canonical
from cms.trail.models import TrailEntry
from cms.trail.visible import visible_to

PERMISSION = "trail.view_trailentry"
NOBODY = "the site"


class TrailFilterSet(WagtailFilterSet):
    """What the trail is narrowed down by; it offers only what the reader may see."""

    action = django_filters.ChoiceFilter(label="What was done", empty_label="Anything")
    user_pk = django_filters.ChoiceFilter(label="By", empty_label="Anybody", null_label=NOBODY)
    at = DayRangeFilter(label="When", widget=DateRangePickerWidget)

    class Meta:
        model = TrailEntry
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        """Offer the actions and the people that occur."""
        super().__init__(*args, **kwargs)
        rows = visible_to(self.request.user).order_by()
        actions = rows.values_list("action", flat=True).distinct()
        people = dict(rows.exclude(user_pk=None).values_list("user_pk", "user_name").distinct())
        self.filters["action"].extra["choices"] = sorted(
            ((action, _label(action)) for action in actions), key=lambda choice: choice[1]
        )
        names = ((pk, _name(pk, name)) for pk, name in people.items())
        self.filters["user_pk"].extra["choices"] = sorted(names, key=lambda choice: choice[1])


class ObjectColumn(Column):
    """What it is about, linked to the history of pages that still exist."""

    cell_template_name = "trail/report/object_cell.html"


def who(row: TrailEntry) -> str:
    """Return the name of who did it, as it was then."""
    return _name(row.user_pk, row.user_name) if row.user_pk else NOBODY


def _name(user_pk: int, name: str) -> str:
    """A person's name, or a number for one who was deleted before the copy was made."""
    return name or f"user {user_pk}"


def _when(row: TrailEntry) -> str:
    return date_format(localtime(row.at), "j M Y, H:i:s")


def _label(action: str) -> str:
    return force_str(registry.get_action_label(action)) if registry.action_exists(action) else action


EXPORT: Mapping[str, tuple[str, Callable[[TrailEntry], Any]]] = MappingProxyType(
    {
        "number": ("Row", lambda row: row.number),
        "at": ("When", lambda row: row.at),
        "by": ("By", who),
        "user": ("User id", lambda row: row.user_pk),
        "done": ("What was done", lambda row: _label(row.action)),
        "said": ("In words", lambda row: row.said),
        "label": ("About", lambda row: row.label),
        "type": ("Type", lambda row: row.object_type),
        "object": ("Its id", lambda row: row.copy["object"]["id"]),
        "revision": ("Revision", lambda row: row.copy["revision"]),
        "data": ("Data", lambda row: canonical(row.copy["data"])),
        "action": ("Action", lambda row: row.action),
        "digest": ("Hash", lambda row: row.digest),
        "previous": ("Hash of the row before", lambda row: row.previous),
        "key_id": ("Key id", lambda row: row.key_id),
        "signature": ("Signature", lambda row: row.signature),
    }
)


class TrailView(HarmlessCellsMixin, ReportView):
    """The trail, the latest first, and its exports with all that each row holds."""

    page_title = "Audit trail"
    header_icon = "history"
    model = TrailEntry
    permission_policy = ModelPermissionPolicy(TrailEntry)
    any_permission_required = ["view"]
    filterset_class = TrailFilterSet
    index_url_name = "audit_trail"
    index_results_url_name = "audit_trail_results"
    results_template_name = "trail/report/results.html"
    is_searchable = True
    search_fields = ["label"]
    default_ordering = "-number"
    columns = [
        Column("number", label="Row", sort_key="number", width="7%"),
        Column("when", label="When", accessor=_when, width="16%"),
        Column("by", label="By", accessor=who, width="14%"),
        Column("said", label="What was done", width="41%"),
        ObjectColumn("label", label="About", width="22%"),
    ]
    list_export = list(EXPORT)
    export_headings = {name: heading for name, (heading, _) in EXPORT.items()}
    export_filename = "audit-trail"

    def get_base_queryset(self):
        """Return the rows that the reader may see."""
        page = Page.objects.filter(pk=OuterRef("page_pk"))
        return visible_to(self.request.user).annotate(page_exists=Exists(page))

    def get_filtered_queryset(self):
        """Return the rows; they are filtered already."""
        return self.get_queryset()

    def to_row_dict(self, item):
        """Return what the export says of a row."""
        return {name: value(item) for name, (_, value) in EXPORT.items()}


class TrailMenuItem(MenuItem):
    """The trail's place in the menu, for those who may read it."""

    def __init__(self):
        """Point at the report."""
        super().__init__("Audit trail", reverse("audit_trail"), name="audit-trail", icon_name="history", order=110)

    def is_shown(self, request):
        """Return whether the user may read the trail."""
        return request.user.has_perm(PERMISSION)
