"""The command that imports articles from files."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.articles.importing import Outcome, Status, import_paths
from cms.articles.importing.outcome import report, summary
from cms.articles.models import Treatment, TreatmentIndexPage
from cms.users.models import User

SOME_FAILED = 2


class Command(BaseCommand):
    """Imports text, Markdown and HTML files as draft treatment articles."""

    help = (
        "Import text, Markdown and HTML files, and folders of them, as draft treatment articles. "
        "Files imported before are recognised; pages that an editor has changed are left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="A file, or a folder to read with all below it.")
        parser.add_argument("--under", metavar="SLUG-OR-ID", help="The treatment index that gets the articles.")
        parser.add_argument("--treatment", metavar="SLUG", help="The treatment of articles that name none.")
        parser.add_argument("--owner", metavar="USERNAME", help="Who the pages belong to.")
        parser.add_argument("--pictures", metavar="FOLDER", help="Where pictures are that do not lie with the files.")
        parser.add_argument("--dry-run", action="store_true", help="Write nothing; print what would be done.")

    def handle(self, *, paths, under=None, treatment=None, owner=None, pictures=None, dry_run=False, **options) -> None:
        """Import, and print one line for each file."""
        outcomes = import_paths(
            paths,
            index_page(under),
            treatment=treatment and found_treatment(treatment),
            owner=owner and found_user(owner),
            pictures=pictures,
            dry_run=dry_run,
            tell=self._print,
        )
        if not outcomes:
            raise CommandError("There is no file to import. Name text, Markdown or HTML files, or folders of them.")
        self.stdout.write(summary(outcomes))
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        failed = sum(outcome.status is Status.FAILED for outcome in outcomes)
        if failed:
            raise CommandError(f"Files that could not be imported: {failed}.", returncode=SOME_FAILED)

    def _print(self, outcome: Outcome) -> None:
        stream = self.stderr if outcome.status is Status.FAILED else self.stdout
        for line in report(outcome):
            stream.write(line)


def index_page(under: str | None) -> TreatmentIndexPage:
    """Return the treatment index of that slug or id, or the only one there is."""
    pages = TreatmentIndexPage.objects.order_by("path")
    named = pages
    if under:
        named = pages.filter(pk=under) if under.isdecimal() else pages.filter(slug=under)
    found = list(named[:2])
    if len(found) == 1:
        return found[0]
    choices = ", ".join(f"{page.slug} (id {page.pk})" for page in pages)
    if not choices:
        raise CommandError("There is no treatment index. Add one under the front page first.")
    if not under:
        raise CommandError(f"There is more than one treatment index. Say which with --under: {choices}.")
    problem = f"There is more than one treatment index “{under}”" if found else f"There is no treatment index “{under}”"
    raise CommandError(f"{problem}. Give --under one of these, by its id where slugs are alike: {choices}.")


def found_treatment(slug: str) -> Treatment:
    """Return the treatment of that slug."""
    treatment = Treatment.objects.filter(slug=slug).first()
    if treatment is None:
        known = ", ".join(Treatment.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no treatment “{slug}”. Add it to the library, or use one of: {known}.")
    return treatment


def found_user(username: str) -> User:
    """Return the user of that name."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"There is no user “{username}”. Give the name that the owner signs in with.")
    return user
