"""What a page holds beside text, links and images: tables, frames, what is empty or hidden, links of the head."""

import pytest

from seo_checks import Document, parse
from tests.seo_checks.pages import page


def read(body: str, head: str = "") -> Document:
    return parse(page(body, head=head))


class TestTables:
    def test_count_their_own_rows_and_cells(self) -> None:
        inner = "<table><tr><td>x</td></tr></table>"
        first, second = read(
            f"<table><caption>Our <b>fees</b></caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>{inner}</td></tr>"
            "</table>"
        ).tables
        assert (first.rows, first.cells, first.headers) == (1, 1, 0)
        assert (second.rows, second.cells, second.headers, second.caption) == (2, 2, 2, "Our fees")

    def test_may_be_declared_layout(self) -> None:
        [table] = read('<table role="presentation"><tr><td>x</table>').tables
        assert table.layout

    def test_that_are_hidden_are_none(self) -> None:
        assert read("<div hidden><table><tr><td>x</table></div>").tables == ()


class TestFrames:
    def test_have_their_address_and_label(self) -> None:
        one, two = read('<iframe src="/map" title=" Map "></iframe><iframe src=/x hidden></iframe>').frames
        assert (one.src, one.label, one.hidden) == ("/map", "Map", False)
        assert (two.label, two.hidden) == ("", True)


class TestEmptyElements:
    @pytest.mark.parametrize(
        "markup", ["<h2></h2>", "<p> </p>", "<p>&nbsp;</p>", "<h3><b><br></b></h3>", "<ul><li></ul>"]
    )
    def test_hold_neither_text_nor_picture(self, markup: str) -> None:
        [empty] = read(f"<p>Text</p>{markup}").empty_elements
        assert f"<{empty.name}" in markup
        assert empty.main

    @pytest.mark.parametrize(
        "markup",
        ["<h2>x</h2>", "<p><img src=x></p>", "<h2><svg></svg></h2>", "<p hidden></p>", "text</p>", "<li><p>x</p>"],
    )
    def test_are_not_those_that_do_or_are_hidden_or_not_written(self, markup: str) -> None:
        assert read(markup).empty_elements == ()

    def test_are_found_where_their_tag_stands(self) -> None:
        [empty] = read("<p>Text</p>\n <h2></h2>").empty_elements
        assert (empty.place.line, empty.place.column) == (7, 2)


class TestHiddenTexts:
    @pytest.mark.parametrize(
        "style", ["display:none", "font-size:0", "text-indent: -9999px", "opacity: 0", "position:absolute;left:-5000px"]
    )
    def test_are_hidden_by_an_inline_style(self, style: str) -> None:
        [hidden] = read(f'<p>See</p><div style="{style}">secret <b style="{style}">words</b></div>').hidden_texts
        assert (hidden.text, hidden.style) == ("secret words", style)

    @pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0.5", "left:-20px", "color:red"])
    def test_other_styles_hide_nothing(self, style: str) -> None:
        assert read(f'<p style="{style}">See</p>').hidden_texts == ()

    def test_without_text_are_none(self) -> None:
        assert read('<p>See</p><div style="display:none"><img src=x></div>').hidden_texts == ()


class TestHead:
    def test_links_have_their_attributes(self) -> None:
        [link] = read("<p>x</p>", '<link rel="Alternate" hreflang="de-DE" href="/de/" media="print">').head_links
        assert (link.rel, link.hreflang, link.href, link.media) == (("alternate",), "de-DE", "/de/", "print")

    def test_the_first_base_counts(self) -> None:
        assert read("<p>x</p>", '<base href="/a/"><base href="/b/">').base == "/a/"
        assert read("<p>x</p>").base is None

    def test_a_charset_is_a_meta_of_that_name(self) -> None:
        metas = read("<p>x</p>", '<meta charset="utf-8"><meta property="OG:Title" content="T">').metas
        assert [(meta.name, meta.content) for meta in metas] == [("charset", "utf-8"), ("og:title", "T")]


def test_anchors_are_ids_and_the_names_of_links() -> None:
    assert read('<p id="a">x</p><a name="b">y</a><div name="c">z</div>').anchors == {"a", "b"}


def test_images_know_their_size_and_where_they_lead() -> None:
    one, two = read('<a href="/x"><img src=a width=10 height=20 alt=""></a><img src=b alt="">').images
    assert (one.width, one.height, one.link) == ("10", "20", "/x")
    assert (two.width, two.height, two.link) == ("", "", None)


class TestEmptyLinks:
    def test_are_found_where_their_tag_stands(self) -> None:
        [empty] = read('<p>Text <a href="/x"><i class="icon"></i></a></p>').empty_elements
        assert (empty.name, empty.main) == ("a", True)
        assert (empty.place.line, empty.place.column) == (6, 9)

    @pytest.mark.parametrize(
        "link",
        [
            '<a href="/x">x</a>',
            '<a href="/x"><img src="a"></a>',
            '<a href="/x"><svg></svg></a>',
            '<a href="/x" aria-label="Fees"></a>',
            '<a href="/x" aria-labelledby="fees"></a>',
            '<a href="/x" title="Fees"></a>',
            '<a href="/x" aria-hidden="true"></a>',
            '<span aria-hidden="true"><a href="/x"></a></span>',
            '<a name="x"></a>',
            '<a href="/x" hidden></a>',
        ],
    )
    def test_are_not_those_with_content_or_a_name(self, link: str) -> None:
        assert read(f"<p>Text {link}</p>").empty_elements == ()
