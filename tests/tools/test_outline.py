"""`caveat outline`: pages without their looks."""

import json
from pathlib import Path

from tests.tools.conftest import CALM, Caveat, page

BODY = f"""{CALM}</p><h2>Prices</h2><p>See <a href="/prices/">the list</a>.
<img src="room.jpg"></p></main><nav><a href="/">Home</a></nav><p>"""


def test_text_shows_head_headings_and_what_stands_below_them(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(BODY, title="Back pain"))
    result = caveat("outline", "page.html")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "page.html"
    assert lines[1].startswith("  Title        Back pain (9 characters, ")
    assert lines[2:7] == [
        "  Description  none",
        "  Canonical    none",
        "  Robots       none",
        "  Language     en",
        "  Data         none",
    ]
    assert lines[8:] == [
        "  (before the first heading) · 6 words",
        "",
        "    h2 Prices · 4 words",
        "       link, internal: “the list” /prices/",
        "       image, undescribed: (no text) room.jpg",
        "       1 link outside the main content",
    ]


def test_json_holds_the_same_page_by_page(folder: Path, caveat: Caveat) -> None:
    (folder / "a.html").write_text(page(BODY, title="A"))
    (folder / "b.md").write_text("# B\n\nText.\n")
    pages = json.loads(caveat("outline", ".", "--format", "json").stdout)
    assert [found["source"] for found in pages] == ["a.html", "b.md"]
    assert pages[0]["title"]["text"] == "A"
    assert [section["heading"] for section in pages[0]["sections"]] == ["", "Prices"]
    assert pages[0]["sections"][1]["items"][0]["address"] == "/prices/"
    assert pages[1]["sections"] == [{"level": 1, "heading": "B", "main": True, "words": 1, "items": []}]


def test_standard_input_is_read(caveat: Caveat) -> None:
    result = caveat("outline", "-", "--stdin-filename", "note.md", stdin="## Two\n")
    assert result.stdout.splitlines()[0] == "note.md"
    assert result.stdout.endswith("    h2 Two · 0 words\n")


def test_what_cannot_be_read_is_said_and_ends_with_2_but_the_rest_is_shown(folder: Path, caveat: Caveat) -> None:
    (folder / "empty.html").write_text("")
    (folder / "page.html").write_text(page(CALM))
    result = caveat("outline", "empty.html", "gone.html", "page.html")
    assert result.exit_code == 2
    assert "caveat: empty.html: The file is empty" in result.stderr
    assert "caveat: gone.html: It cannot be read" in result.stderr
    assert result.stdout.startswith("page.html\n")


def test_the_profile_says_where_the_main_content_is(folder: Path, caveat: Caveat) -> None:
    (folder / "caveat.toml").write_text('[content]\nselector = ".text"\n')
    (folder / "page.html").write_text('<h1>A</h1><p>One</p><div class="text"><h2>B</h2></div>')
    lines = caveat("outline", "page.html").stdout.splitlines()
    assert lines[-3:] == ["  h1 A · 1 word · outside the main content", "", "    h2 B · 0 words"]


def test_a_hostile_page_cannot_move_the_cursor(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text("<h1>A\x1b[2J</h1><p><a href='/\x1b[2J'>x\x07</a></p>")
    assert not {"\x1b", "\x07"} & set(caveat("outline", "page.html").stdout)
    assert not {"\x1b", "\x07"} & set(caveat("outline", "page.html", "--format", "json").stdout)
