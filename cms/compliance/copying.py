"""Copies and aliases: a live text at one more address.

A copy starts as a draft. What was decided about claims was decided for the page they stood on, so a copy has to pass
the gate itself. An alias goes live with its source and says what it says, so it is the source that has to pass.
"""

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from cms.compliance.publishing import refuse_undecided


class DraftCopyAction(CopyPageAction):
    """Copies pages as drafts, whatever is asked for."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.keep_live = False


class GatedAliasAction(CreatePageAliasAction):
    """Makes aliases of pages that may be live."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Add the policy to Wagtail's checks. Raises PublishingRefused."""
        super().check(skip_permission_checks)
        refuse_live_aliases(self.page, recursive=self.recursive)


def refuse_live_aliases(page: Page, *, recursive: bool) -> None:
    """Raise PublishingRefused where an alias of the page, or of a page below it, would be live and may not be."""
    pages = page.get_descendants(inclusive=True) if recursive else Page.objects.filter(pk=page.pk)
    for source in pages.live().specific():
        refuse_undecided(source)
