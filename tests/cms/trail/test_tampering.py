"""Whatever is changed in the trail, or in the log behind it, is named."""

import pytest
from django.core.management import CommandError
from django.db import connection
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from cms.trail.chain import Link
from cms.trail.database import verify_database
from cms.trail.keys import Key
from cms.trail.models import Head, TrailEntry, Unchangeable, Waiting
from cms.trail.recording import seal

pytestmark = pytest.mark.django_db


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_trail_that_nobody_touched_is_whole(trail, verify):
    rows = trail()
    code, said = verify()
    assert (code, said) == (0, f"5 rows, last hash {rows[-1].digest}: nothing was changed.\n")


def test_an_empty_trail_is_whole(verify, db):
    assert verify()[0] == 0


def test_a_changed_row_is_named(trail, verify):
    trail()
    sql("update trail_trailentry set entry = replace(entry, 'cures 2', 'eases 2') where number = 3")
    code, said = verify()
    assert code == 1
    assert "Row 3 was changed: its hash is not that of what it says." in said
    assert "1 thing is wrong" in said


def test_a_row_that_was_hashed_anew_is_named(trail, verify):
    rows = trail()
    entry = rows[2].entry.replace("cures 2", "eases 2")
    forged = Link.after(2, rows[1].digest, entry, Key("guessed"))
    sql(
        "update trail_trailentry set entry = %s, digest = %s, signature = %s, key_id = %s where number = 3",
        entry,
        forged.digest,
        forged.signature,
        forged.key_id,
    )
    code, said = verify()
    assert code == 1
    assert "Row 4 does not follow row 3" in said


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "[]",
        '{"log": []}',
        "[" * 200_000,
        '{"log":["x"],"id":1,"action":"a","at":"2026-01-01","user":{"id":1,"name":""},"object":{"type":"","label":""}}',
        '{"log":"x","id":"1","action":"a","at":"2026-01-01","user":{"id":1,"name":""},"object":{"type":"","label":""}}',
    ],
    ids=range(6),
)
def test_a_row_that_was_filled_with_anything_is_named(trail, verify, entry):
    rows = trail()
    forged = Link.after(4, rows[3].digest, entry, Key("guessed"))
    sql("update trail_trailentry set entry = %s, digest = %s where number = 5", entry, forged.digest)
    sql("update trail_trailentry set action = 'caveat.claim.accepted', key_id = %s where number = 5", forged.key_id)
    code, said = verify()
    assert code == 1
    assert "Row 5 holds no copy of a log entry." in said
    assert "Not all could be compared" in said
    assert "has no row in the trail" not in said  # the row's columns still name its log entry


def test_a_terminal_is_not_told_to_hide_anything(trail, verify):
    trail()
    sql("update trail_trailentry set digest = %s where number = 5", "\x1b[2J")
    code, said = verify()
    assert code == 1
    assert "\x1b" not in said


def test_a_row_signed_by_somebody_else_is_named(trail, verify):
    rows = trail()
    sql(
        "update trail_trailentry set signature = %s where number = 5",
        Key("guessed").sign(rows[4].digest),
    )
    code, said = verify()
    assert code == 1
    assert "Row 5 was not signed by this site" in said


def test_a_deleted_row_is_named(trail, verify):
    trail()
    sql("delete from trail_trailentry where number in (2, 3)")
    code, said = verify()
    assert code == 1
    assert "Rows 2 to 3 are missing." in said
    assert "The log entry" in said  # and the log knows of what they said


def test_a_deleted_end_is_named(trail, verify):
    trail()
    sql("delete from trail_trailentry where number > 3")
    code, said = verify()
    assert code == 1
    assert "Rows 4 to 5 are missing." in said


def test_an_end_that_was_removed_everywhere_is_found_by_the_hash_that_was_kept(trail, verify):
    rows = trail()
    sql("delete from trail_trailentry where number > 3")
    sql("delete from wagtailcore_pagelogentry where id >= %s", rows[3].log_pk)
    sql("update trail_head set number = 3, digest = %s", rows[2].digest)
    assert verify()[0] == 0
    assert verify("--expect-head", rows[1].digest)[0] == 0
    code, said = verify("--expect-head", rows[4].digest)
    assert code == 1
    assert f"No row has the hash {rows[4].digest}" in said


def test_a_changed_log_entry_is_named(trail, verify):
    rows = trail()
    PageLogEntry.objects.filter(pk=rows[1].log_pk).update(data={"quotes": ["eases"]}, user=None)
    code, said = verify()
    assert code == 1
    assert f"Row 2: the log entry {rows[1].log_pk} of wagtailcore.pagelogentry was changed afterwards: " in said
    assert "data" in said
    assert "user" in said


def test_a_deleted_log_entry_is_named(trail, verify):
    rows = trail()
    PageLogEntry.objects.filter(pk=rows[1].log_pk).delete()
    code, said = verify()
    assert code == 1
    assert f"Row 2: the log entry {rows[1].log_pk} that it copies was deleted" in said


def test_a_log_entry_that_went_past_the_trail_is_named(trail, verify, article):
    trail()
    log(article, "wagtail.publish")
    Waiting.objects.all().delete()
    code, said = verify()
    assert code == 1
    assert "(wagtail.publish) has no row in the trail." in said


@pytest.mark.parametrize("column", ["action", "label", "user_name", "log"])
def test_a_changed_column_is_named(trail, verify, column):
    trail()
    sql(f"update trail_trailentry set {column} = 'x' where number = 4")
    code, said = verify()
    assert code == 1
    assert f"Row 4 was changed: {column} should repeat what was copied." in said


def test_a_head_that_says_otherwise_is_named(trail, verify):
    trail()
    Head.objects.update(digest="0" * 64)
    assert verify()[0] == 1


# -- what is no tampering


def test_people_who_change_their_name_or_leave_change_nothing(trail, verify, manager):
    trail()
    manager.last_name = "Elsewhere"
    manager.save()
    assert verify()[0] == 0
    manager.delete()
    assert verify()[0] == 0
    assert TrailEntry.objects.first().user_name == "Maud Okafor"


def test_the_trail_of_a_deleted_page_stays(trail, verify, article, manager):
    trail()
    article.delete(user=manager)
    seal()
    assert [row.action for row in TrailEntry.objects.all()] == ["caveat.live_undecided"] * 5 + ["wagtail.delete"]
    assert verify()[0] == 0


def test_a_new_key_signs_on_and_vouches_for_what_the_old_one_signed(trail, verify, settings):
    trail(2)
    settings.CAVEAT_TRAIL_KEY, settings.SECRET_KEY = "new", "also new"
    code, said = verify()
    assert code == 2
    assert "Rows 1 to 2 are signed with a key that is not known here" in said
    assert "CAVEAT_TRAIL_KEY" in said
    trail(1)
    assert verify()[0] == 0
    sql("update trail_trailentry set entry = replace(entry, 'cures 1', 'eases 1') where number = 2")
    code, said = verify()
    assert code == 1
    assert "Row 2 was changed" in said


def test_an_old_key_that_is_named_still_counts(trail, verify, settings):
    settings.CAVEAT_TRAIL_KEY = "old"
    trail(2)
    settings.CAVEAT_TRAIL_KEY = "new"
    assert verify()[0] == 2
    settings.CAVEAT_TRAIL_KEY_FALLBACKS = ["old"]
    assert verify()[0] == 0


def test_what_is_written_meanwhile_is_no_fault(trail, article):
    trail()
    log(article, "wagtail.publish")
    assert verify_database().faults == []


def test_rows_that_are_added_meanwhile_are_no_fault(trail, article):
    trail()
    added = []

    def add(execute, statement, *rest):
        """Add a row once the end of the chain has been asked for."""
        result = execute(statement, *rest)
        if "trail_head" in statement and not added:
            added.append(log(article, "wagtail.publish"))
            seal()
        return result

    with connection.execute_wrapper(add):
        assert verify_database().faults == []
    assert added


@pytest.mark.parametrize(
    "act",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: TrailEntry.objects.update(label="x"),
        lambda row: TrailEntry.objects.all().delete(),
        lambda row: TrailEntry.objects.bulk_update([row], ["label"]),
    ],
)
def test_code_cannot_change_a_row_by_accident(trail, act):
    [row] = trail(1)
    with pytest.raises(Unchangeable, match="only added to"):
        act(row)


def test_a_file_that_is_not_there_cannot_be_read(verify, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file") as error:
        verify(str(tmp_path / "none.jsonl"))
    assert error.value.returncode == 2
