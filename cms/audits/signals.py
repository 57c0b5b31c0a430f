"""When a page is audited: whenever its text, or what visitors get of it, has changed."""

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.audits.audited import audited_models
from cms.audits.models import Version
from cms.audits.segments import library_models
from cms.audits.tasks import audit_after_commit, audit_pages_showing


def connect() -> None:
    """Connect the receivers; deleting a page takes its audits along without help."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_public_text_changed, dispatch_uid="caveat-public-text")
    for model in audited_models():
        # A draft's revision is complete once the page points at it, not yet when the revision itself is saved.
        post_save.connect(_page_saved, sender=model, dispatch_uid="caveat-draft")
        for library_model in library_models(model):
            post_save.connect(_library_saved, sender=library_model, dispatch_uid="caveat-library")


def _public_text_changed(sender, instance, **kwargs):
    audit_after_commit(instance, Version.LIVE, Version.DRAFT)


def _page_saved(sender, instance, update_fields, **kwargs):
    if "latest_revision" in (update_fields or ()):
        audit_after_commit(instance, Version.DRAFT)


def _library_saved(sender, instance, created, **kwargs):
    if not created:
        audit_pages_showing(instance)
