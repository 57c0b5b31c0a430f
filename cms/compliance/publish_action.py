"""Wagtail's action that publishes a page, with the gate in it.

Registered in Wagtail's action registry, from which `page.publish()` and the API take it; through `page.publish()` come
`revision.publish()`, workflows, bulk publishing and `publish_scheduled`.
"""

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from cms.compliance.publishing import PublishingRefused, refuse_undecided
from cms.compliance.scheduling import SCHEDULED, take_off_schedule


class GatedPublishAction(PublishPageRevisionAction):
    """Publishes a page, now or on a day to come, unless the policy refuses it."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Add the policy to Wagtail's checks. Raises PublishingRefused."""
        super().check(skip_permission_checks)
        refuse_undecided(self.object)

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Publish, or raise; of scheduled pages, which `publish_scheduled` publishes in a row, stop only this one."""
        try:
            super().execute(skip_permission_checks)
        except PublishingRefused as refused:
            if self.log_action != SCHEDULED:
                raise
            take_off_schedule(self.revision, refused.refusal)
