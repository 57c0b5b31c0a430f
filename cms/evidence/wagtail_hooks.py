"""Where the evidence register joins Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.evidence.approval import ApprovalAction, authors
from cms.evidence.models import Evidence
from cms.evidence.viewsets import EvidenceViewSet

register_snippet(EvidenceViewSet)


@hooks.register("register_actions")
def register_approval(registry):
    """Let approval stand where Wagtail looks for the action that publishes."""
    registry.register(Evidence, ApprovalAction)


@hooks.register("construct_snippet_action_menu")
def offer_approval_to_others(menu_items, request, context):
    """Leave out what the policy would refuse: publishing what one has written oneself."""
    if context["model"] is not Evidence:
        return
    entry = context.get("instance")
    latest = entry.latest_revision if entry else None
    if latest is None or request.user.pk in authors(latest):
        refused = {"action-publish", "approve"}
        menu_items[:] = [item for item in menu_items if item.name not in refused]
