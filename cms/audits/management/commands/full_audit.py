"""`manage.py full_audit`: have the workers audit all pages, and follow them if asked."""

import sys
import time

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page, Site

from cms.audits.full_run import NoWorkers, start_full_run
from cms.audits.full_run_progress import Progress, progress_of
from cms.audits.management.commands.audit_pages import Progress as ProgressLine
from cms.audits.models import FullRun
from seo_checks import CaveatError

_LOOK = 1  # second between two looks


class Command(BaseCommand):
    help = (
        "Have the workers audit all pages, also those that were audited before: the same text and rules are not judged "
        "twice. A full audit that has not finished goes on. Exit code 2: a page failed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--site", metavar="HOST", help="only the pages of the site with this host name")
        parser.add_argument("--wait", action="store_true", help="follow the workers until they have finished")

    def handle(self, *, site, wait, **options):
        try:
            run = start_full_run(_site(site), reason="manage.py full_audit")
        except (NoWorkers, CaveatError) as error:
            raise CommandError(str(error), returncode=2) from None
        progress = self._follow(run) if wait else _look(run)
        self.stdout.write(_figures(progress))
        for row in progress.named:
            self.stderr.write(f"{row.page.url_path}: {row.problem}")
        if progress.failed:
            sys.exit(2)

    def _follow(self, run: FullRun) -> Progress:
        progress, said = _look(run), False
        line = ProgressLine(self.stderr, progress.total)
        try:
            while progress.run.finished_at is None:
                line.step(progress.settled)
                if progress.is_stalled and not said:
                    said = True
                    self.stderr.write(
                        "Nothing was audited for minutes. Does “manage.py db_worker” run for queue audit?"
                    )
                time.sleep(_LOOK)
                progress = _look(run)
        except KeyboardInterrupt:
            raise CommandError("No longer followed. The workers go on; run again to follow.", returncode=130) from None
        finally:
            line.clear()
        return progress


def _look(run: FullRun) -> Progress:
    return progress_of([FullRun.objects.get(pk=run.pk)], Page.objects.all())[0]


def _site(host: str | None) -> Site | None:
    if host is None:
        return None
    try:
        return Site.objects.get(hostname=host)
    except Site.DoesNotExist:
        known = ", ".join(Site.objects.values_list("hostname", flat=True))
        raise CommandError(f"There is no site {host}. There are: {known}.", returncode=2) from None
    except Site.MultipleObjectsReturned:
        raise CommandError(f"Several sites are called {host}. Leave --site out to audit all.", returncode=2) from None


def _figures(progress: Progress) -> str:
    parts = [f"{progress.done:,} of {progress.total:,} pages audited"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.run.finished_at is None:
        parts.append("the workers go on")
    return " · ".join(parts)
