"""Markup that is dangerous, hidden, or no part of the article."""

import pytest

from cms.articles.importing.faults import ImportFault
from tests.cms.importing.reading import blocks, body, notes, read


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " \x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "http://[broken",
    ],
)
def test_dangerous_links_are_dropped_and_named(address):
    html = f'<p>a <a href="{address}">text</a> b</p>'
    assert blocks(html) == [("paragraph", "<p>a text b</p>")]
    assert "left out, its text “text” kept" in notes(html)[0]


@pytest.mark.parametrize(
    "address",
    ["https://a.org/", "http://a.org", "mailto:a@b.org", "tel:+441632960142", "/a/", "a.md", "#b", "?c=1", "//d.org"],
)
def test_other_links_stay_as_they_are(address):
    assert blocks(f'<p><a href="{address}" onclick="x()" target=_blank>a</a></p>') == [
        ("paragraph", f'<p><a href="{address}">a</a></p>')
    ]


def test_internal_link_types_cannot_be_forged():
    assert blocks('<p><a linktype="page" id="1">a</a><embed embedtype="image" id="1"></p>') == [
        ("paragraph", "<p>a</p>")
    ]


def test_text_that_looks_like_markup_stays_text():
    text = "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &quot;q&quot;"
    assert blocks(f"<title>T</title><h2>{text}</h2><p onclick=x>{text}</p><blockquote>{text}</blockquote>") == [
        ("heading", {"text": '<script>alert(1)</script> &lt; "q"', "level": "h2"}),
        ("paragraph", '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; "q"</p>'),
        ("quote", {"text": '<script>alert(1)</script> &lt; "q"', "attribution": ""}),
    ]


def test_what_no_article_can_hold_is_named_with_its_line():
    html = """<body><h1>T</h1>
<p>kept</p>
<script>steal()</script>
<style>p { color: red }</style>
<iframe src="https://maps.example/"></iframe>
<video src="a.mp4">no video</video>
<form action="/book"><label>Name <input name="n"></label><button>Book</button></form>
<!-- to do: ask the doctor -->
<noscript><p>turn on</p></noscript>
<svg><text>drawn</text></svg>
<p hidden>secret</p><div style="display: none">also secret</div>
<nav><a href="/">Home</a></nav>
<button>Click</button>
<template><p>t</p></template>
<p style="font-weight: bold; margin: 0">styled</p>
"""
    assert blocks(html) == [("paragraph", "<p>kept</p><p>styled</p>")]
    assert notes(html) == [
        "line 3: left out: <script> “steal()”",
        "line 4: left out: <style> “p { color: red }”",
        "line 5: left out: <iframe> https://maps.example/",
        "line 6: left out: <video> a.mp4 “no video”",
        "line 7: left out: <form> /book “Name Book”",
        "line 8: left out: comment “to do: ask the doctor”",
        "line 9: left out: <noscript> “turn on”",
        "line 10: left out: <svg> “drawn”",
        "line 11: left out: hidden <p> “secret”",
        "line 11: left out: hidden <div> “also secret”",
        "line 12: left out: <nav> “Home”",
        "line 13: left out: <button> “Click”",
        "line 14: left out: <template> “t”",
        "line 15: inline style left out: font-weight: bold",
    ]


def test_words_around_what_is_left_out_stay_apart_as_they_were():
    html = "<p>a</p>one<form><input></form>two<script>x</script>three<nav>n</nav>four<p hidden>h</p>th<p>f<!-- c -->ive"
    assert blocks(html) == [("paragraph", "<p>a</p><p>one</p><p>twothree</p><p>fourth</p><p>five</p>")]


def test_markup_in_markdown_is_named_with_the_line_of_the_source():
    text = (
        "---\ntitle: T\n---\n\none\ntwo <iframe src='/a'></iframe>\n\n"
        "- a\n- b <video src=b.mp4></video>\n\n<!--\nc\n-->\nx"
    )
    assert notes(text, "a.md") == [
        "line 6: left out: <iframe> /a",
        "line 9: left out: <video> b.mp4",
        "line 11: left out: comment “c”",
    ]


def test_the_page_around_the_article_is_named():
    html = """<body><header>Clinic<img src="logo.png"></header>
<div class="side">Book now</div>
<main><h1>T</h1><header>Kept</header><aside>Also kept</aside></main>
stray <footer>Imprint</footer></body>"""
    assert blocks(html) == [("paragraph", "<p>Kept</p><p>Also kept</p>")]
    assert [note.split(": ", 1)[1] for note in notes(html)] == [
        "outside the main content: <header> logo.png “Clinic”",
        "outside the main content: <div> “Book now”",
        "outside the main content: “stray”",
        "outside the main content: <footer> “Imprint”",
    ]


def test_a_page_without_main_is_its_body_without_the_page_s_own_parts():
    html = "<body><header>Clinic</header><h1>T</h1><section><header>Part</header>a</section><aside>Ad</aside><footer>F"
    assert blocks(html) == [("paragraph", "<p>Part</p><p>a</p>")]


@pytest.mark.parametrize("tag", ["main", "article", "section"])
def test_a_page_that_leaves_out_the_tags_of_head_and_body(tag):
    html = f"<!doctype html><title>T</title><meta name=a><{tag}>one <p>two</p></{tag}>three<p>four</p>"
    found = blocks(html)[0][1]
    assert found.startswith("<p>one</p><p>two</p>")
    assert ("three" in found) is (tag == "section")


def test_roles_of_the_page():
    html = "<div role=banner>Clinic</div><p>kept</p><section><div role=complementary>Ad</div></section>"
    assert blocks(html) == [("paragraph", "<p>kept</p>")]


def test_a_form_around_the_text_is_opened():
    html = "<form><h1>T</h1><h2>Part</h2><p>text</p><input name=a></form>"
    assert [kind for kind, _ in blocks(html)] == ["heading", "paragraph"]
    assert "line 1: a form: its text was kept, its fields were not" in notes(html)


def test_characters_that_no_database_takes_are_replaced():
    assert blocks("<p>a\0b &#0; &#xD800;</p>")[0][1].count("\0") == 0
    assert blocks("a\0b and more text here.", "a.md")[0][1].count("\0") == 0


@pytest.mark.parametrize("html", ["<div>" * 5000 + "x" + "</div>" * 5000, "<blockquote>" * 390 + "x", "<b>" * 3000])
def test_bottomless_nesting_is_refused(html):
    with pytest.raises(ImportFault, match=r"nested|parser"):
        body("<p>x</p>" + html)


@pytest.mark.parametrize("text", [">" * 150 + " deep", "\n".join("  " * depth + "- x" for depth in range(120))])
def test_bottomless_markdown_is_refused(text):
    with pytest.raises(ImportFault, match="nested"):
        read(text, "a.md")


@pytest.mark.parametrize("text", ["", "<!-- x -->", "<head><title>T</title></head>", "<h1>Title only</h1>"])
def test_a_page_without_text_is_refused(text):
    with pytest.raises(ImportFault, match="no article text"):
        read(text)


def test_unclosed_markup_is_named():
    assert any("never closed" in note for note in notes("<p>a</p>\n<!-- open <p>b</p>"))


def test_spans_of_tables_cannot_grow_without_end():
    html = "<table><tr>" + "<td colspan=999999 rowspan=999999>a</td>" * 30 + "</tr></table>"
    assert [kind for kind, _ in blocks(html)] == ["paragraph"]
