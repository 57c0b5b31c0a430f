"""An exported trail is verified by itself, and no byte of it can be changed."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log

from cms.trail.models import TrailEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(trail, tmp_path):
    """Return the file of a trail of five rows, which the database no longer has."""
    trail()
    file = tmp_path / "trail.jsonl"
    call_command("export_audit_log", output=file)
    TrailEntry.objects.all()._raw_delete("default")
    return file


def lines(file) -> list[bytes]:
    return file.read_bytes().splitlines(keepends=True)


def test_what_was_exported_is_verified_without_the_database(exported, verify, django_assert_num_queries):
    with django_assert_num_queries(0):
        code, said = verify(str(exported))
    assert code == 0
    assert "5 rows" in said


def test_the_header_says_whose_it_is_and_where_it_ends(exported):
    header, last = json.loads(lines(exported)[0]), json.loads(lines(exported)[-2])
    assert header["site"] == "Caveat"
    assert header["head"] == {"number": 5, "digest": last["digest"]}
    assert last["entry"]["data"] == {"quotes": ["cures 4"]}
    assert last["entry"]["user"]["name"] == "Maud Okafor"


def test_no_byte_can_be_changed(exported, verify):
    whole = exported.read_bytes()
    passed = []
    for place in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 1
        exported.write_bytes(changed)
        with suppress(CommandError):  # the line that says what the file is cannot be read
            passed += [place] if verify(str(exported))[0] == 0 else []
    assert passed == []
    exported.write_bytes(whole)
    assert verify(str(exported))[0] == 0


@pytest.mark.parametrize(
    ("cut", "problem"),
    [
        (lambda lines: lines[:-1], "its end are missing"),
        (lambda lines: lines[:3] + lines[4:], "Row 3 is missing"),
        (lambda lines: lines[:4] + lines[-1:], "does not end with row 5"),
        (lambda lines: [*lines[:2], b"[]\n", *lines[3:]], "Line 3 of the file is not a row"),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "stands after row 3"),
    ],
)
def test_missing_lines_are_named(exported, verify, cut, problem):
    exported.write_bytes(b"".join(cut(lines(exported))))
    code, said = verify(str(exported))
    assert code == 1
    assert problem in said


@pytest.mark.parametrize(
    ("line", "forged"),
    [
        (1, {"signature": "\ud800"}),
        (1, {"number": float("inf")}),
        (1, {"number": "1"}),
        (1, {"number": 1.0}),
        (5, {"digest": "\x1b[2J"}),
        (5, {"key_id": "\x1b]0;\x07"}),
        (6, {"key_id": "\x1b]0;\x07"}),
    ],
)
def test_forged_lines_are_named_and_their_words_not_repeated(exported, verify, line, forged):
    written = lines(exported)
    written[line] = json.dumps({**json.loads(written[line]), **forged}).encode() + b"\n"
    exported.write_bytes(b"".join(written))
    code, said = verify(str(exported))
    assert code == 1
    assert "\x1b" not in said
    assert "of the file is not a row" in said or "does not end with its signature" in said


def test_a_line_that_is_nested_too_deeply_is_named(exported, verify):
    first, *rest = lines(exported)
    exported.write_bytes(b"".join([first, b"[" * 200_000 + b"\n", *rest]))
    assert "Line 2 of the file is not a row" in verify(str(exported))[1]


def test_a_file_of_another_key_is_in_doubt(exported, verify, settings):
    settings.SECRET_KEY = "another site's"
    code, said = verify(str(exported))
    assert code == 2
    assert "The file is signed with a key that is not known here" in said


START_OF_ANOTHER = (
    b'{"format":"caveat-audit-trail-1","head":{"number":0,"digest":"%s"},"follows":{"digest":"%s","number":%s}}\n'
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"a,b\n1,2\n",
        b'{"format":"caveat-audit-trail-1"}\n',
        b"\xff\n\n",
        b"[" * 200_000,
        *(START_OF_ANOTHER % (b"0" * 64, b"0" * 64, number) for number in (b"Infinity", b'"0"', b"-1", b"true")),
        START_OF_ANOTHER % (b"0" * 64, b"\\u001b", b"0"),
    ],
    ids=range(11),
)
def test_another_file_is_not_read(verify, tmp_path, content):
    file = tmp_path / "other"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be verified: its first line") as error:
        verify(str(file))
    assert error.value.returncode == 2


def test_a_part_of_the_trail_says_what_it_follows(trail, verify, tmp_path):
    rows = trail(2)
    file = tmp_path / "part.jsonl"
    call_command("export_audit_log", "--since", f"{timezone.localdate():%Y-%m-%d}", output=file)
    assert len(lines(file)) == 4
    call_command("export_audit_log", "--since", f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}", output=file)
    assert len(lines(file)) == 2
    assert verify(str(file))[0] == 0
    code, _ = verify(str(file), "--expect-head", rows[-1].digest)
    assert code == 1


def test_a_later_part_is_verified_by_itself(article, manager, verify, tmp_path):
    today = timezone.now()
    for days in (40, 30, 2, 1):
        log(article, "wagtail.publish", user=manager, timestamp=today - timedelta(days=days))
    file = tmp_path / "part.jsonl"
    call_command("export_audit_log", "--since", f"{today - timedelta(days=10):%Y-%m-%d}", output=file)
    assert json.loads(lines(file)[0])["follows"]["number"] == 2
    assert verify(str(file))[1].startswith("2 rows")


def test_a_file_that_cannot_be_written_is_said(trail, tmp_path):
    trail(1)
    with pytest.raises(CommandError, match="cannot be written") as error:
        call_command("export_audit_log", output=tmp_path / "none" / "trail.jsonl")
    assert error.value.returncode == 2


def test_an_export_that_breaks_off_leaves_the_earlier_file(trail, tmp_path, verify):
    trail()
    file = tmp_path / "trail.jsonl"
    call_command("export_audit_log", output=file)
    earlier = file.read_bytes()
    with connection.cursor() as cursor:
        cursor.execute("update trail_trailentry set entry = 'nothing that can be written' where number = 4")
    with pytest.raises(ValueError, match="Expecting value"):
        call_command("export_audit_log", output=file)
    assert file.read_bytes() == earlier
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("given", ["yesterday", "26.11.2026", "2026-02-30", ""])
def test_a_day_in_another_form_is_refused_with_the_form_that_is_wanted(given):
    with pytest.raises(CommandError, match=f"--since: “{given}” is not a day. Give it as year-month-day, such as 20"):
        call_command("export_audit_log", f"--since={given}")


def test_the_first_day_of_the_calendar_is_a_day(trail, tmp_path, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    trail(1)
    file = tmp_path / "trail.jsonl"
    call_command("export_audit_log", "--since", "0001-01-01", output=file)
    assert len(lines(file)) == 3
