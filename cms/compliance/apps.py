from django.apps import AppConfig
from django.core.checks import Tags, register


class ComplianceConfig(AppConfig):
    name = "cms.compliance"
    label = "compliance"

    def ready(self):
        """Connect the e-mails, the watch on live pages, the reopening and the trail; register the system checks."""
        # The models these need are there only now.
        from cms.compliance import checks, detective, notifications, reopening, trail_witness

        notifications.connect()
        detective.connect()
        reopening.connect()
        trail_witness.connect()
        register(checks.check_last_reviewers_publish, Tags.database)
