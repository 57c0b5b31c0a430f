"""What a page holds beside running text: links, images, metas, canonical addresses, structured data."""

import pytest

from seo_checks import Kind, parse
from tests.seo_checks.pages import page


def links(markup: str) -> list[tuple[str, str]]:
    return [(link.href, link.text) for link in parse(markup).links]


class TestLinks:
    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<a href=/x>pain</a>", "pain"),
            ("<a href=/x> pain <b>relief</b>\n</a>", "pain relief"),
            ("<a href=/x>pain<br>relief</a>", "pain relief"),
            ('<a href=/x><img src=p alt="needle"></a>', "needle"),
            ('<a href=/x>pain <img src=p alt="needle"> relief</a>', "pain needle relief"),
            ('<a href=/x><img src=p alt=""></a>', ""),
            ("<a href=/x><svg><title>icon</title></svg></a>", ""),
            ("<a href=/x>pain<span hidden>secret</span></a>", "pain"),
            ("<a href=/x><h2>pain</h2><p>relief</p></a>", "pain relief"),
            ("<a href=/x>pain", "pain"),
        ],
    )
    def test_have_the_text_that_readers_see_or_hear(self, markup, text):
        assert links(markup) == [("/x", text)]

    @pytest.mark.parametrize("markup", ["<a name=x>pain</a>", "<a>pain</a>", "<a href=/x hidden>pain</a>"])
    def test_without_an_address_or_hidden_are_none(self, markup):
        assert links(markup) == []

    def test_come_in_order(self):
        assert [href for href, _ in links("<a href=1>a<a href=2>b</a><p><a href=3>c</a>")] == ["1", "2", "3"]

    def test_have_relations_and_labels(self):
        [link] = parse('<a href=/x rel="NoFollow external" aria-label="Read on" title="No">more</a>').links
        assert link.rel == ("nofollow", "external")
        assert link.label == "Read on"

    def test_know_whether_they_are_content(self):
        document = parse("<main><a href=1>a</a></main><footer><a href=2>b</a></footer>")
        assert [link.main for link in document.links] == [True, False]

    def test_addresses_are_decoded(self):
        assert links("<a href='/?a=1&amp;b=2'>x</a>") == [("/?a=1&b=2", "x")]

    def test_point_at_the_words_and_at_the_tag(self):
        [first, second] = parse("<p>One\n <a class=x\nhref=/1>two</a> three <a href=/2>four</a></p>").links
        assert (first.place.line, first.place.column) == (2, 2)
        assert (first.span.quote, first.span.start, first.span.end) == ("two", 4, 7)
        assert (second.span.quote, second.span.start, second.span.end) == ("four", 14, 18)

    def test_over_several_blocks_point_at_the_first_with_text(self):
        [link] = parse("<a href=/x><div> </div><h2>pain</h2><p>relief</p></a>").links
        assert link.span.quote == "pain"

    def test_of_images_have_no_span(self):
        [link] = parse('<a href=/x><img src=p alt="needle"></a>').links
        assert link.span is None

    def test_in_markdown_have_a_place_too(self):
        [link] = parse("One\ntwo [three](/x) four", Kind.MARKDOWN).links
        assert (link.href, link.text, link.span.quote) == ("/x", "three", "three")
        assert (link.span.place.line, link.span.place.column) == (2, 6)


class TestImages:
    def test_tell_a_missing_alternative_from_an_empty_one(self):
        alternatives = [
            image.alt for image in parse("<img src=a><img src=b alt><img src=c alt=''><img src=d alt=x>").images
        ]
        assert alternatives == [None, "", "", "x"]

    @pytest.mark.parametrize(
        ("markup", "hidden"),
        [
            ("<img src=a>", False),
            ("<img src=a role=presentation>", True),
            ("<img src=a role=none>", True),
            ("<img src=a aria-hidden=true>", True),
            ("<p aria-hidden=true><b><img src=a></b></p>", True),
            ("<p aria-hidden=false><img src=a></p>", False),
        ],
    )
    def test_may_be_hidden_from_screen_readers(self, markup, hidden):
        [image] = parse(markup).images
        assert image.hidden_from_readers is hidden

    def test_that_nobody_sees_are_none(self):
        assert not parse("<noscript><img src=a></noscript><p hidden><img src=b></p><p>c</p>").images

    def test_have_places_and_labels(self):
        [image] = parse('<p>a</p>\n<p><img\nsrc="b.jpg" title=" c "></p>').images
        assert (image.src, image.label, image.place.line, image.place.column) == ("b.jpg", "c", 2, 4)

    def test_keep_their_places_among_decoys(self):
        decoys = "<!-- {0} --><script>'{0}'</script><title>{0}</title><textarea>{0}</textarea>".format("<img src=a>")
        [image] = parse(f"{decoys}\n<img src=b>").images
        assert (image.src, image.place.line, image.place.column) == ("b", 2, 1)

    def test_alternatives_are_blocks_with_their_own_places(self):
        [block] = parse('<p><img src="b.jpg"\nalt="Q&amp;A\nhere"></p>').blocks
        assert block.text == "Q&A here"
        assert (block.span(4).place.line, block.span(4).place.column) == (3, 1)


class TestHead:
    def test_metas_by_name_property_or_header(self):
        head = (
            '<meta name="Robots" content="no"><meta property="og:title" content="a"><meta http-equiv=Refresh content=0>'
        )
        metas = {meta.name: meta.content for meta in parse(page("<p>a</p>", head=head)).metas}
        assert metas == {"robots": "no", "og:title": "a", "refresh": "0"}

    def test_metas_have_places(self):
        [meta] = parse("<html>\n<meta name=robots content=noindex><p>a").metas
        assert (meta.place.line, meta.place.column) == (2, 1)

    def test_canonical_addresses(self):
        head = "<link rel=stylesheet href=x.css><link rel=Canonical href=/a/><link href=/b/ rel='alternate canonical'>"
        assert [link.href for link in parse(page("<p>a</p>", head=head)).canonicals] == ["/a/", "/b/"]


def structured(script: str) -> list[tuple[object, str | None]]:
    return [(data.value, data.error) for data in parse(page("<p>a</p>", head=script)).structured_data]


class TestStructuredData:
    def test_is_parsed(self):
        script = '<script type="application/ld+json">{"@type": "Article", "name": "a < b"}</script>'
        assert structured(script) == [({"@type": "Article", "name": "a < b"}, None)]

    @pytest.mark.parametrize("kind", ["Application/LD+JSON", " application/ld+json "])
    def test_is_known_by_its_type(self, kind):
        assert structured(f'<script type="{kind}">[]</script>') == [([], None)]

    @pytest.mark.parametrize("kind", ["text/javascript", "application/json", ""])
    def test_other_scripts_are_none(self, kind):
        assert structured(f'<script type="{kind}">[]</script>') == []

    @pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[1,]", "<!-- {} -->", "[" * 100_000, "1" * 10_000])
    def test_says_why_it_cannot_be_parsed(self, text):
        [(value, error)] = structured(f'<script type="application/ld+json">{text}</script>')
        assert value is None
        assert error

    def test_has_a_place(self):
        markup = '<p>a</p>\n <script type="application/ld+json">{}</script>'
        [data] = parse(markup).structured_data
        assert (data.place.line, data.place.column) == (2, 2)
