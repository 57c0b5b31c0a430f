from django.apps import AppConfig
from django.core.checks import Tags, register


class ComplianceConfig(AppConfig):
    name = "cms.compliance"
    label = "compliance"

    def ready(self):
        """Connect the e-mails of the review and the watch on live pages; register the system checks."""
        # The models these need are there only now.
        from cms.compliance import checks, detective, notifications

        notifications.connect()
        detective.connect()
        register(checks.check_last_reviewers_publish, Tags.database)
