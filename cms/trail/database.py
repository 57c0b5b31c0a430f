"""Verifies the trail in the database: the chain, its end, and Wagtail's log, which it is a copy of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from wagtail.models.audit_log import BaseLogEntry

from cms.trail.chain import START, Link
from cms.trail.copies import copy_of, that_matter
from cms.trail.keys import known_keys
from cms.trail.models import Head, TrailEntry
from cms.trail.recording import LOGS, as_row, seal
from cms.trail.verification import Verdict, missing, verify

# Asks other apps what of the trail does not agree with what they keep; each receiver returns sentences.
verifying = Signal()
_AT_ONCE = 500
# True of the moment when the copy was made, not of the log entry.
_OF_THE_COPY = ("copied_at",)


def links_of(rows: QuerySet[TrailEntry]) -> Iterator[Link]:
    """Yield the rows as links."""
    for values in rows.order_by("number").values(*Link.__dataclass_fields__).iterator(_AT_ONCE):
        yield Link(**values)


def verify_database(expected: str = "") -> Verdict:
    """Return what is wrong with the trail, which should have a row of the expected hash, or with the log it copies."""
    verdict = verify(links_of(TrailEntry.objects.all()), known_keys(), expected=expected)
    verdict.faults += [*_end(), *_log(), *_not_in_trail()]
    for _, faults in verifying.send_robust(sender=TrailEntry):  # rows may say anything: none of it stops the others
        verdict.faults += [f"Not all could be compared: {faults!r}."] if isinstance(faults, Exception) else faults
    return verdict


def _end() -> Iterator[str]:
    last = TrailEntry.objects.order_by("-number").values_list("number", "digest")
    there = (
        Coalesce(Subquery(last.values("number")[:1]), 0),
        Coalesce(Subquery(last.values("digest")[:1]), Value(START)),
    )
    # Asked for at once: rows may be added at any time.
    heads = Head.objects.values_list("number", "digest", *there)
    known, digest, end, digest_there = heads.first() or (0, START, *(last.first() or (0, START)))
    if end < known:
        yield missing(end + 1, known)
    elif (end, digest_there) != (known, digest):
        yield f"The end of the chain was kept as row {known}, and is row {end} with another hash."


def _log() -> Iterator[str]:
    """What rows do not say as their copies do, and log entries that are not as they were when they were copied."""
    fields = [field.attname for field in TrailEntry._meta.concrete_fields]
    for rows in _in_batches():
        as_copied = {row.number: _as_copied(row) for row in rows}
        entries = _entries(true for true in as_copied.values() if true)
        for row in rows:
            true = as_copied[row.number]
            if true is None:
                yield f"Row {row.number} holds no copy of a log entry."
                continue
            if changed := [name for name in fields if getattr(row, name) != getattr(true, name)]:
                yield f"Row {row.number} was changed: {', '.join(changed)} should repeat what was copied."
            yield from _since_copied(true, entries.get((true.log, true.log_pk)))


def _in_batches() -> Iterator[list[TrailEntry]]:
    """The rows that say what was hashed, in order; the chain has told of the others."""
    last = 0
    while rows := list(TrailEntry.objects.filter(number__gt=last).order_by("number")[:_AT_ONCE]):
        last = rows[-1].number
        yield [row for row in rows if _link(row).is_intact()]


def _link(row: TrailEntry) -> Link:
    return Link(**{name: getattr(row, name) for name in Link.__dataclass_fields__})


def _as_copied(row: TrailEntry) -> TrailEntry | None:
    """The row as its copy would have it; None where what was hashed is no copy of a log entry."""
    try:
        true = as_row(_link(row))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    is_copy = isinstance(true.log, str) and type(true.log_pk) is int and 0 < true.log_pk < 2**63
    return true if is_copy else None


def _entries(rows: Iterable[TrailEntry]) -> dict[tuple[str, int], BaseLogEntry]:
    wanted = defaultdict(list)
    for row in rows:
        wanted[row.log].append(row.log_pk)
    return {
        (model._meta.label_lower, pk): entry
        for model in LOGS
        for pk, entry in model.objects.select_related("user", "content_type")
        .in_bulk(wanted[model._meta.label_lower])
        .items()
    }


def _since_copied(row: TrailEntry, entry: BaseLogEntry | None) -> Iterator[str]:
    if entry is None:
        yield f"Row {row.number}: the log entry {row.log_pk} that it copies was deleted from {row.log}."
        return
    then, now = _comparable(row.copy), _comparable(copy_of(entry))
    if changed := [name for name in then if then[name] != now.get(name)]:
        yield f"Row {row.number}: the log entry {row.log_pk} of {row.log} was changed afterwards: {', '.join(changed)}."


def _comparable(copy: dict) -> dict:
    """What of a copy stays true: people change their names, and types of pages go."""
    compared = {name: value for name, value in copy.items() if name not in _OF_THE_COPY}
    about = {name: value for name, value in copy["object"].items() if name != "type"}
    return {**compared, "user": copy["user"]["id"], "object": about}


def _not_in_trail() -> Iterator[str]:
    for model in LOGS:
        log = model._meta.label_lower
        copied = TrailEntry.objects.filter(log=log, log_pk=OuterRef("pk"))
        without = model.objects.filter(that_matter(), ~Exists(copied)).order_by("pk")
        if suspects := set(without.values_list("pk", flat=True)):
            seal()  # what was written a moment ago may still wait
            for entry in without:
                if entry.pk in suspects:
                    yield f"The log entry {entry.pk} of {log} ({entry.action}) has no row in the trail."
