"""`caveat fix`: suggestions in the place of what was flagged, and nothing else touched."""

import codecs
import subprocess
from pathlib import Path

import pytest

from seo_checks import Kind
from tests.tools.conftest import CALM, CLAIM, Caveat, page
from tools.fixing.written import Written

MENDED = "If you have back pain, ask us how long people were followed up in the studies we cite."
OTHER = "How long any change lasts differs from person to person."
CLAIMS = ("--only", "permanence-recurrence")


def test_a_claims_sentence_and_other_flagged_words_are_replaced(folder: Path, caveat: Caveat) -> None:
    """Every place of a word that the report tells once is mended."""
    (folder / "page.html").write_text(page(f"{CALM} {CLAIM} Please utilise your back. Then utilise it."))
    result = caveat("fix", "page.html", "--rule", "permanence-recurrence,hard-word", "--apply")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "page.html").read_text() == page(f"{CALM} {MENDED} Please use your back. Then use it.")
    assert result.stderr == "caveat: 3 suggestions on 1 page written, 0 left as they are.\n"


def test_the_patch_is_what_apply_would_write_and_git_takes_it(folder: Path, caveat: Caveat) -> None:
    (folder / "site").mkdir()
    before = page(CLAIM).replace("\n", "\r\n").encode("utf-8")[:-2]
    (folder / "site" / "page.html").write_bytes(before)
    patch = caveat("fix", "site", *CLAIMS).stdout_bytes
    assert (folder / "site" / "page.html").read_bytes() == before
    subprocess.run(["git", "apply", "-"], cwd=folder, input=patch, check=True)
    patched = (folder / "site" / "page.html").read_bytes()
    assert patched == before.replace(CLAIM.encode(), MENDED.encode())
    (folder / "site" / "page.html").write_bytes(before)
    caveat("fix", "site", *CLAIMS, "--apply")
    assert (folder / "site" / "page.html").read_bytes() == patched


@pytest.mark.parametrize(
    ("mark", "encoding", "head"),
    [
        (b"", "cp1252", '<meta charset="windows-1252">'),
        (b"", "cp1252", ""),
        (codecs.BOM_UTF8, "utf-8", ""),
        (codecs.BOM_UTF16_LE, "utf-16-le", ""),
    ],
)
def test_a_file_keeps_its_encoding_and_line_endings(
    folder: Path, caveat: Caveat, mark: bytes, encoding: str, head: str
) -> None:
    def written(sentence: str) -> bytes:
        text = f"<!doctype html>{head}\r\n<title>Café – £5</title>\r\n<p>{CALM}\r\n{sentence}</p>\n"
        return mark + text.encode(encoding)

    (folder / "page.html").write_bytes(written(CLAIM))
    caveat("fix", "page.html", *CLAIMS, "--apply")
    assert (folder / "page.html").read_bytes() == written(MENDED)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("page.html", CLAIM.replace("never", "<b>never</b>"), "It is written with markup inside"),
        ("page.html", CLAIM.replace(" never", "<!-- x --> never"), "It is written with markup inside"),
        ("page.md", CLAIM.replace("never", "*never*"), "It is written with markup inside"),
        ("page.md", f"> {CLAIM.replace('that ', chr(10) + '> that ')}", "It is written with markup inside"),
        ("page.html", "<h2>Your back pain never comes back</h2>", "a sentence where none has a place"),
        ("page.md", f":::note\n{CLAIM[:-1]}\n:::", "It is written with markup inside"),
        ("page.html.j2", CLAIM.replace("sure", "sure {{ indeed }}"), "It is written with markup inside"),
    ],
)
def test_what_is_not_plain_text_is_left_with_the_reason(
    folder: Path, caveat: Caveat, name: str, text: str, why: str
) -> None:
    (folder / name).write_text(text)
    result = caveat("fix", name, *CLAIMS, "--apply")
    assert (result.exit_code, (folder / name).read_text()) == (0, text)
    assert f"caveat: note: {name}:" in result.stderr
    assert why in result.stderr
    assert "0 suggestions on 0 pages written, 1 left as it is." in result.stderr


def test_markup_beside_the_sentence_stays(folder: Path, caveat: Caveat) -> None:
    (folder / "page.md").write_text(f"# Pain\n\n**{CLAIM}** [More](x.html). &amp; *so on*.\n")
    caveat("fix", "page.md", *CLAIMS, "--apply")
    assert (folder / "page.md").read_text() == f"# Pain\n\n**{MENDED}** [More](x.html). &amp; *so on*.\n"


def test_a_suggestion_that_would_be_flagged_itself_is_refused(folder: Path, caveat: Caveat) -> None:
    """Without the sentence, the page would no longer hold the words that it is to be found by."""
    text = page(CLAIM).replace("<title>", '<meta name="caveat-keyphrase" content="comes back"><title>')
    (folder / "page.html").write_text(text)
    result = caveat("fix", "page.html", *CLAIMS, "--apply")
    assert (folder / "page.html").read_text() == text
    assert "permanence-recurrence left as it is. With the suggestion there would be keyphrase" in result.stderr


def test_no_page_says_the_same_twice(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(f"{CLAIM} {CALM} {CLAIM}"))
    result = caveat("fix", "page.html", *CLAIMS, "--apply")
    assert (folder / "page.html").read_text() == page(f"{MENDED} {CALM} {CLAIM}")
    assert "The suggestion stands on the page already" in result.stderr


def test_what_people_let_stand_is_not_mended(folder: Path, caveat: Caveat) -> None:
    text = page(f"<!-- caveat-allow permanence-recurrence: the title of a book -->{CLAIM}")
    (folder / "page.html").write_text(text)
    assert caveat("fix", "page.html", *CLAIMS).stdout == ""


def test_another_suggestion_is_chosen_by_number(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    assert f"+<main><p>{OTHER}</p>" in caveat("fix", "page.html", *CLAIMS, "--suggestion", "2").stdout
    assert "It has no suggestion 3." in caveat("fix", "page.html", *CLAIMS, "--suggestion", "3").stderr


def test_a_description_is_mended_in_its_attribute(folder: Path, caveat: Caveat) -> None:
    text = page(CALM).replace("<main>", f"<meta name=description content='{CLAIM}'>\n<main>")
    (folder / "page.html").write_text(text)
    caveat("fix", "page.html", *CLAIMS, "--apply")
    assert (folder / "page.html").read_text() == text.replace(CLAIM, MENDED)


def test_words_are_escaped_as_the_format_needs() -> None:
    html = Written("<p>old</p>", "cp1252", Kind.HTML)
    first, in_attributes = html.with_words(3, 6, 'a < b & "c" → d')
    assert first.as_bytes() == b'<p>a &lt; b &amp; "c" &#8594; d</p>'
    assert in_attributes.as_bytes() == b"<p>a &lt; b &amp; &quot;c&quot; &#8594; d</p>"
    plain, marked = (way.text for way in Written("old", "utf-8", Kind.MARKDOWN).with_words(0, 3, "1. *a*"))
    assert (plain, marked) == ("1. *a*", "&#49;. \\*a\\*")


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_mended(folder: Path, caveat: Caveat) -> None:
    (folder / "a.html").write_text("")
    (folder / "b.html").write_text(page(CLAIM))
    result = caveat("fix", "a.html", "b.html", *CLAIMS, "--apply")
    assert result.exit_code == 2
    assert "caveat: a.html: The file is empty" in result.stderr
    assert MENDED in (folder / "b.html").read_text()


def test_broken_bytes_are_not_written_back(folder: Path, caveat: Caveat) -> None:
    before = page(CLAIM).encode().replace(b"<main>", b"<main>\xe2\x82\xac \xff ")
    (folder / "page.html").write_bytes(before)
    result = caveat("fix", "page.html", *CLAIMS, "--apply")
    assert (folder / "page.html").read_bytes() == before
    assert "bytes that are no text in its encoding" in result.stderr
