"""The daily watch on the evidence register."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.evidence.expiry import watch


class Command(BaseCommand):
    help = (
        "Tell owners and compliance reviewers of evidence that expires within 90 and 30 days, and have the pages "
        "audited again that rest on expired evidence. Run it daily; each is told once, however often it runs."
    )

    def handle(self, **options):
        done = watch(timezone.localdate())
        self.stdout.write(
            f"Evidence register: {done.warned} about to expire, {done.expired} expired since the last run."
        )
