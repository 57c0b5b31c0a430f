"""Which rows of the trail a person may read."""

from django.contrib.auth.models import Permission
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.trail.models import TrailEntry


def visible_to(user) -> QuerySet[TrailEntry]:
    """Return the rows about pages that the user may see, and about other things that they have a right to.

    As in Wagtail's own history, pages that are gone are for those who work on the whole tree.
    """
    rows = TrailEntry.objects.all()
    if user.is_superuser:
        return rows
    seen = Q(page_pk__in=page_permission_policy.explorable_instances(user).values("pk"))
    root = Page.get_first_root_node().permissions_for_user(user)
    if root.can_add_subpage() or root.can_edit():
        seen |= Q(page_pk__isnull=False) & ~Q(page_pk__in=Page.objects.values("pk"))
    return rows.filter(seen | Q(page_pk=None, object_type__in=_types_of(user)))


def _types_of(user) -> QuerySet:
    """The types of things, as the trail names them, to which the user has any right."""
    rights = Permission.objects.filter(Q(user=user) | Q(group__user=user))
    return rights.values_list(
        Concat(F("content_type__app_label"), Value("."), F("content_type__model")), flat=True
    ).distinct()
