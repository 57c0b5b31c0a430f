"""Whether a chain is whole: no row changed, none missing, each signed by the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cms.trail.chain import START, Link
from cms.trail.keys import Key

REMEDY = "Name that key in CAVEAT_TRAIL_KEY or CAVEAT_TRAIL_KEY_FALLBACKS."


@dataclass
class Verdict:
    """How many rows there are, the hash of the last, what is wrong, and what could not be told for want of a key."""

    count: int = 0
    head: str = START
    faults: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def verify(
    links: Iterable[Link], keys: Mapping[str, Key], *, number: int = 0, digest: str = START, expected: str = ""
) -> Verdict:
    """Return what is wrong with rows that should follow the row with this number and digest, up to the end.

    `expected` is the hash of a row that was there once. Rows before one that a known key signed are vouched for by it,
    whatever signed them, because its hash covers theirs; of the rows after it that is in doubt.
    """
    verdict, unvouched, is_found = Verdict(head=digest), [], expected in ("", digest)
    for link in links:
        verdict.faults += _faults_of(link, number, verdict.head, keys)
        if link.key_id in keys:
            unvouched.clear()
        else:
            unvouched.append(link)
        is_found = is_found or link.digest == expected
        number, verdict.head = link.number, link.digest
        verdict.count += 1
    if not is_found:
        verdict.faults.append(
            f"No row has the hash {expected}: rows at the end were removed, or this is another trail."
        )
    if unvouched:
        verdict.doubts.append(_doubt(unvouched))
    return verdict


def missing(first: int, last: int) -> str:
    """Say which rows are not there any more."""
    return f"{_rows(first, last)} missing."


def _faults_of(link: Link, number: int, digest: str, keys: Mapping[str, Key]) -> Iterator[str]:
    if link.number > number + 1:
        yield missing(number + 1, link.number - 1)
    elif link.number <= number:
        yield f"Row {link.number} stands after row {number}."
    elif link.previous != digest:
        yield f"Row {link.number} does not follow row {number}: one of them was exchanged."
    if not link.is_intact():
        yield f"Row {link.number} was changed: its hash is not that of what it says."
    elif link.key_id in keys and not keys[link.key_id].has_signed(link.digest, link.signature):
        yield f"Row {link.number} was not signed by this site: its signature is not that of the key {link.key_id}."


def _doubt(links: list[Link]) -> str:
    ids = ", ".join(sorted({link.key_id for link in links}))
    return (
        f"{_rows(links[0].number, links[-1].number)} signed with a key that is not known here (id {ids}), and no later "
        f"row vouches for what they say. {REMEDY}"
    )


def _rows(first: int, last: int) -> str:
    return f"Row {first} is" if first == last else f"Rows {first} to {last} are"
