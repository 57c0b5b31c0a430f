"""Approval of evidence: publishing it, which nobody does for what they wrote themselves.

`Evidence.publish()` comes here, and through it the editor, workflows, reverting, `revision.publish()` and Wagtail's
action registry.
"""

from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError, PublishRevisionAction
from wagtail.models import Revision

# What a revision holds beside what its author wrote.
_BOOKKEEPING = frozenset(
    "pk live has_unpublished_changes first_published_at last_published_at live_revision latest_revision expired "
    "go_live_at expire_at locked locked_at locked_by approved_by approved_at updated_at".split()
)


class ApprovalRefused(PublishPermissionError):
    """An entry cannot be approved, or not by this person; the message says why."""


class ApprovalAction(PublishRevisionAction):
    """Publishes an entry for somebody who did not write it, and keeps who it was."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Add to Wagtail's checks; those are about rights, and can be skipped, these cannot. Raises ApprovalRefused."""
        super().check(skip_permission_checks)
        if self.user is None:
            raise ApprovalRefused("Evidence is approved by a person: nobody was named.")
        if self.user.pk in authors(self.revision):
            raise ApprovalRefused("Nobody approves their own evidence: somebody who did not change it must.")
        if problem := unfit(self.object):
            raise ApprovalRefused(problem)

    def _publish_revision(self, revision, object, user, *args, **kwargs):
        object.approved_by, object.approved_at = user, timezone.now()
        super()._publish_revision(revision, object, user, *args, **kwargs)


def authors(revision: Revision) -> set[int]:
    """The ids of all who changed what the revision says since the entry was last approved.

    Saving it unchanged, as approving it in the editor does, makes nobody an author.
    """
    entry = revision.content_object
    revisions = entry.revisions.filter(created_at__lte=revision.created_at).order_by("created_at", "pk")
    before, approved = None, entry.live_revision
    if approved and approved.created_at < revision.created_at:
        before = _substance(approved)
        revisions = revisions.filter(created_at__gt=approved.created_at)
    found = set()
    for saved in revisions:
        substance = _substance(saved)
        if substance != before and saved.user_id:
            found.add(saved.user_id)
        before = substance
    return found


def unfit(entry) -> str:
    """Say why nobody can approve an entry as it is; empty where somebody can."""
    from cms.evidence.register import fault

    if entry.has_expired():
        return f"It expired on {entry.expires_on}: check the evidence again, and give it a later day."
    if not (entry.doi or entry.pmid or entry.url or entry.documents.exists()):
        return "It names no source that can be read: give a DOI, a PubMed ID or a web address, or attach a document."
    return fault(entry)


def _substance(revision: Revision) -> dict:
    content = {name: value for name, value in revision.content.items() if name not in _BOOKKEEPING}
    content["documents"] = [attached["document"] for attached in content.get("documents", ())]
    return content
