"""Audit what an editor has on screen: the form as it is, saved nowhere.

The form is read as Wagtail reads it for a preview, with its permissions; nothing is written, no revision is made.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.text import capfirst, slugify
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Page

from cms.audits.audited import is_audited
from cms.audits.judge import judge_page
from cms.compliance.service import DECIDE
from cms.editor.page_state import PageState, draft_state
from cms.editor.search_preview import search_preview
from seo_checks import CaveatError

_STILL_LOADING = "The editor is still loading, or its form is damaged. Nothing was audited."


class DraftAudit:
    """Mixin for Wagtail's preview views: the form is audited instead of shown."""

    http_method_names = ("post",)

    def get_form(self, query_dict: QueryDict):
        """Read the form without its slug: one that another page has must not keep the text from being audited."""
        unnamed = query_dict.copy()
        unnamed.pop("slug", None)
        return super().get_form(unnamed)

    def post(self, request: HttpRequest, *args, **kwargs) -> JsonResponse:
        """Audit the form that was sent."""
        try:
            form = self.get_form(request.POST)
            valid = self.validate_form(form)
        except (MultiValueDictKeyError, ValidationError, KeyError, ValueError):
            return refusal(_STILL_LOADING, HTTPStatus.BAD_REQUEST)
        if not valid:
            return JsonResponse({"state": "incomplete", "message": _faults(form)})
        page = self._named(form.save(commit=False), form.parent_page)
        if page.pk and not is_audited(page):
            return refusal("This page repeats another one, which is audited in its own place.", HTTPStatus.CONFLICT)
        try:
            state = draft_state(page, judge_page(page))
        except CaveatError as error:
            return refusal(f"The rules cannot be read, so nothing is audited: {error}", HTTPStatus.SERVICE_UNAVAILABLE)
        return JsonResponse(self._answer(page, state))

    def http_method_not_allowed(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Say in the same form as other refusals what is allowed."""
        answer = refusal("Send the editor's form with POST.", HTTPStatus.METHOD_NOT_ALLOWED)
        answer.headers["Allow"] = "POST"
        return answer

    def _named(self, page: Page, parent: Page) -> Page:
        """Give the page the slug that was typed, and the address that follows from it."""
        page.slug = slugify(self.request.POST.get("slug", ""), allow_unicode=True) or page.slug
        page.set_url_path(parent)
        return page

    def _answer(self, page: Page, state: PageState) -> dict:
        context = {
            "state": state,
            "preview": search_preview(page, self.request, state.profile),
            "page": page,
            "can_decide": self.request.user.has_perm(DECIDE),
        }
        return {
            "state": "audited",
            "must_fix": state.must_fix,
            "html": render_to_string("editor/panel.html", context, self.request),
            "marks": [mark.as_data() for mark in state.all_marks()],
        }


class EditedDraftAudit(DraftAudit, PreviewOnEditView):
    """The audit of a page that is there already."""


class NewDraftAudit(DraftAudit, PreviewOnCreateView):
    """The audit of a page that was never saved."""


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a view that a script calls: every refusal is JSON with a `message` that can be shown as it is."""
    protected = csrf_protect(view)

    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # Before anything reads the body: Django would refuse a large one with a page of its own.
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if limit and int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            problem = (
                f"This page is too long to audit while you write (over {limit / 1_048_576:.1f} MB). Save it instead."
            )
            return refusal(problem, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            response = protected(request, *args, **kwargs)
        except PermissionDenied as error:
            return refusal(str(error) or "You may not edit this page.", HTTPStatus.FORBIDDEN)
        except Http404:
            return refusal("This page is no longer there.", HTTPStatus.NOT_FOUND)
        if response.status_code == HTTPStatus.FORBIDDEN and not isinstance(response, JsonResponse):
            return refusal("Your session has changed. Reload the editor, then try again.", HTTPStatus.FORBIDDEN)
        return response

    return csrf_exempt(answer)


def refusal(message: str, status: HTTPStatus) -> JsonResponse:
    """Return why nothing was done."""
    return JsonResponse({"state": "refused", "message": message}, status=status)


def _faults(form) -> str:
    """Which fields keep the form from being read."""
    names = [capfirst(str(form.fields[name].label or name)) for name in form.errors if name in form.fields]
    names += [capfirst(name.replace("_", " ")) for name, formset in form.formsets.items() if not formset.is_valid()]
    return f"Waiting for {', '.join(names) or 'the form'}: what stands there cannot be saved as it is."
