"""What is said about a claim from within the page editor: an exception asked for, or a decision."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.compliance.entry_choice import EntryField, choosable
from cms.compliance.models import Act
from cms.compliance.service import decide, request_exception
from cms.editor.draft_audit import refusal
from cms.users.models import User
from seo_checks import Category

SAID = {
    Act.REQUESTED: "Asked for. The compliance desk decides, and you see the answer here.",
    Act.ACCEPTED: "Accepted.",
    Act.FALSE_ALARM: "Marked as a false alarm.",
    Act.MUST_CHANGE: "Marked: these words must change.",
}


class ClaimActForm(forms.Form):
    """One act on one claim. What an act needs besides is checked where it is kept."""

    fingerprint = forms.CharField(max_length=64)
    act = forms.ChoiceField(choices=[(act.value, act.label) for act in SAID])
    reason = forms.CharField(max_length=2000, error_messages={"required": "Give a reason."})
    entry = EntryField()
    evidence = forms.CharField(max_length=1000, required=False)
    expires_on = forms.DateField(required=False, error_messages={"invalid": "Give the day as year-month-day."})

    def __init__(self, data: QueryDict, user: User) -> None:
        """Take the entries that the user may choose."""
        super().__init__(data)
        self.fields["entry"].queryset = choosable(user)


def act_on_claim(request: HttpRequest, page_id: int) -> JsonResponse:
    """Record an act on a claim of a saved text. Answers JSON; raises PermissionDenied and Http404."""
    if request.method != "POST":
        answer = refusal("Send what is to be recorded with POST.", HTTPStatus.METHOD_NOT_ALLOWED)
        answer.headers["Allow"] = "POST"
        return answer
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = ClaimActForm(request.POST, request.user)
    if not form.is_valid():
        return refusal(_first(form.errors.as_data()), HTTPStatus.BAD_REQUEST)
    said = form.cleaned_data
    finding = _stored_finding(page, said["fingerprint"])
    if finding is None:
        return refusal("These words are not saved yet. Save the draft, then try again.", HTTPStatus.CONFLICT)
    try:
        _record(page, finding, request.user, Act(said["act"]), said)
    except ValidationError as error:
        return refusal(_first(error.error_dict), HTTPStatus.BAD_REQUEST)
    return JsonResponse({"state": "recorded", "message": SAID[Act(said["act"])]})


def _record(page: Page, finding: AuditFinding, user: User, act: Act, said: dict) -> None:
    if act == Act.REQUESTED:
        request_exception(page, finding, user, said["reason"], said["evidence"])
    else:
        decide(page, [finding], act, user, said["reason"], said["evidence"], said["expires_on"], said["entry"])


def _stored_finding(page: Page, fingerprint: str) -> AuditFinding | None:
    """The claim in the current audits of the page, the draft's before the live text's."""
    return (
        AuditFinding.objects.filter(
            run__page_id=page.pk, run__current=True, fingerprint=fingerprint, category=Category.CLAIMS
        )
        .order_by("run__version")
        .first()
    )


def _first(errors: dict) -> str:
    return next(iter(next(iter(errors.values())))).messages[0]
