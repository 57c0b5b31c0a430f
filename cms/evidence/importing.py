"""Evidence from a CSV file, or copied from Caveat's own register: as drafts, which somebody else has to approve.

The columns are named as the keys of `seo_checks/claims/register.yaml`, with those that say what an entry rests on:

    id, treatment, condition, strength, wording, source, expires     needed
    population, excludes, requires, status, jurisdiction, reviewer, note     as in the register
    checked     the day on which the source was read; else today
    doi, pmid, url, grade     what the source is to be found by, and high, moderate, low, very-low or none
    owner     the user name of who keeps the entry; else the person who imports it

Several names in a cell are parted by commas. Nothing is imported where anything is wrong.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cms.evidence.models import Evidence
from cms.evidence.register import fault
from cms.users.models import User
from seo_checks.claims.evidence import Register
from seo_checks.claims.register import Standing

FIELDS = {"id": "key", "checked": "checked_on", "expires": "expires_on"}
NEEDED = ("id", "treatment", "condition", "strength", "wording", "source", "expires")
OPTIONAL = (
    *("population", "excludes", "requires", "status", "jurisdiction", "checked", "reviewer", "note"),
    *("doi", "pmid", "url", "grade", "owner"),
)
# What the register's own export says beside an entry.
_EXPORTED = ("state", "approved_by", "approved_at")
_OWN = "own-"


@dataclass(frozen=True)
class RowError:
    """What is wrong with a row; rows count as a spreadsheet shows them, with the headings as row 1."""

    row: int
    column: str
    problem: str

    def __str__(self) -> str:
        where = f"row {self.row}, {self.column}" if self.column else f"row {self.row}"
        return f"{where}: {self.problem}"


class ImportRefused(Exception):
    """Nothing was imported; `errors` say why."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


def read_csv(text: str, by: User) -> list[Evidence]:
    """Read the entries of a CSV file, not saved yet. Raises ImportRefused with all that is wrong, row by row."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise ImportRefused([RowError(1, "", f"this is no CSV: {error}.")]) from None
    headings = [heading.strip().lower() for heading in records[0]] if records else []
    _check_headings(headings)
    rows = [(number, _row(headings, record)) for number, record in enumerate(records[1:], start=2) if any(record)]
    names = {row["owner"] for _, row in rows if "\0" not in row["owner"]}  # of which PostgreSQL cannot be asked
    owners = {user.username: user for user in User.objects.filter(username__in=names)}
    entries, errors = [], []
    for number, row in rows:
        entry, found = _entry(row, by, owners)
        errors += [RowError(number, column, problem) for column, problem in found]
        entries.append(entry)
    errors += _repeated([(number, row["id"]) for number, row in rows])
    if errors:
        raise ImportRefused(sorted(errors, key=lambda error: error.row))
    return entries


def built_in(jurisdictions: Iterable[str], by: User) -> list[Evidence]:
    """Copy what Caveat's own register accepts for these jurisdictions, not saved yet, to be edited and approved.

    The register itself stays in force beside the copies, which hold as the clinic's own evidence and go first. Copies
    that were made before are left out.
    """
    wanted = set(jurisdictions)
    accepted = [
        entry
        for entry in Register.built_in().entries
        if entry.status is Standing.ACCEPTED and entry.jurisdiction in wanted
    ]
    there = set(Evidence.objects.values_list("key", flat=True))
    return [
        Evidence(
            live=False,
            key=f"{_OWN}{entry.id}",
            treatment=", ".join(entry.treatments),
            condition=", ".join(entry.conditions),
            population=entry.population,
            excludes=", ".join(entry.excludes),
            strength=entry.strength,
            wording=entry.wording,
            requires=", ".join(entry.requires),
            source=str(entry.source),
            url=entry.source.url,
            jurisdiction=entry.jurisdiction,
            checked_on=entry.checked,
            expires_on=entry.expires,
            note=entry.note,
            owner=by,
        )
        for entry in accepted
        if f"{_OWN}{entry.id}" not in there
    ]


@transaction.atomic
def save_drafts(entries: Iterable[Evidence], by: User) -> None:
    """Save new entries as drafts whose author is the person who imports them."""
    for entry in entries:
        entry.save()
        entry.save_revision(user=by, log_action=True)


def _check_headings(headings: list[str]) -> None:
    known = (*NEEDED, *OPTIONAL, *_EXPORTED)
    errors = [RowError(1, heading, "there is no such column.") for heading in headings if heading not in known]
    errors += [RowError(1, name, "this column is missing.") for name in NEEDED if name not in headings]
    errors += [RowError(1, name, "there are two.") for name in dict.fromkeys(headings) if headings.count(name) > 1]
    if errors:
        raise ImportRefused(errors)


def _row(headings: Sequence[str], record: Sequence[str]) -> dict[str, str]:
    """The cells by column; what stands right of the last heading under no name."""
    cells = dict(zip(headings, map(_cell, record), strict=False))
    return {**dict.fromkeys((*NEEDED, *OPTIONAL), ""), **cells, "": "".join(map(_cell, record[len(headings) :]))}


def _entry(row: Mapping[str, str], by: User, owners: Mapping[str, User]) -> tuple[Evidence, list[tuple[str, str]]]:
    """The entry of a row, and what is wrong with it as (column, problem)."""
    problems = [("", "it has more cells than there are headings.")] if row[""] else []
    problems += [(name, "this is needed.") for name in NEEDED if not row[name]]
    problems += [(name, "it holds a character that no text has.") for name, value in row.items() if "\0" in value]
    given = {name: row[name] for name in (*NEEDED, *OPTIONAL)}
    owner_name = given.pop("owner")
    owner = owners.get(owner_name) if owner_name else by
    if owner is None:
        problems.append(("owner", f"there is nobody with the user name “{owner_name}”."))
    values = {FIELDS.get(name, name): value for name, value in given.items() if value}
    for name in ("checked", "expires"):
        field = FIELDS[name]
        if field in values and (day := _day(values[field])) is None:
            problems.append((name, f"“{values.pop(field)}” is no day such as 2026-11-22."))
        elif field in values:
            values[field] = day
    entry = Evidence(live=False, owner=owner, **{"checked_on": timezone.localdate(), **values})
    problems += _invalid(entry, {name for name, _ in problems})
    if not problems and (unreadable := fault(entry)):
        problems.append(("", unreadable))
    return entry, problems


def _invalid(entry: Evidence, known: set[str]) -> list[tuple[str, str]]:
    """What the form would say, by column; what is known already is not said again."""
    columns = {field: name for name, field in FIELDS.items()}
    try:
        entry.full_clean(exclude=[FIELDS.get(name, name) for name in known if name] + ["owner"])
    except ValidationError as error:
        return [
            ("" if field == "__all__" else columns.get(field, field), " ".join(messages))
            for field, messages in error.message_dict.items()
            if columns.get(field, field) not in known
        ]
    return []


def _repeated(keys: Iterable[tuple[int, str]]) -> list[RowError]:
    first: dict[str, int] = {}
    errors = []
    for number, key in keys:
        if key and first.setdefault(key, number) != number:
            errors.append(RowError(number, "id", f"row {first[key]} has the same."))
    return errors


def _cell(text: str) -> str:
    """A cell without blanks around it, or the quote that an export puts before what looks like a formula."""
    value = " ".join(text.split())
    return value[1:] if value[:1] == "'" and value[1:2] in set("=+-@") else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
