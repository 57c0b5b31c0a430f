"""Where the editor's desk joins Wagtail's admin. Nothing is decided here."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem

from cms.editor.bulk_audit import AuditBulkAction
from cms.editor.claim_acts import act_on_claim
from cms.editor.dashboard import OpenClaimsSummaryItem, SeenPagesSummaryItem
from cms.editor.draft_audit import EditedDraftAudit, NewDraftAudit, guarded
from cms.editor.page_views import page_viewsets


@hooks.register("register_admin_viewset")
def register_page_viewsets():
    """Give the editor of audited pages what Caveat adds to it."""
    return page_viewsets()


hooks.register("register_bulk_action", AuditBulkAction)


@hooks.register("construct_homepage_summary_items")
def add_open_claims(request, items):
    """Say on the first page of the admin how many claims are open that visitors can read."""
    items.append(OpenClaimsSummaryItem(request))


@hooks.register("construct_homepage_summary_items", order=1)  # after Wagtail has put its own there
def count_seen_pages(request, items):
    """Have Wagtail's number of pages count those that the person may see."""
    items[:] = [SeenPagesSummaryItem(request) if type(item) is PagesSummaryItem else item for item in items]


@hooks.register("insert_editor_js")
def badge_script():
    """Let the badge in the header follow the panel."""
    return format_html('<script src="{}"></script>', static("editor/js/badge.js"))


@hooks.register("register_admin_urls")
def register_panel_urls():
    """Give the panel's script the addresses it sends to."""
    return [
        path("caveat/draft/<int:page_id>/", guarded(EditedDraftAudit.as_view()), name="caveat_draft_audit"),
        path(
            "caveat/draft/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            guarded(NewDraftAudit.as_view()),
            name="caveat_new_draft_audit",
        ),
        path("caveat/claims/<int:page_id>/", guarded(act_on_claim), name="caveat_claim_act"),
    ]
