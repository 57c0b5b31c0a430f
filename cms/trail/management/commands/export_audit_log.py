"""Writes the audit trail to a file that can be verified elsewhere."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.days import day
from cms.trail.files import export
from cms.trail.recording import seal
from cms.whole_file import whole_file


class Command(BaseCommand):
    help = (
        "Export the audit trail as lines of JSON, with a signature as the last. `verify_audit_log FILE` verifies it, "
        "also on another machine with the same key. Keep the hash that it tells: it proves later that nothing was "
        "removed from the end."
    )

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="from this day on (2026-11-26)")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file (default: standard output)")

    def handle(self, *, since, output, **options):
        seal()
        if output is None:
            self.stdout.writelines(export(since))
            return
        try:
            with whole_file(output) as file:
                file.writelines(line.encode() for line in export(since))
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.", returncode=2) from None
