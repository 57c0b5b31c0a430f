"""Removes stored audits of texts that have long been replaced."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize
from django.utils import timezone

from cms.audits.retention import findings_of, removable_runs, remove


class Command(BaseCommand):
    help = (
        "Remove stored audits of texts that were replaced longer ago than CAVEAT_AUDITS_KEPT_DAYS says. Decisions, the "
        "audit trail, evidence and reports that were made are not touched. Run it once a week, or as you like."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=int,
            default=settings.CAVEAT_AUDITS_KEPT_DAYS,
            metavar="DAYS",
            help="keep the audits of so many days (default: the setting CAVEAT_AUDITS_KEPT_DAYS)",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be removed, remove nothing")

    def handle(self, *, older_than, dry_run, **options):
        if older_than < 1:
            raise CommandError(f"--older-than is {older_than}. Give the number of days to keep, 1 or more.")
        before = timezone.now() - timedelta(days=older_than)
        runs = removable_runs(before)
        audits, pages = runs.count(), runs.values("page").distinct().count()
        findings = findings_of(runs)
        if not dry_run:
            remove(runs)
        done = "would be removed" if dry_run else "removed"
        self.stdout.write(
            f"{audits:,} audit{pluralize(audits)} of {pages:,} page{pluralize(pages)}, replaced before "
            f"{timezone.localdate(before)}, {done} with {findings:,} finding{pluralize(findings)}."
        )
