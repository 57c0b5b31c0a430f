from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "cms.trail"
    label = "trail"

    def ready(self):
        """Take down what is written to Wagtail's log."""
        # The models are there only now.
        from cms.trail import recording

        recording.connect()
