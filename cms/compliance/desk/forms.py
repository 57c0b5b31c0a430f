"""What is sent from the desk: one act, on the claim that is open and on those chosen with it."""

from django import forms
from django.http import QueryDict

from cms.compliance.entry_choice import EntryField, choosable
from cms.compliance.models import Act
from cms.users.models import User

DECISIONS = {Act.MUST_CHANGE: "Must change", Act.ACCEPTED: "Accept…", Act.FALSE_ALARM: "False alarm…"}
KEYS = {Act.MUST_CHANGE: "m", Act.ACCEPTED: "a", Act.FALSE_ALARM: "f"}
ACTS = (*DECISIONS, Act.ASSIGNED, Act.DUE, Act.COMMENTED)
MOST_CLAIMS = 300
FIND_ENTRIES = "find-entries"  # sent as `do`: look in the evidence register, and keep what was typed


class ActForm(forms.Form):
    """One act. What it needs besides is checked where it is kept; buttons send `do`, decisions are chosen as `act`."""

    act = forms.ChoiceField(
        choices=[(act.value, act.label) for act in ACTS], error_messages={"required": "Choose a decision."}
    )
    reason = forms.CharField(max_length=2000, required=False)
    entry = EntryField()
    evidence = forms.CharField(max_length=1000, required=False)
    expires_on = forms.DateField(required=False, error_messages={"invalid": "Give the day as year-month-day."})
    assignee = forms.ModelChoiceField(User.objects.filter(is_active=True), required=False)
    due_on = forms.DateField(required=False, error_messages={"invalid": "Give the day as year-month-day."})

    def __init__(self, data: QueryDict, user: User) -> None:
        """Take a button's act before a chosen one, and the entries that the user may choose."""
        data = data.copy()
        if data.get("do"):
            data["act"] = data["do"]
        super().__init__(data)
        self.fields["entry"].queryset = choosable(user)
