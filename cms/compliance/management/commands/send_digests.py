"""Sends the daily digests."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.compliance.digests import digests, send_digests
from cms.days import day


class Command(BaseCommand):
    help = (
        "Send everybody an e-mail about the claims, pages and evidence that are theirs, where there is news. Run it "
        "daily; nobody gets the digest of a day twice. Exit code 1: somebody could not be reached, and is named."
    )

    def add_arguments(self, parser):
        parser.add_argument("--date", type=day, metavar="DAY", help="the day (default: today)")
        parser.add_argument("--dry-run", action="store_true", help="print the e-mails, send none")

    def handle(self, *, date, dry_run, **options):
        day = date or timezone.localdate()
        if day > timezone.localdate():
            raise CommandError(f"{day} is to come. Give today or a day before.")
        if dry_run:
            self._print(day)
            return
        outcome = send_digests(day)
        for failure in outcome.failed:
            self.stderr.write(f"Not sent to {failure}")
        failed = f", not sent: {len(outcome.failed)}" if outcome.failed else ""
        self.stdout.write(f"Digests of {day} sent: {outcome.sent}{failed}")
        if outcome.failed:
            sys.exit(1)

    def _print(self, day):
        for mail in digests(day):
            self.stdout.write(f"To: {mail.user.email}\nSubject: {mail.subject}\n\n{mail.text}")
