"""From bytes to text, and from the name of a file to its format."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import Kind, UnreadableError, decode, kind_of, parse
from seo_checks.reading import guessed_encoding


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", Kind.HTML),
        ("a.HTM", Kind.HTML),
        ("pages/a.xhtml", Kind.HTML),
        ("a.md", Kind.MARKDOWN),
        ("a.b.markdown", Kind.MARKDOWN),
        ("a.txt", Kind.TEXT),
        ("a.text", Kind.TEXT),
    ],
)
def test_a_name_tells_the_format(name, kind):
    assert kind_of(name, "<p>a</p>") is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>a</p>", Kind.HTML),
        ("\n <!DOCTYPE html>", Kind.HTML),
        ("<!-- a -->", Kind.HTML),
        ("<?xml version='1.0'?><html>", Kind.HTML),
        ("< 5 people", Kind.TEXT),
        ("# a", Kind.TEXT),
        ("", Kind.TEXT),
    ],
)
@pytest.mark.parametrize("name", ["<stdin>", "a", "a.php", "https://elm.example/a"])
def test_where_the_name_says_nothing_the_text_does(name, text, kind):
    assert kind_of(name, text) is kind


@pytest.mark.parametrize(
    "data",
    [
        "café".encode(),
        codecs.BOM_UTF8 + "café".encode(),
        "café".encode("utf-16"),
        codecs.BOM_UTF16_BE + "café".encode("utf-16-be"),
        "café".encode("utf-32"),
        codecs.BOM_UTF32_BE + "café".encode("utf-32-be"),
    ],
)
def test_marks_tell_the_encoding(data):
    assert decode(data) == ("café", [])


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "latin-1"),
        ("<META CHARSET=windows-1252>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-15'>", "iso-8859-15"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "latin-1"),
        ("<!-- <meta charset=none> --><meta charset=latin1>", "latin-1"),
        ("<html><head><title>a</title><meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<p>charset=latin1</p>", "utf-8"),
    ],
)
def test_declarations_tell_the_encoding(declaration, encoding):
    text = declaration + ("Привет" if encoding == "koi8-r" else "café")
    assert decode(text.encode(encoding)) == (text, [])


def test_latin_1_is_read_as_browsers_do():
    assert decode(b"<meta charset=latin1>\x93pain\x94")[0].endswith("“pain”")


@pytest.mark.parametrize(
    ("data", "text", "named"),
    [
        (b"one\ntwo caf\xe9", "one\ntwo caf\ufffd", "byte 11 (line 2)"),
        (b"<meta charset=ascii>caf\x81", "<meta charset=ascii>caf\ufffd", "CP1252"),
        (codecs.BOM_UTF16_LE + b"a\0b", "a\ufffd", "UTF-16"),
    ],
)
def test_what_cannot_be_decoded_is_replaced_and_named(data, text, named):
    decoded, [problem] = decode(data)
    assert decoded == text
    assert named in problem
    assert "Save the file as UTF-8" in problem


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"\x93a\x94", "ISO-8859-1", "“a”"),
        (b"<meta charset=utf-8>caf\xe9", "windows-1252", "<meta charset=utf-8>café"),
        (codecs.BOM_UTF8 + "café".encode(), "iso-8859-1", "café"),
        ("café".encode(), "klingon", "café"),
        (b"<meta charset=latin1>caf\xe9", "zip", "<meta charset=latin1>café"),
    ],
)
def test_server_goes_before_the_page_and_a_mark_before_both(data, encoding, text):
    assert decode(data, encoding) == (text, [])


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (b"Costs \xa340 a session, so it\x92s fair.", "windows-1252"),
        (b"caf\xe9", "windows-1252"),
        (b"plain", ""),
        ("café".encode(), ""),
        (codecs.BOM_UTF8 + b"\xe9", ""),
        (b"<meta charset=utf-8>caf\xe9", ""),
        (b"<meta charset=klingon>caf\xe9", ""),
        ("It’s £40 at our café".encode()[:-1], ""),  # UTF-8 but for its end
        (b"caf\xe9 \x81", ""),  # no character of the guess
        (b"\xe9\0", ""),
    ],
)
def test_encoding_is_guessed_where_nothing_tells_it_and_the_guess_fits(data, guess):
    assert guessed_encoding(data) == guess


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF8 + b"\n"])
def test_empty_files_are_refused(data):
    with pytest.raises(UnreadableError, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\0", b"%PDF-1.7\n\0", "café".encode("utf-16-le")]
)
def test_binary_files_are_refused(data):
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


@pytest.mark.parametrize("name", ["klingon", "zip", "rot13", "hex", "base64", "idna", "punycode", "undefined"])
def test_encodings_that_do_not_exist_are_refused(name):
    with pytest.raises(UnreadableError, match=f'"{name}"'):
        decode(b"<meta charset=" + name.encode() + b">\xff")


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda data: b"<meta charset=" + data))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text, problems = decode(data)
    except UnreadableError:
        return
    assert text.strip()
    assert "\ufffd" not in text or problems or "\ufffd".encode() in data


class TestPlainText:
    def read(self, text: str) -> list[tuple[str, str]]:
        return [(block.role.value, block.text) for block in parse(text, Kind.TEXT).blocks]

    def test_blank_lines_part_paragraphs(self):
        text = "It helps some.\nNot all.\n\n \t\nAsk first.\r\n\r\nThen decide."
        expected = ["It helps some. Not all.", "Ask first.", "Then decide."]
        assert self.read(text) == [("paragraph", paragraph) for paragraph in expected]

    def test_short_lines_alone_are_headings(self):
        document = parse("Back pain\n\nIt helps some.\n\nWhat happens?\n\nYou lie down.", Kind.TEXT)
        assert [(heading.level, heading.text) for heading in document.headings] == [
            (1, "Back pain"),
            (2, "What happens?"),
        ]

    @pytest.mark.parametrize(
        "line", ["It helps.", "We treat:", "First,", "A line of more words than a heading ever has on one page here"]
    )
    def test_lines_that_end_like_prose_or_are_long_are_not(self, line):
        assert self.read(line) == [("paragraph", line)]

    def test_bullets_and_numbers_are_lists(self):
        text = "- pain\n* stiffness\n• sleep\n\n1. lie down\n2) rest\n3. go"
        items = ["pain", "stiffness", "sleep", "lie down", "rest", "go"]
        assert self.read(text) == [("list-item", item) for item in items]

    def test_numbers_that_do_not_count_from_one_stay_in_the_text(self):
        assert self.read("1. What it costs") == [("heading", "1. What it costs")]
        assert self.read("2. lie down\n4. rest") == [("paragraph", "2. lie down\n4. rest")]

    def test_markup_is_text(self):
        assert self.read("5 < 6 & <b>7</b> &amp; more words.") == [("paragraph", "5 < 6 & <b>7</b> &amp; more words.")]

    def test_it_is_a_fragment_in_no_declared_language(self):
        document = parse("It helps some.", Kind.TEXT)
        assert (document.whole_page, document.language, document.problems) == (False, None, ())
