"""Where the compliance desk joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.compliance.models import Act


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the rights to groups of their own."""
    codenames = ("decide_claim", "override_publish_gate")
    return Permission.objects.filter(content_type__app_label="compliance", codename__in=codenames)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Show what was said about claims in the history of the page and of the site."""
    for act in Act:
        actions.register_action(f"caveat.claim.{act.value.replace('-', '_')}")(_formatter(act))


def _formatter(act: Act) -> type[LogFormatter]:
    class ClaimLogFormatter(LogFormatter):
        label = f"Claim: {act.label.lower()}"

        def format_message(self, log_entry):
            """Name the words and the reason."""
            return f"Claim “{log_entry.data['quote']}”: {act.label.lower()}. {log_entry.data['reason']}"

    return ClaimLogFormatter
