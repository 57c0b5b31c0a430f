"""Bring evidence into the register, as drafts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.evidence import importing
from cms.evidence.importing import ImportRefused
from cms.users.models import User
from seo_checks.claims.register import JURISDICTIONS


class Command(BaseCommand):
    help = (
        "Import evidence as drafts, from a CSV file or as copies of what Caveat's own register accepts. Somebody other "
        "than the importer approves them. Columns: "
        f"{', '.join(importing.NEEDED)} (needed); {', '.join(importing.OPTIONAL)}. "
        "The words are those of seo_checks/claims/register.yaml. Where anything is wrong, nothing is imported."
    )

    def add_arguments(self, parser):
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", nargs="?", type=Path, help="a CSV file in UTF-8, with headings")
        source.add_argument(
            "--built-in",
            nargs="+",
            choices=JURISDICTIONS,
            metavar="JURISDICTION",
            help="copy the accepted claims of these jurisdictions; the register itself stays in force",
        )
        parser.add_argument("--by", required=True, metavar="USER", help="user name of the author of the drafts")
        parser.add_argument("--dry-run", action="store_true", help="check everything, import nothing")

    def handle(self, *, file, built_in, by, dry_run, **options):
        author = User.objects.filter(username=by).first()
        if author is None:
            raise CommandError(f"There is nobody with the user name “{by}”.")
        try:
            entries = importing.read_csv(_text(file), author) if file else importing.built_in(built_in, author)
        except ImportRefused as refused:
            raise CommandError(f"Nothing was imported.\n{refused}") from None
        if not dry_run:
            importing.save_drafts(entries, author)
        done = "would be imported" if dry_run else "imported as drafts, for somebody else to approve"
        self.stdout.write(f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'} {done}.")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}.") from None
