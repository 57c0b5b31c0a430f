"""Publishing many pages at once: those that may go live do, and each other one is named with the reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from cms.compliance.publishing import Refusal, publishing_refusal, refusal_path


def sort_out_refused(request: HttpRequest, pages: list[Page], action: PublishBulkAction) -> HttpResponse | None:
    """Take the pages that may not go live off the list before Wagtail publishes it, and say so for each.

    Drafts below the selected pages come onto the list, because Wagtail would let one of them stop all, and because what
    is published is looked at again afterwards. Returns the way back where nothing is left to publish.
    """
    chosen = action.cleaned_form.cleaned_data
    all_pages = [*pages, *(_drafts_below(pages, request.user) if chosen["include_descendants"] else ())]
    refusals = {page: refusal for page in all_pages if (refusal := _refusal(page))}
    for page, refusal in refusals.items():
        _say(request, page, refusal)
    pages[:] = [page for page in all_pages if page not in refusals]
    chosen["include_descendants"] = False
    return redirect(action.next_url) if refusals and not pages else None


def _drafts_below(pages: list[Page], user) -> list[Page]:
    """What Wagtail would publish along: drafts that the user may publish, each once."""
    drafts = {page.pk: page for parent in pages for page in parent.get_descendants().not_live()}
    selected = {page.pk for page in pages}
    return [page for pk, page in drafts.items() if pk not in selected and page.permissions_for_user(user).can_publish()]


def _refusal(page: Page) -> Refusal | None:
    return publishing_refusal(page.get_latest_revision_as_object())


def _say(request: HttpRequest, page: Page, refusal: Refusal) -> None:
    title = page.specific_deferred.get_admin_display_title()
    show = messages.button(refusal_path(page), "Show them" if refusal.findings else "Edit")
    messages.error(request, f"“{title}” was not published. {refusal.summary} {refusal.remedy}", buttons=[show])
