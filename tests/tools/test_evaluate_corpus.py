"""Reading a corpus, and choosing among its sites."""

import hashlib
import json
from pathlib import Path

import pytest

from seo_checks import CaveatError
from tests.tools.labelled import line, write
from tools.evaluation.corpus import CorpusError, read_corpora
from tools.evaluation.labels import Flag, Labelled
from tools.evaluation.selection import Selection, prefixes


def causes(folder: Path, *lines: object) -> list[tuple[int, str]]:
    """The lines that cannot be used, and why."""
    path = folder / "corpus.jsonl"
    write(path, *lines)
    with pytest.raises(CorpusError) as raised:
        read_corpora([path])
    assert {bad.file for bad in raised.value.bad_lines} == {path.as_posix()}
    return [(bad.line, bad.cause) for bad in raised.value.bad_lines]


def test_line_is_read_in_full(folder: Path) -> None:
    more = {"site": "s", "group": "sober", "page": 7, "doc": "d", "title": "T", "block": 0, "role": "list-item"}
    own = line("a", "It cures.", "must", category=["cure", "cure"], span=[3, 8], order=2, note="ignored", **more)
    path = folder / "c.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(own).encode() + b"\r\n\r\n")  # as editors on Windows save it
    assert read_corpora([path]) == (
        Labelled(
            "a", "It cures.", Flag.MUST, ("cure",), (3, 8), site="s", group="sober", page="7", doc="d", title="T",
            block="0", role="list item", order=2,
        ),
    )  # fmt: skip


def test_separators_of_lines_inside_a_text_are_text(folder: Path) -> None:
    write(folder / "c.jsonl", line("a", "One\u2028two"), line("b", "Three"))
    assert [sentence.text for sentence in read_corpora([folder / "c.jsonl"])] == ["One\u2028two", "Three"]


@pytest.mark.parametrize(
    ("bad", "cause"),
    [
        ("{", "it is not JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[" * 100_000, "it is not JSON that can be read: a number is too long, or it is nested too deep"),
        ("[1]", "it is not an object with keys"),
        ({"id": "x", "text": "Hello"}, "flag, category, span missing"),
        (line("x", " "), "text must be a string with something in it"),
        (line("x", "Hello") | {"id": None}, "id must not be null"),
        (line("x", "Hello") | {"id": True}, "id must be a string with something in it, or a whole number"),
        (line("x", "Hello", "Must"), "flag must be one of must, should, no, either"),
        (line("x", "Hello", flag=None), "flag must be one of must, should, no, either"),
        (line("x", "Hello", category="cure"), "category must be a list of strings"),
        (line("x", "Hello", span=[0]), "span must be a list of two whole numbers, or null"),
        (line("x", "Hello", span=[0, True]), "span must be a list of two whole numbers, or null"),
        (line("x", "Hello", span=[2, 6]), "span [2, 6] lies outside the text, which has 5 characters, or is empty"),
        (line("x", "Hello", span=[2, 2]), "span [2, 2] lies outside the text, which has 5 characters, or is empty"),
        (line("x", "Hello", group="shop"), "group must be one of clinic, sober, other"),
        (line("x", "Hello", order="1"), "order must be a whole number"),
        (line("x", "Hello", site=[]), "site must be a string with something in it, or a whole number"),
    ],
)  # fmt: skip
def test_malformed_line_is_named_with_its_cause(folder: Path, bad: object, cause: str) -> None:
    assert causes(folder, line("good", "Hello"), "", bad) == [(3, cause)]


def test_bytes_that_are_not_text_are_named(folder: Path) -> None:
    path = folder / "c.jsonl"
    path.write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(CorpusError) as raised:
        read_corpora([path])
    assert [bad.cause for bad in raised.value.bad_lines] == ["it is not valid UTF-8"]


def test_contradictions_between_lines_are_named(folder: Path) -> None:
    file = (folder / "corpus.jsonl").as_posix()
    assert causes(
        folder,
        line("a", "Hello", page="p", order=1, title="T"),
        line("a", "Hello"),
        line("b", "Hello", page="p", order=1),
        line("c", "Hello", page="p", order=2, title="U"),
        line("d", "Hello", page="p"),
        line("e", "Hello", page="p", site="another", order=1, title="U"),
    ) == [
        (2, f"the id is that of {file}:1"),
        (3, f"page and order are those of {file}:1"),
        (4, f"the title of its page is another than in {file}:1"),
        (5, f"of its page, only some sentences have an order: compare {file}:1"),
    ]


def test_same_id_in_two_files_is_refused(folder: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write(folder / name, line("x", "Hello"))
    with pytest.raises(CorpusError):
        read_corpora([folder / "a.jsonl", folder / "b.jsonl"])


@pytest.mark.parametrize(
    ("name", "problem"), [("none.jsonl", "No such file"), (".", "directory"), ("empty", "holds no")]
)
def test_file_without_sentences_is_an_error(folder: Path, name: str, problem: str) -> None:
    (folder / "empty").touch()
    with pytest.raises(CaveatError, match=problem):
        read_corpora([folder / name])


# -- selection

SITES = [Labelled(name, "Hello", Flag.NO, site=name) for name in ("ash", "elm", "oak", "fir")]
ALONE = Labelled("alone", "Hello", Flag.NO)


def ids(selection: Selection) -> list[str]:
    return [sentence.id for sentence in selection.of([*SITES, ALONE])]


def test_closed_sites_and_the_others_share_out_the_corpus() -> None:
    first = {name: hashlib.sha256(name.encode()).hexdigest()[0] for name in ("ash", "elm", "oak", "fir")}
    assert first == {"ash": "0", "elm": "a", "oak": "d", "fir": "3"}
    assert ids(Selection(closed="0-5")) == ["ash", "fir"]
    assert ids(Selection(except_closed="0-5")) == ["elm", "oak", "alone"]
    assert ids(Selection(closed="0-5", except_closed="3")) == ["ash"]
    assert ids(Selection(sites=("ash", "oak"), closed="0-5")) == ["ash"]
    assert ids(Selection()) == ["ash", "elm", "oak", "fir", "alone"]


def test_selection_is_told_in_words() -> None:
    assert str(Selection()) == ""
    assert str(Selection(("ash",))) == "the site ash"
    assert str(Selection(("ash", "oak"), "0-5")) == "the sites ash, oak; of these, sites whose hash begins with 0-5"


def test_digits_stand_for_beginnings_of_hashes() -> None:
    assert prefixes("0-3") == ("0", "1", "2", "3")
    assert prefixes("0, A-c,4f") == ("0", "a", "b", "c", "4f")


@pytest.mark.parametrize("digits", ["", ",", "5-0", "x", "0-", "00-3f", "0;1"])
def test_other_digits_are_refused_so_that_nothing_closed_is_opened(digits: str) -> None:
    with pytest.raises(CaveatError, match="beginnings of hashes"):
        ids(Selection(except_closed=digits))


def test_unknown_site_and_empty_selection_are_errors() -> None:
    with pytest.raises(CaveatError, match=r"Did you mean ash\?"):
        ids(Selection(sites=("ahs",)))
    with pytest.raises(CaveatError, match="No sentence"):
        ids(Selection(sites=("oak",), closed="0-5"))
