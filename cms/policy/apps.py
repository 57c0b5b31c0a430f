from django.apps import AppConfig
from django.core.checks import Tags, register


class PolicyConfig(AppConfig):
    name = "cms.policy"
    label = "policy"

    def ready(self):
        """Register the system check."""
        # The models it needs are there only now.
        from cms.policy import checks

        register(checks.check_site_rules, Tags.database)
