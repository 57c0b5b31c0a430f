"""Which entries of the evidence register somebody can rest a decision on."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permission_policies import ModelPermissionPolicy

from cms.evidence.models import Evidence
from cms.users.models import User

REGISTER = ModelPermissionPolicy(Evidence)


def choosable(user: User) -> QuerySet[Evidence]:
    """Return the entries that hold today, for those who may see the register."""
    may_see = REGISTER.user_has_any_permission(user, ["view", "change"])
    return Evidence.objects.holding(timezone.localdate()) if may_see else Evidence.objects.none()


class EntryField(forms.ModelChoiceField):
    """An entry, or none. Forms set its queryset to what their user can choose."""

    def __init__(self) -> None:
        gone = "That entry of the evidence register holds no longer. Choose another."
        super().__init__(Evidence.objects.none(), required=False, error_messages={"invalid_choice": gone})
