"""The filters of the claim-audit report."""

import django_filters
from django import forms
from django.db.models import Q
from django.http import QueryDict
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from cms.articles.models import Treatment
from cms.audits.models import AuditFinding, Version
from cms.audits.shown import CATEGORY_LABELS, CLEARED
from cms.days import DayRangeFilter
from seo_checks import Category, Severity, Status, catalogue

ALL = "all"


class ClaimAuditFilterSet(WagtailFilterSet):
    """What a reviewer narrows the report down by; it shows claims unless asked for something else."""

    severity = django_filters.MultipleChoiceFilter(
        choices=[(name, name) for name in (*(severity.value for severity in Severity), CLEARED)],
        method="of_severity",
        widget=forms.CheckboxSelectMultiple,
    )
    category = django_filters.ChoiceFilter(
        choices=[*CATEGORY_LABELS.items(), (ALL, "All")],
        empty_label=None,
        initial=Category.CLAIMS.value,
        method="in_category",
        widget=forms.RadioSelect,
    )
    version = django_filters.ChoiceFilter(
        label="Live or draft", field_name="run__version", choices=Version, empty_label="Both", widget=forms.RadioSelect
    )
    rule = django_filters.ChoiceFilter(choices=lambda: [(rule, rule) for rule in catalogue()], empty_label="All rules")
    page = django_filters.CharFilter(
        label="Page title", field_name="run__page__title", lookup_expr="icontains", widget=forms.TextInput
    )
    treatment = django_filters.ModelChoiceFilter(
        label="Treatment",
        field_name="run__page__treatmentarticlepage__treatment",
        queryset=Treatment.objects.all(),
        empty_label="All treatments",
    )
    audited = DayRangeFilter(label="Audited", field_name="run__checked_at", widget=DateRangePickerWidget)

    class Meta:
        model = AuditFinding
        fields: list[str] = []

    def __init__(self, data=None, *args, **kwargs):
        """Choose claims where nothing is chosen."""
        data = QueryDict(mutable=True) if data is None else data.copy()
        data.setdefault("category", Category.CLAIMS.value)
        super().__init__(data, *args, **kwargs)

    def of_severity(self, queryset, name, values):
        """Return the open findings of these severities, and the cleared ones where they are asked for."""
        if not values:
            return queryset
        wanted = Q(severity__in=values, status=Status.OPEN)
        return queryset.filter(wanted | Q(status=CLEARED) if CLEARED in values else wanted)

    def in_category(self, queryset, name, value):
        """Return the findings of a category; of every one if all are wanted."""
        return queryset if value == ALL else queryset.filter(category=value)
