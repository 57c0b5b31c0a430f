"""The linear reading of HTML source: it must see the text and the tags that the parser sees, at their places."""

import warnings

import pytest
from bs4 import BeautifulSoup, Tag, UnusualUsageWarning
from bs4.element import NavigableString, PreformattedString
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seo_checks.scanning import scan_html
from seo_checks.source import StreamBuilder

# Pieces of markup that, put together at random, meet every state of a tokenizer; "_" is a blank.
PIECES = """
<p> </p> <b> </b> <div> </div> <a_href=x> </a> <img_src=a_alt='q'> <br> <br/> <title> </title> <title/> <textarea>
</textarea> <iframe> </iframe> <script> </script> <SCRIPT_ </Script_ <script/> <script_a=/> <style> </style_> <xmp>
</xmp> <noscript> </noscript> <noembed> </noembed> <svg> </svg> <math> </math> <template> </template> <select> <option>
</select> <table> <tr> <td> </table> <ul> <li> </ul> <h1> </h1> <h1_a=/> <!-- --> --!> <!--> <!---> <! <? ?> </ </_ < >
' " = / /> a foo word_two &amp; &lt; &nbsp &#65; &#x41 &#128; &#6a &#0; &notit; &bogus; & &copy2 é 😀
<p_title='x>y'> <p_title=" <p_title=a <P_CLASS="b"c> <o:p> </o:p> <html> <head> <body> </body> </html>
<meta_name=d_content=e> <link_rel=canonical> <![CDATA[ ]]> <!DOCTYPE_html> <video> </video> <button> <form> <div/> <dl>
<dt> <dd> <body_class=x> <1 <é </é
"""
BLANKS_AND_CONTROLS = [" ", "\n", "\t", "\r\n", "\x0b", "\x01"]
MARKUP = st.lists(
    st.sampled_from(PIECES.replace("\n", " ").replace("_", "\0").split() + BLANKS_AND_CONTROLS), min_size=1, max_size=12
).map(lambda pieces: "".join(pieces).replace("\0", " "))
# The parser adds these on its own and drops repeated ones.
IMPLIED = {"html", "head", "body", "p"}


def parsed(markup: str) -> tuple[str, list[str]]:
    """The text without blanks, and the names of the elements, as the parser has them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnusualUsageWarning)
        soup = BeautifulSoup(markup, "lxml")
    text = [
        node
        for node in soup.descendants
        if isinstance(node, NavigableString)
        and not isinstance(node, PreformattedString)
        and node.parent.name not in {"script", "style"}
    ]
    names = [node.name for node in soup.descendants if isinstance(node, Tag) and node.name not in IMPLIED]
    return "".join("".join(text).split()), names


@settings(max_examples=500)
@given(MARKUP)
@example("<script><!-- <script> </script> --></script>x")
@example("<script><!--><script></script>x")
@example("<script a=/>x</script>y")
@example("<p a=b c>x</p a='>'>y")
@example("<title>a<b>c</title>d<textarea></title></textarea>e")
@example("<!--->a<!---->b<!-- --!>c -->d")
def test_it_reads_what_the_parser_reads(markup):
    scan = scan_html(markup)
    text, names = parsed(markup)
    assert "".join(scan.stream.text.split()) == text
    assert [tag.name for tag in scan.tags if tag.name not in IMPLIED] == names


@given(MARKUP)
def test_places_move_forward_and_stay_inside(markup):
    stream = scan_html(markup).stream
    assert len(stream.text) == len(stream.starts) == len(stream.ends)
    assert list(stream.starts) == sorted(stream.starts)
    assert all(0 <= start < end <= len(markup) for start, end in zip(stream.starts, stream.ends, strict=True))


@given(MARKUP)
def test_a_plain_character_stands_where_it_says(markup):
    stream = scan_html(markup).stream
    for character, start, end in zip(stream.text, stream.starts, stream.ends, strict=True):
        assert markup[start:end] == character or markup[start] == "&"


@pytest.mark.parametrize(
    ("markup", "damage"),
    [
        ("<p>a</p><!-- b", 'a comment is never closed: add "-->"'),
        ("<p>a</p><div class=x", 'the tag <div is never closed: add ">"'),
        ('<p>a</p><a href="x>b</a>', "in <a …> a quote is never closed: add it"),
        ("<p>a</p></div", 'the tag </div is never closed: add ">"'),
        ("<p>a</p><!doctype", '"<!" is never closed: add ">"'),
        ("<p>a</p><script>b", "<script> is never closed, so it swallows the rest of the page"),
        ("<title>a</p>", "<title> is never closed, so it swallows the rest of the page"),
    ],
)
def test_what_is_never_closed_is_damage_with_a_remedy(markup, damage):
    [(offset, message)] = scan_html(markup).damage
    assert message == damage
    assert markup[offset] == "<"


@pytest.mark.parametrize(
    "markup", ["<p>a < b > c</p>", "<p>a</p></", "<p>&", "a </ b>", "<p>5 <6 x</p>", "<p/>", "<br>"]
)
def test_loose_characters_are_no_damage(markup):
    assert not scan_html(markup).damage


def test_attribute_values_have_their_places():
    markup = '<img SRC=a.jpg alt = \'A "needle"\' title="x" src=b hidden>'
    [tag] = scan_html(markup).tags
    assert {name: markup[start:end] for name, (start, end) in tag.values.items()} == {
        "src": "a.jpg", "alt": 'A "needle"', "title": "x",
    }  # fmt: skip


def test_attributes_are_counted():
    assert scan_html("<p a b=1 c='2'></p><i d>").most_attributes == 3


@pytest.mark.parametrize(
    ("markup", "open_names"),
    [
        ("<video><p>a", ["video"]),
        ("<video></video><p>a", []),
        ("<video/><p>a", []),
        ("<svg><svg></svg><template>", ["svg", "template"]),
        ("<div>a", []),
    ],
)
def test_elements_left_open(markup, open_names):
    assert [tag.name for tag in scan_html(markup).left_open(frozenset({"video", "svg", "template"}))] == open_names


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a &amp; b", "a & b"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("&copyright", "&copyright"),
        ("&copy;right &copy.", "©right ©."),
        ("&#39;&#x2019;", "'’"),
    ],
)
def test_references_in_attributes(written, value):
    builder = StreamBuilder(written)
    builder.add_decoded(0, len(written), attribute=True)
    assert builder.build().text == value
