"""The trail as a file: a line that says what it is, a line for each row, and a line that signs all before it."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.days import within_calendar
from cms.trail.chain import START, Link
from cms.trail.copies import canonical, in_utc
from cms.trail.database import links_of
from cms.trail.keys import Key, known_keys, signing_key
from cms.trail.models import TrailEntry
from cms.trail.verification import REMEDY, Verdict, verify

FORMAT = "caveat-audit-trail-1"
NOTHING = {"number": 0, "digest": START}
_HASH, _KEY_ID = "[0-9a-f]{64}", "[0-9a-f]{12}"
# What reading a line raises that is not of an exported trail; the last of them where it is nested too deeply.
_NOT_OURS = (ValueError, KeyError, TypeError, RecursionError)


class Unreadable(Exception):
    """The file is not an exported trail; the message says why."""


def export(since: date | None = None) -> Iterator[str]:
    """Yield the file in pieces: the trail, from the first row of that day on."""
    rows, key = _since(since), signing_key()
    first, last = rows.order_by("number").first(), rows.order_by("number").last()
    header = {
        "format": FORMAT,
        "site": settings.WAGTAIL_SITE_NAME,
        "address": settings.WAGTAILADMIN_BASE_URL,
        "made_at": in_utc(timezone.now()),
        "key_id": key.id,
        "follows": {"number": first.number - 1, "digest": first.previous} if first else NOTHING,
        "head": {"number": last.number, "digest": last.digest} if last else NOTHING,
    }
    # What is added while this is written is for the next file.
    rows = rows.filter(number__lte=header["head"]["number"])
    written = sha256()
    for line in (canonical(header), *map(_line, links_of(rows))):
        written.update(f"{line}\n".encode())
        yield f"{line}\n"
    yield _ending(key.id, key.sign(written.hexdigest())).decode()


def verify_file(content: bytes, expected: str = "") -> Verdict:
    """Return what is wrong with an exported trail, which should have a row of the expected hash. Raises Unreadable."""
    *lines, signature = content.splitlines(keepends=True) or [b""]
    header = _header(lines[0] if lines else signature)
    keys, unread = known_keys(), []
    verdict = verify(_links(lines[1:], unread), keys, **header["follows"], expected=expected)
    verdict.faults += unread
    if verdict.head != header["head"]["digest"]:
        verdict.faults.append(f"The file does not end with row {header['head']['number']}, which was its last.")
    _check_signature(verdict, signature, b"".join(lines), keys)
    return verdict


def _since(day: date | None):
    if day is None:
        return TrailEntry.objects.all()
    midnight = within_calendar(timezone.make_aware(datetime.combine(day, time.min)))
    first = TrailEntry.objects.filter(at__gte=midnight).order_by("number").first()
    return TrailEntry.objects.filter(number__gte=first.number) if first else TrailEntry.objects.none()


def _line(link: Link) -> str:
    return canonical({**link.fields(), "entry": json.loads(link.entry)})


def _links(lines: list[bytes], unread: list[str]) -> Iterator[Link]:
    """The rows that can be read; the others are named in `unread`."""
    for number, line in enumerate(lines, start=2):
        try:
            yield _link(json.loads(line))
        except _NOT_OURS:
            unread.append(f"Line {number} of the file is not a row of the trail.")


def _link(fields: dict[str, Any]) -> Link:
    hashes = {name: _matching(_HASH, fields[name]) for name in ("previous", "digest", "signature")}
    key_id, entry = _matching(_KEY_ID, fields["key_id"]), canonical(fields["entry"])
    return Link(number=_number(fields["number"]), entry=entry, key_id=key_id, **hashes)


def _header(line: bytes) -> dict[str, Any]:
    """The row that the file follows, and its last: the number and the digest of each."""
    try:
        header = json.loads(line)
        if header["format"] == FORMAT:
            return {name: _end(header[name]) for name in ("follows", "head")}
    except _NOT_OURS:
        pass
    raise Unreadable(f"its first line is not that of an exported audit trail ({FORMAT})")


def _end(fields: dict[str, Any]) -> dict[str, Any]:
    return {"number": _number(fields["number"]), "digest": _matching(_HASH, fields["digest"])}


def _number(value: Any) -> int:
    """The number of a row. Raises ValueError for anything else that JSON has."""
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def _matching(form: str, value: Any) -> str:
    """A hash or the like, as it is; so it can be shown and compared. Raises ValueError for any other text."""
    if not re.fullmatch(form, value):
        raise ValueError(value)
    return value


def _check_signature(verdict: Verdict, line: bytes, signed: bytes, keys: dict[str, Key]) -> None:
    try:
        last = json.loads(line)
        key_id, signature = _matching(_KEY_ID, last["key_id"]), _matching(_HASH, last["signature"])
    except _NOT_OURS:
        key_id = signature = ""
    if line != _ending(key_id, signature):
        verdict.faults.append("The file does not end with its signature: lines at its end are missing or were changed.")
    elif key_id not in keys:
        verdict.doubts.append(f"The file is signed with a key that is not known here (id {key_id}). {REMEDY}")
    elif not keys[key_id].has_signed(sha256(signed).hexdigest(), signature):
        verdict.faults.append("The file was changed after it was made: its signature is not of what it says.")


def _ending(key_id: str, signature: str) -> bytes:
    return f"{canonical({'key_id': key_id, 'signature': signature})}\n".encode()
