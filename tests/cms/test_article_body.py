"""How an article's body is rendered: blocks, anchors, citations."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from tests.cms.factories import (
    make_article,
    make_image,
    make_reference,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]


class TestBlocks:
    def render(self, soup, *body):
        page = soup(make_article(body=list(body)).url)
        return page.select_one("main .prose")

    def test_heading_levels(self, soup):
        body = self.render(
            soup, *(("heading", {"text": f"Level {level}", "level": level}) for level in ("h2", "h3", "h4"))
        )
        assert [(tag.name, tag["id"], tag.text) for tag in body.find_all(re.compile("h[1-6]"))] == [
            ("h2", "level-h2", "Level h2"),
            ("h3", "level-h3", "Level h3"),
            ("h4", "level-h4", "Level h4"),
        ]

    @pytest.mark.parametrize(("ordered", "tag"), [(True, "ol"), (False, "ul")])
    def test_list(self, soup, ordered, tag):
        body = self.render(soup, ("list", {"ordered": ordered, "items": ["<p>One</p>", "<p>Two <b>bold</b></p>"]}))
        assert [item.text for item in body.select(f"{tag} > li")] == ["One", "Two bold"]

    def test_image_takes_the_contextual_alternative_text(self, soup):
        image = make_image()
        image.contextual_alt_text, image.decorative = "Needles in a tray", False
        figure = self.render(soup, ("image", {"image": image, "caption": "A tray"})).figure
        assert figure.img["alt"] == "Needles in a tray"
        assert figure.img["width"]
        assert figure.img["height"]
        assert figure.figcaption.text == "A tray"
        sizes = figure.img["srcset"].split(", ")
        assert sizes
        assert all(".webp " in size for size in sizes)

    def test_decorative_image_has_empty_alternative_text(self, soup):
        image = make_image()
        image.contextual_alt_text, image.decorative = "", True
        assert self.render(soup, ("image", {"image": image, "caption": ""})).img["alt"] == ""

    def test_one_image_twice_keeps_two_alternative_texts(self, soup):
        image = {"image": make_image().pk, "decorative": False}
        article = make_article(body=[])
        article.body = json.dumps(
            [
                {"type": "image", "value": {"image": {**image, "alt_text": alt}, "caption": ""}}
                for alt in ("First", "Second")
            ]
        )
        article.save()
        assert [img["alt"] for img in soup(article.url).select("main img")] == ["First", "Second"]

    def test_table_has_caption_and_column_headers(self, soup):
        table = {
            "caption": "Findings",
            "columns": [{"type": "text", "heading": "Outcome"}, {"type": "rich_text", "heading": "Result"}],
            "rows": [{"values": ["Pain", "<p>A <b>little</b> less</p>"]}],
        }
        body = self.render(soup, ("table", table))
        assert body.table.caption.text == "Findings"
        assert [th.text for th in body.select("thead th[scope=col]")] == ["Outcome", "Result"]
        assert [td.text for td in body.select("tbody td")] == ["Pain", "A little less"]

    def test_a_table_without_a_first_heading_names_its_rows(self, soup):
        table = {
            "columns": [{"type": "text", "heading": ""}, {"type": "text", "heading": "Laser"}],
            "rows": [{"values": ["Side effects", "Sore skin"]}],
        }
        body = self.render(soup, ("table", table))
        assert [th.text for th in body.select("th[scope=row]")] == ["Side effects"]
        assert all(th.text for th in body.select("th")), "no header is empty"

    @pytest.mark.parametrize(
        ("name", "value", "caption"),
        [
            ("quote", {"text": "Stay active.", "attribution": "NICE"}, "NICE"),
            ("testimonial", {"text": "Stay active.", "name": "J.", "detail": "seen in 2024"}, "J., seen in 2024"),
        ],
    )
    def test_quotes_and_testimonials_name_their_speaker(self, soup, name, value, caption):
        figure = self.render(soup, (name, value)).select_one(f"figure.{name}")
        assert figure.blockquote.text.strip() == "Stay active."
        assert figure.figcaption.text == caption

    def test_faq_puts_questions_under_its_title(self, soup):
        questions = [{"question": "Does it hurt?", "answer": "<p>Rarely.</p>"}]
        body = self.render(soup, ("faq", {"title": "Common questions", "questions": questions}))
        assert [(tag.name, tag.text) for tag in body.find_all(["h2", "h3"])] == [
            ("h2", "Common questions"),
            ("h3", "Does it hurt?"),
        ]
        assert body.section["aria-labelledby"] == body.h2["id"]

    @pytest.mark.parametrize("name", ["evidence", "risks", "see_doctor"])
    def test_call_outs_are_labelled_sections(self, soup, name):
        section = self.render(soup, (name, {"title": "A title", "text": "<p>A text</p>"})).section
        assert f"call-out--{name}" in section["class"]
        assert section["aria-labelledby"] == section.h2["id"] == "a-title"
        assert section.p.text == "A text"
        assert section.svg["aria-hidden"] == "true", "the title says it all"


class TestAnchors:
    def test_no_id_comes_twice_and_the_contents_lead_to_sections(self, soup):
        titles = ["Risks", "Risks", "Risks 2", "References", "Reference 1", "Main", "针灸", "Related", "Latest"]
        body = [("heading", {"text": title, "level": "h2"}) for title in titles]
        body += [("heading", {"text": "A detail", "level": "h3"}), ("paragraph", "<p>[1] and [1]</p>")]
        page = soup(make_article(body=body, references=[make_reference()]).url)
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        links = page.select("nav.contents a")
        assert [link.text for link in links] == [*titles, "References"]
        for link in links:
            assert page.select_one(f"[id='{link['href'][1:]}']").text == link.text

    def test_a_short_article_has_no_contents(self, soup):
        assert not soup(make_article(body=[("heading", {"text": "One", "level": "h2"})]).url).select("nav.contents")


class TestCitations:
    def test_citations_and_references_link_both_ways(self, soup):
        text = "<p>One [1]. Both [1, 2]. Gone [3], [0].</p><p>Not a citation: [a], [2025], [].</p>"
        page = soup(make_article(body=[("paragraph", text)], references=[make_reference(), make_reference()]).url)
        prose = page.select_one(".prose")
        assert prose.text.split() == BeautifulSoup(text, "lxml").text.split()
        citations = prose.select("a.citation")
        assert [(link.text, link["href"]) for link in citations] == [
            ("[1]", "#reference-1"),
            ("1", "#reference-1"),
            ("2", "#reference-2"),
        ]
        for number, expected in ((1, [citations[0], citations[1]]), (2, [citations[2]])):
            back = page.select(f"#reference-{number} a.references__back")
            assert [link["href"][1:] for link in back] == [citation["id"] for citation in expected]
            assert len({link["aria-label"] for link in back}) == len(back)

    def test_citations_in_every_kind_of_block(self, soup):
        body = [
            ("risks", {"title": "Risks", "text": "<p>Rare [1]</p>"}),
            ("list", {"ordered": False, "items": ["<p>Item [1]</p>"]}),
            ("quote", {"text": "Quote [1]", "attribution": ""}),
        ]
        assert len(soup(make_article(body=body, references=[make_reference()]).url).select("a.citation")) == 3

    def test_links_and_attributes_stay_whole(self, soup):
        image = make_image()
        image.contextual_alt_text, image.decorative = "Figure [1] > 2", False
        body = [("paragraph", '<p><a href="https://e.org/[1]">see [1]</a></p>'), ("image", {"image": image})]
        page = soup(make_article(body=body, references=[make_reference()]).url)
        assert not page.select("a.citation")
        assert page.select_one("main img")["alt"] == "Figure [1] > 2"

    def test_without_references_nothing_is_linked(self, soup):
        page = soup(make_article(body=[("paragraph", "<p>One [1].</p>")]).url)
        assert not page.select("a.citation, .references")
