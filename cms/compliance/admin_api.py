"""The API inside Wagtail's admin, which imports Wagtail's own actions: the gated ones take their places."""

from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from cms.compliance.copying import refuse_live_aliases
from cms.compliance.publish_action import GatedPublishAction


class GatedPublishAPIAction(PublishPageAPIAction):
    """Publishes through the gate."""

    def _action_from_data(self, instance, data):
        return GatedPublishAction(super()._action_from_data(instance, data).revision, user=self.request.user)


class DraftCopyAPIAction(CopyPageAPIAction):
    """Copies pages as drafts."""

    def execute(self, instance, data):
        """Copy, whatever is asked for, as a draft."""
        return super().execute(instance, {**data, "keep_live": False})


class GatedAliasAPIAction(CreatePageAliasAPIAction):
    """Makes aliases of pages that may be live."""

    def execute(self, instance, data):
        """Ask the policy first. Raises PublishingRefused, which the API answers as 403 with the message."""
        refuse_live_aliases(instance, recursive=data["recursive"])
        return super().execute(instance, data)


class GatedPagesAdminAPIViewSet(PagesAdminAPIViewSet):
    """The pages of the admin's API."""

    actions = {
        **PagesAdminAPIViewSet.actions,
        "publish": GatedPublishAPIAction,
        "copy": DraftCopyAPIAction,
        "create_alias": GatedAliasAPIAction,
    }
