"""`manage.py audit_pages`: audit the site's pages, store what is found, report it, end with a verdict."""

import shutil
import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.audits.audit_site import audit_all, audited_pages, jobs_for
from cms.audits.models import Version
from cms.audits.site_profile import default_rules
from cms.whole_file import whole_file
from seo_checks import CaveatError, Report, Severity, make_report
from seo_checks.formatters import BINARY, FORMATTERS, Style

NEVER = "never"
VERSIONS = {"live": [Version.LIVE], "draft": [Version.DRAFT], "all": [Version.LIVE, Version.DRAFT]}


class Command(BaseCommand):
    help = (
        "Audit pages and store the findings. Pages whose text and rules are as they were are not audited again, so a "
        "run that was stopped goes on where it ended. Exit code 0: nothing at or above --fail-on; 1: something; "
        "2: a page was not audited in full."
    )

    def add_arguments(self, parser):
        parser.add_argument("--page", type=int, nargs="+", metavar="ID", help="only these pages (default: all)")
        versions = parser.add_mutually_exclusive_group()
        for name, what in (("live", "what visitors see"), ("draft", "unpublished text"), ("all", "both (default)")):
            versions.add_argument(f"--{name}", dest="versions", action="store_const", const=name, help=f"only {what}")
        parser.set_defaults(versions="all")
        parser.add_argument("--force", action="store_true", help="audit again what has not changed")
        parser.add_argument("--format", choices=sorted({*FORMATTERS} - BINARY), default="text", help="how to report")
        parser.add_argument("--summary", action="store_true", help="print the figures alone")
        parser.add_argument(
            "--fail-on",
            choices=[*(severity.value for severity in Severity), NEVER],
            default=Severity.MUST_FIX.value,
            help="the mildest severity that ends with exit code 1 (default: must-fix)",
        )
        parser.add_argument("--output", type=Path, metavar="FILE", help="write the report to a file")

    def handle(self, *, page, versions, force, format, summary, fail_on, output, **options):
        began = time.monotonic()
        try:
            report = self._audit(page, VERSIONS[versions], force)
        except CaveatError as error:
            raise CommandError(str(error), returncode=2) from None
        style = Style(width=min(120, shutil.get_terminal_size((100, 24)).columns))
        text = _figures(report, time.monotonic() - began) if summary else FORMATTERS[format](report, style)
        self._write(text, output)
        for audited in report.pages:
            for problem in audited.problems:
                self.stderr.write(f"{audited.source}: {problem}")
        code = report.exit_code(None if fail_on == NEVER else Severity(fail_on))
        if code:
            sys.exit(code)

    def _audit(self, page_ids, versions, force) -> Report:
        profile = default_rules().profile
        pages = audited_pages()
        if page_ids:
            pages = pages.filter(pk__in=page_ids)
            missing = set(page_ids) - set(pages.values_list("pk", flat=True))
            if missing:
                listed = ", ".join(map(str, sorted(missing)))
                raise CommandError(f"These are not ids of audited pages: {listed}.", returncode=2)
        jobs = jobs_for(pages, versions)
        progress = Progress(self.stderr, len(jobs))
        try:
            return make_report(audit_all(jobs, force=force, progress=progress.step), profile)
        except KeyboardInterrupt:
            raise CommandError("Stopped. What was audited is stored; run again to go on.", returncode=130) from None
        finally:
            progress.clear()

    def _write(self, text, output):
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            with whole_file(output) as file:
                file.write(text.encode())
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.", returncode=2) from None


class Progress:
    """One line that says how far the audit has come, where somebody is looking."""

    def __init__(self, stream, total):
        self._stream = stream
        self._total = total
        self._shown = ""

    def step(self, done):
        """`done` jobs are finished."""
        if self._stream.isatty():
            self._shown = f"{done:,} of {self._total:,} audited"
            self._stream.write(f"\r{self._shown}", ending="")
            self._stream.flush()

    def clear(self):
        """Take the line away."""
        if self._shown:
            self._stream.write(f"\r{' ' * len(self._shown)}\r", ending="")


def _figures(report: Report, seconds: float) -> str:
    """The figures on one line."""
    counts = report.summary()
    parts = [f"{counts['pages']:,} audited", *(f"{counts[severity]:,} {severity}" for severity in Severity)]
    incomplete = (("failed", "not read"), ("partial", "read in part"))
    parts += [f"{counts[key]:,} {what}" for key, what in incomplete if counts[key]]
    return f"{' · '.join(parts)}   {seconds:.1f} s\n"
