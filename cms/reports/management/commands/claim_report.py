"""`manage.py claim_report`: the claim-audit report of all pages of a scope, written to a file. Nothing is kept."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cms.articles.models import Treatment
from cms.days import day
from cms.reports.build import build_report
from cms.reports.data import as_text, digest_of
from cms.reports.formats import FORMATS
from cms.reports.scope import PAGE, SITE, TREATMENT, Scope
from cms.whole_file import whole_file
from seo_checks import CaveatError


class Command(BaseCommand):
    help = (
        "Write a claim-audit report from the stored audits and decisions. It is about all pages of the scope, whoever "
        "may see them, and is not kept among the reports of the site. Audit first: manage.py audit_pages."
    )

    def add_arguments(self, parser):
        parser.add_argument("--scope", default=SITE, metavar="SCOPE", help="site (default), treatment:SLUG or page:ID")
        parser.add_argument("--from", dest="first_day", type=day, metavar="DAY", help="YYYY-MM-DD")
        parser.add_argument("--to", dest="last_day", type=day, metavar="DAY", help="YYYY-MM-DD")
        parser.add_argument("--format", choices=FORMATS, help="default: by the ending of --output")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *, scope, first_day, last_day, output, **options):
        edition = options["format"] or output.suffix.removeprefix(".")
        if edition not in FORMATS:
            raise CommandError(f"Say --format: one of {', '.join(FORMATS)}.")
        chosen = Scope.of(first_day, last_day, **_about(scope))
        if chosen.first_day > chosen.last_day:
            raise CommandError("The period must begin before it ends, and not in the future.")
        try:
            report = build_report(chosen, user=None, made_by="manage.py claim_report")
            with whole_file(output) as file:
                file.write(FORMATS[edition].render(report, digest_of(as_text(report))))
        except CaveatError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"{output}: {len(report.pages)} pages, rule set {report.cover.ruleset}")


def _about(scope: str) -> dict:
    kind, _, name = scope.partition(":")
    if kind == SITE and not name:
        return {}
    if kind == TREATMENT and (treatment := Treatment.objects.filter(slug=name).first()):
        return {TREATMENT: treatment}
    if kind == PAGE and name.isdigit() and (page := Page.objects.filter(pk=name).first()):
        return {PAGE: page}
    raise CommandError(f"There is no {scope}: say site, treatment:SLUG or page:ID.")
