"""Verifies the audit trail, in the database or in a file."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.terminal import printable
from cms.trail.database import verify_database
from cms.trail.files import Unreadable, verify_file
from cms.trail.recording import seal
from cms.trail.verification import Verdict

WRONG, UNKNOWN = 1, 2


class Command(BaseCommand):
    help = (
        "Verify the audit trail and the log that it copies, or an exported file. Exit code 0: nothing was changed; "
        "1: something was, and is named; 2: it cannot be read, or was signed with a key that is not known here."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="an exported trail (default: the database)")
        parser.add_argument(
            "--expect-head", default="", metavar="HASH", help="the last hash of an earlier export: a row must have it"
        )

    def handle(self, *, file, expect_head, **options):
        expected = expect_head.strip().lower()
        verdict = _of_file(file, expected) if file else _of_database(expected)
        for problem in (*verdict.faults, *verdict.doubts):
            self.stderr.write(printable(problem))
        rows = f"{verdict.count:,} row{'' if verdict.count == 1 else 's'}"
        self.stdout.write(printable(f"{rows}, last hash {verdict.head}: {_in_words(verdict)}"))
        if code := WRONG if verdict.faults else UNKNOWN if verdict.doubts else 0:
            sys.exit(code)


def _of_database(expected: str) -> Verdict:
    seal()
    return verify_database(expected)


def _of_file(file: Path, expected: str) -> Verdict:
    try:
        return verify_file(file.read_bytes(), expected)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=UNKNOWN) from None
    except Unreadable as error:
        raise CommandError(f"{file} cannot be verified: {error}.", returncode=UNKNOWN) from None


def _in_words(verdict: Verdict) -> str:
    if verdict.faults:
        return f"{len(verdict.faults)} thing{'s are' if len(verdict.faults) > 1 else ' is'} wrong."
    return "not verified to the end." if verdict.doubts else "nothing was changed."
