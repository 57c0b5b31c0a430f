"""Reopens the claims whose acceptance has expired. Run it once a day."""

from django.core.management.base import BaseCommand

from cms.compliance.reopening import reopen_expired


class Command(BaseCommand):
    help = "Write into the history of claims whose acceptance has expired that they are open again. Run it once a day."

    def handle(self, **options):
        """Reopen them, and say how many there were."""
        self.stdout.write(f"Reopened: {reopen_expired()}")
