"""Evidence comes in whole or not at all, as drafts, and errors say where."""

import csv
import io
import string
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.evidence.approval import ApprovalRefused
from cms.evidence.importing import ImportRefused, read_csv, save_drafts
from cms.evidence.models import Evidence, Grade
from cms.evidence.register import as_data
from seo_checks.claims.evidence import Register
from tests.cms.factories import HOSTILE

pytestmark = pytest.mark.django_db

ROW = {
    "id": "knees",
    "treatment": "exercise",
    "condition": "knee pain, knee osteoarthritis",
    "strength": "2",
    "wording": "supervised exercise can ease knee pain",
    "source": "Name of the trial, 2024",
    "doi": "10.1000/example",
    "expires": "2099-11-22",
}


def as_csv(*rows: dict) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture
def load(author, tmp_path):
    """Return a function that runs the command on a CSV file."""

    def run(text: str, *options: str) -> None:
        file = tmp_path / "evidence.csv"
        file.write_text(text, encoding="utf-8-sig", newline="")
        call_command("import_evidence", str(file), "--by", author.username, *options)

    return run


def refused(load, *rows: dict) -> str:
    with pytest.raises(CommandError) as error:
        load(as_csv(*rows))
    assert not Evidence.objects.exists(), "nothing is half imported"
    return str(error.value)


def test_rows_become_drafts_of_the_importer(load, author, approver):
    load(as_csv(ROW, ROW | {"id": "necks", "condition": "neck pain", "grade": "low", "checked": "2026-01-02"}))
    knees, necks = Evidence.objects.order_by("key")
    assert (knees.state, knees.owner, knees.expires_on) == ("draft", author, date(2099, 11, 22))
    assert knees.conditions == ["knee pain", "knee osteoarthritis"]
    assert (necks.grade, necks.checked_on) == (Grade.LOW, date(2026, 1, 2))
    with pytest.raises(ApprovalRefused):
        knees.latest_revision.publish(user=author)
    knees.latest_revision.publish(user=approver)
    assert Evidence.objects.approved().get() == knees


def test_a_dry_run_imports_nothing(load, capsys):
    load(as_csv(ROW), "--dry-run")
    assert "1 entry would be imported" in capsys.readouterr().out
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"strength": "4"}, "row 3, strength:"),
        ({"strength": "much"}, "row 3, strength:"),
        ({"expires": "soon"}, "row 3, expires: “soon” is no day"),
        ({"expires": ""}, "row 3, expires: this is needed"),
        ({"checked": "2100-01-01"}, "row 3, checked: That is to come"),
        ({"doi": "https://doi.org/10.1/x"}, "row 3, doi:"),
        ({"jurisdiction": "Mars"}, "row 3, jurisdiction:"),
        ({"status": "perhaps"}, "row 3, status:"),
        ({"owner": "nobody"}, "row 3, owner:"),
        ({"id": "knees"}, "row 3, id: row 2 has the same"),
        ({"id": "two words"}, "row 3, id:"),
        ({"id": Register.built_in().entries[0].id}, "row 3, id: Caveat's own register"),
        ({"note": "a\0b"}, "row 3, note:"),
        ({"colour": "red"}, "row 1, colour: there is no such column"),
    ],
)
def test_errors_name_row_and_column(load, wrong, said):
    assert said in refused(load, ROW, ROW | {"id": "necks"} | wrong)


def test_all_errors_are_told_at_once(load):
    said = refused(load, ROW | {"strength": "9"}, ROW | {"id": "b", "expires": "x"}, ROW | {"id": "c", "url": "no"})
    assert [line.split(":")[0] for line in said.splitlines()[1:]] == ["row 2, strength", "row 3, expires", "row 4, url"]


def test_missing_columns_are_named(load):
    assert "row 1, expires: this column is missing" in refused(
        load, {name: value for name, value in ROW.items() if name != "expires"}
    )


def test_empty_lines_count_but_are_no_entries(load):
    header, row = as_csv(ROW).splitlines()
    load(f"{header}\r\n\r\n{row}\r\n,,,,,,,\r\n")
    assert Evidence.objects.count() == 1
    with pytest.raises(CommandError, match="row 3, id"):
        load(f"{header}\r\n\r\n{row}\r\n")


@pytest.mark.parametrize("text", ["", "\n", '"open', "id\n", "\0"])
def test_what_is_no_table_is_refused(load, text):
    with pytest.raises(CommandError):
        load(text)


def test_nobody_to_be_the_author(tmp_path):
    (tmp_path / "a.csv").write_text(as_csv(ROW))
    with pytest.raises(CommandError, match="nobody with the user name"):
        call_command("import_evidence", str(tmp_path / "a.csv"), "--by", "ghost")


# Text as cells hold it: blanks are not kept, and a name has no comma.
_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(lambda text: " ".join(text.split()))
_words = st.text(string.ascii_letters + "é-' ", min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
_names = st.lists(_words.filter(lambda text: text.strip("'-")), min_size=1, max_size=3).map(", ".join)
_rows = st.fixed_dictionaries(
    {
        "id": st.text(string.ascii_lowercase + string.digits + "-_", min_size=1, max_size=30).map("x{}".format),
        "treatment": _names,
        "condition": _names,
        "strength": st.sampled_from("0123"),
        "wording": _texts.filter(bool),
        "source": _texts.filter(bool),
        "expires": st.dates(date(2090, 1, 1), date(2150, 1, 1)).map(str),
        "note": _texts,
        "grade": st.sampled_from(Grade.values),
    }
)


@given(rows=st.lists(_rows, max_size=4, unique_by=lambda row: row["id"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_imported_says_what_the_file_says(author, rows):
    entries = read_csv(as_csv(ROW, *rows), author)[1:]
    for row, entry in zip(rows, entries, strict=True):
        data = as_data(entry)
        assert data["id"] == row["id"]
        assert data["strength"] == row["strength"]
        assert data["expires"] == row["expires"]
        assert data["treatment"] == [name.strip().lower() for name in row["treatment"].split(",")]
        assert unquoted(data["wording"]) == unquoted(row["wording"])
        assert entry.grade == row["grade"]


@given(text=st.text(max_size=300), row=st.dictionaries(st.sampled_from([*ROW, "note", "owner"]), st.text(max_size=20)))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_the_file_is_read_or_refused_with_a_row(author, text, row):
    for given_text in (text, as_csv(ROW | row)):
        try:
            entries = read_csv(given_text, author)
        except ImportRefused as wrong:
            rows = [error.row for error in wrong.errors]
        else:
            assert all(entry.key and entry.expires_on for entry in entries)
            continue
        assert min(rows) >= 1


def unquoted(text: str) -> str:
    """Without the quote that the importer takes for a spreadsheet's."""
    return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@") else text


def test_the_register_s_own_export_can_be_imported(client, approved, approver, author):
    approved(note="=1+1", wording=HOSTILE, population="older people")
    before = as_data(Evidence.objects.get())
    client.force_login(approver)
    response = client.get(reverse(Evidence.snippet_viewset.get_url_name("list")), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    Evidence.objects.all().delete()
    save_drafts(read_csv(text, author), author)
    assert as_data(Evidence.objects.get()) == before


def test_copies_of_the_built_in_register(author, capsys):
    call_command("import_evidence", "--built-in", "UK", "--by", author.username)
    call_command("import_evidence", "--built-in", "UK", "--by", author.username)
    assert "0 entries" in capsys.readouterr().out, "copies are made once"
    source = next(entry for entry in Register.built_in().entries if entry.id == "cap-osteopathy-arthritis")
    copy = Evidence.objects.get(key="own-cap-osteopathy-arthritis")
    assert (copy.strength, copy.wording, copy.jurisdiction) == (source.strength, source.wording, "UK")
    assert copy.conditions == list(source.conditions)
    assert copy.state == "draft"
    assert set(Evidence.objects.values_list("jurisdiction", flat=True)) == {"UK"}
