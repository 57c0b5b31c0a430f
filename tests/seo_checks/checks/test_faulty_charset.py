import pytest

from seo_checks import Kind
from tests.seo_checks.pages import findings, page, place


def declared(head: str) -> str:
    return page("<p>Thin needles.</p>", head=head)


def test_a_page_that_declares_none_is_told_what_to_write():
    [finding] = findings("faulty-charset", declared(""))
    assert '<meta charset="utf-8">' in finding.message
    assert finding.line is None


@pytest.mark.parametrize(
    "head",
    [
        '\n<meta charset="windows-1252">',
        '\n<meta http-equiv="Content-Type" content="text/html; charset=Windows-1252">',
        "\n<meta charset=utf-8><meta http-equiv=content-type content='text/html;charset=\"windows-1252\"'>",
    ],
)
def test_other_encodings_are_named(head):
    [finding] = findings("faulty-charset", declared(head))
    assert "“windows-1252”" in finding.message.lower()
    assert finding.line == 4


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=utf-8>",
        '<meta charset="UTF-8">',
        "<meta charset=utf8>",
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    ],
)
def test_utf_8_is_fine(head):
    assert not findings("faulty-charset", declared(head))


def at(offset: int, filler: str = "x") -> str:
    """A page whose encoding is declared so many bytes after its start."""
    start = "<html lang=en><head><title>Acupuncture</title><!--"
    return (
        f"{start}{filler * ((offset - len(start) - 3) // len(filler.encode()))}--><meta charset=utf-8><p>Needles.</p>"
    )


@pytest.mark.parametrize(("text", "early"), [(at(1002), True), (at(1003), False), (at(1003, "ü"), False)])
def test_the_declaration_must_stand_in_the_first_1024_bytes(text, early):
    found = findings("faulty-charset", text)
    assert bool(found) is not early


def test_a_late_declaration_is_pointed_at():
    [finding] = findings("faulty-charset", at(5_000))
    assert "5,000 bytes into the page" in finding.message
    assert place(finding) == (1, 5_001)


def test_xml_declares_its_encoding_elsewhere():
    assert not findings("faulty-charset", '<?xml version="1.0" encoding="UTF-8"?>\n' + declared(""))


def test_fragments_and_front_matter_are_not_asked():
    assert not findings("faulty-charset", "<p>Thin needles.</p>")
    assert not findings("faulty-charset", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
