from django.apps import AppConfig
from django.core.checks import register


class AuditsConfig(AppConfig):
    name = "cms.audits"
    label = "audits"

    def ready(self):
        """Connect the signals and register the system checks."""
        # The models these need are there only now.
        from cms.audits import checks, evidence_changes, full_run, signals, tasks

        signals.connect()
        evidence_changes.connect()
        full_run.connect()
        tasks.connect()
        register(checks.check_profile)
        register(checks.check_extractors)
