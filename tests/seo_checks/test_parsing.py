"""How a page becomes blocks: which text there is, what role it has and where one block ends."""

import dataclasses

import pytest

from seo_checks import Kind, ProfileError, Role, UnreadableError, parse
from tests.seo_checks.pages import page


def texts(markup: str) -> list[str]:
    return [block.text for block in parse(markup).blocks]


def roles(markup: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in parse(markup).blocks]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<p>pain</p>", "paragraph"),
        ("<div>pain</div>", "paragraph"),
        ("pain", "paragraph"),
        ("<pre>pain</pre>", "paragraph"),
        ("<address>pain</address>", "paragraph"),
        ("<details><summary>pain</summary></details>", "paragraph"),
        ("<h1>pain</h1>", "heading"),
        ("<h6><span>pain</span></h6>", "heading"),
        ("<ul><li>pain</li></ul>", "list-item"),
        ("<ol><li><p>pain</p></li></ol>", "list-item"),
        ("<dl><dt>pain</dt></dl>", "list-item"),
        ("<dl><dd>pain</dd></dl>", "list-item"),
        ("<blockquote>pain</blockquote>", "quote"),
        ("<blockquote><p>pain</p></blockquote>", "quote"),
        ("<table><tr><td>pain</td></tr></table>", "table-cell"),
        ("<table><tr><th>pain</th></tr></table>", "table-cell"),
        ("<table><caption>pain</caption></table>", "caption"),
        ("<figure><figcaption>pain</figcaption></figure>", "caption"),
        ("<button>pain</button>", "caption"),
        ("<fieldset><legend>pain</legend></fieldset>", "caption"),
        ('<img src=p alt="pain">', "alt-text"),
        ("<title>pain</title>", "title"),
        ('<meta name="description" content="pain">', "meta-description"),
        ("<blockquote><h2>pain</h2></blockquote>", "heading"),
        ("<table><tr><td><ul><li>pain</li></ul></td></tr></table>", "list-item"),
    ],
)
def test_the_role_of_a_block(markup, role):
    assert roles(markup) == [(role, "pain")]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_levels(level):
    [heading] = parse(f"<h{level}><a href=x><b>pain</b></a></h{level}>").headings
    assert heading.level == level


def test_other_blocks_have_no_level():
    assert [block.level for block in parse("<h2>pain</h2><p>relief</p>").blocks] == [2, None]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("one<p>two</p>three", ["one", "two", "three"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>one <b>two</b> <i>three</i></p>", ["one two three"]),
        ("<p>o<b>n</b>e</p>", ["one"]),
        ("<p>one<br>two<br/>three</p>", ["one\ntwo\nthree"]),
        ("<p>one <br> two</p>", ["one\ntwo"]),
        ("<p><br>one<br></p>", ["one"]),
        ("<p>one<br><br>two<br> <br>three</p>", ["one", "two", "three"]),
        ("<p>one<hr>two", ["one", "two"]),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", ["one", "two", "three"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<dl><dt>one<dd>two</dl>", ["one", "two"]),
        ("<table><tr><td>one<td>two<tr><th>three</table>", ["one", "two", "three"]),
        ("<details><summary>one</summary>two</details>", ["one", "two"]),
        ("<figure><img src=p alt=one><figcaption>two</figcaption></figure>", ["one", "two"]),
        ("<h1>one</h1>two", ["one", "two"]),
        ("<p>one <button>two</button> three</p>", ["one", "two", "three"]),
        ("<a href=x><h2>one</h2><p>two</p></a>", ["one", "two"]),
        ("<p>one <img src=p alt=two> three</p>", ["two", "one three"]),
        ("<b><p>one</b>two</p>", ["onetwo"]),
    ],
)
def test_where_blocks_end(markup, expected):
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>  one \n\t two  </p>", "one two"),
        ("<p>\r\none\r\ntwo\r\n</p>", "one two"),
        ("<p>one<b> two</b></p>", "one two"),
        ("<p>one <b> two</b></p>", "one two"),
        ("<p>5&nbsp;mg</p>", "5\u00a0mg"),
        ("<p>&nbsp;one&nbsp;</p>", "one"),
        ("<p>Q&amp;A &lt;b&gt; &eacute; &#8217; &#x1F600;</p>", "Q&A <b> é ’ 😀"),
        ("<p>a &amp b &nope; c &</p>", "a & b &nope; c &"),
        ("<p>acu&shy;punc\u200bture\ufeff</p>", "acupuncture"),
        ("<p>a < b and 5 <6</p>", "a < b and 5 <6"),
        ("<p>one<!-- two -->three</p>", "onethree"),
        ("<p>one<script>two</script>three<style>four</style></p>", "onethree"),
        ("<pre>one\n  two</pre>", "one two"),
        ("<p>a\0b</p>", "a\ufffdb"),
        ("<p>a\ud800b</p>", "a\ufffdb"),
    ],
)
def test_text_is_as_a_browser_shows_it(markup, expected):
    assert texts(markup) == [expected]


@pytest.mark.parametrize(
    "markup", ["<p></p>", "<p> &nbsp; </p>", "<h2><br></h2>", "<p>&shy;</p>", "<p>\u200b</p>", "<td>"]
)
def test_blocks_without_text_are_left_out(markup):
    assert texts(markup + "<p>pain</p>") == ["pain"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        "<div hidden><p>secret</p></div>",
        '<p style="display:none">secret</p>',
        '<p style="color: red; DISPLAY : none">secret</p>',
        '<span style="visibility:hidden">secret</span>',
        "<script>secret</script>",
        "<style>secret</style>",
        "<template><p>secret</p></template>",
        "<noscript><p>secret</p></noscript>",
        "<svg><title>secret</title><text>secret</text></svg>",
        "<iframe src=x>secret</iframe>",
        "<video src=x>secret</video>",
        "<object data=x>secret</object>",
        "<canvas>secret</canvas>",
        "<textarea>secret</textarea>",
        "<select><option>secret</option></select>",
        "<datalist><option>secret</option></datalist>",
        "<dialog>secret</dialog>",
        "<!-- secret -->",
        '<p hidden><img src=p alt="secret"></p>',
        '<input value="secret" placeholder="secret">',
    ],
)
def test_what_is_hidden_is_not_read(hidden):
    assert texts(f"<div>pain {hidden} relief</div>") == ["pain relief"]


@pytest.mark.parametrize(
    "shown",
    [
        "<dialog open>shown</dialog>",
        "<details>shown</details>",
        '<p aria-hidden="true">shown</p>',
        '<p style="display:block">shown</p>',
        '<p class="hidden">shown</p>',
    ],
)
def test_what_visitors_see_is_read(shown):
    assert texts(shown) == ["shown"]


def test_blocks_know_their_order():
    assert [block.index for block in parse(page("<h1>a</h1><p>b</p>")).blocks] == [0, 1, 2]


def test_nothing_in_a_document_can_change():
    document = parse("<p>pain</p>")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.blocks = ()
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.blocks[0].text = "relief"


XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Pain</title><meta name="x" content="y" /></head>
<body><h1>Pain<br />relief</h1><p>One <img src="p.jpg" alt="two" /> three.</p><hr /></body></html>"""


def test_xhtml_is_read_like_any_page():
    document = parse(XHTML)
    assert not document.problems
    assert (document.language, document.title) == ("en", "Pain")
    assert [block.text for block in document.blocks] == ["Pain", "Pain\nrelief", "two", "One three."]


@pytest.mark.parametrize(
    "markup", [XHTML, page("<p>a</p>"), "<title>a</title><p>b</p>", "<!DOCTYPE html><p>a</p>", "<body>a"]
)
def test_whole_pages(markup):
    assert parse(markup).whole_page


@pytest.mark.parametrize(
    "markup", ["<p>a</p>", "a", "<h1>a</h1>", "<p>a <svg><title>b</title></svg></p>", "<!-- a --><p>b"]
)
def test_fragments(markup):
    assert not parse(markup).whole_page


@pytest.mark.parametrize(
    ("text", "whole"), [("---\ntitle: a\n---\nb", True), ("# a\n\nb", False), ("---\n\n# a", False), ("", None)]
)
def test_markdown_is_a_whole_page_with_front_matter(text, whole):
    if whole is None:
        with pytest.raises(UnreadableError):
            parse(text, Kind.MARKDOWN)
    else:
        assert parse(text, Kind.MARKDOWN).whole_page is whole


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>a</title><h1>b</h1>", "a"),
        ("<h2>c</h2><h1>b</h1>", "b"),
        ("<h2>c</h2><h3>d</h3>", "c"),
        ("<p>d</p>", ""),
    ],
)
def test_the_title_of_a_document(markup, title):
    assert parse(markup).title == title


class TestLanguage:
    def test_of_the_page(self):
        assert parse(page("<p>a</p>", lang="en-GB")).language == "en-GB"
        assert parse("<p>a</p>").language is None

    def test_of_blocks(self):
        document = parse(page('<p>a</p><div lang="de"><p>b</p><p lang="fr">c</p></div><p xml:lang="it">d</p><p>e</p>'))
        assert [block.language for block in document.main] == ["en", "de", "fr", "it", "en"]

    def test_an_inline_language_does_not_make_a_block_foreign(self):
        [block] = parse(page('<p>We say <i lang="de">Schmerz</i>.</p>')).main
        assert block.language == "en"

    def test_of_alternative_texts(self):
        [alternative] = parse(page('<p lang="de"><img src=p alt="Nadel"></p>')).main
        assert (alternative.role, alternative.language) == (Role.ALT_TEXT, "de")


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u00a0"])
@pytest.mark.parametrize("kind", Kind)
def test_an_empty_page_cannot_be_read(text, kind):
    with pytest.raises(UnreadableError, match="empty"):
        parse(text, kind)


@pytest.mark.parametrize("selector", ["main[", "::", "p:unknown", "#", "p >", ":has("])
def test_a_selector_that_is_not_css_is_the_profiles_fault(selector):
    with pytest.raises(ProfileError, match=r"content\.selector"):
        parse("<p>pain</p>", main_selector=selector)
