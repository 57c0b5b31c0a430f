"""What visitors and search engines get."""

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site

from cms.articles.models import ArticleReference
from cms.home.models import ClinicDetails
from tests.cms.factories import (
    PARAGRAPH,
    make_article,
    make_condition,
    make_home,
    make_image,
    make_index,
    make_person,
    make_reference,
    make_treatment,
    make_user,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]

HOSTILE = "</script><script>alert(1)</script> \"quoted\" & <b>bold</b> 'x'"


@pytest.fixture
def soup(client):
    """Return a function that fetches an address and parses the page."""

    def fetch(url: str, status: int = 200) -> BeautifulSoup:
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "lxml")

    return fetch


@pytest.fixture
def full_article():
    """Return an article with every field filled in."""
    clinic = Site.objects.get()
    clinic.site_name = "Riverside Clinic"
    clinic.save()
    ClinicDetails.objects.create(
        site=clinic,
        booking_url="https://example.org/book",
        telephone="020 7946 0000",
        email="hello@example.org",
        address="12 River Street\nLondon SE1 0AA",
    )
    reviewer = make_person(name="Dr Amara Osei", credentials="MBBS", job_title="General practitioner")
    return make_article(
        title="Acupuncture for back pain",
        search_description="What acupuncture can do.",
        treatment=make_treatment(name="Acupuncture"),
        conditions=[make_condition(name="Back pain"), make_condition(name="Sciatica")],
        author=make_person(name="Li Chen", job_title="Acupuncturist"),
        medical_reviewer=reviewer,
        last_reviewed=date(2026, 3, 4),
        next_review_due=date(2028, 3, 4),
        references=[make_reference(title="A Cochrane review", doi="10.1/x"), make_reference(title="NG59")],
        social_image=make_image(),
    )


def json_ld(page: BeautifulSoup) -> list[dict]:
    scripts = page.find_all("script")
    assert [script["type"] for script in scripts] == ["application/ld+json"]
    return json.loads(scripts[0].string)["@graph"]


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


class TestAnchors:
    def test_no_id_comes_twice_and_the_contents_lead_to_sections(self, soup):
        titles = ["Risks", "Risks", "Risks 2", "References", "Reference 1", "Main", "针灸", "Contents"]
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


class TestArticle:
    def test_landmarks_and_heading(self, soup, full_article):
        page = soup(full_article.url)
        assert page.html["lang"] == "en-GB"
        for selector in ("main", "h1", "body > header", "body > footer", "nav[aria-label=Breadcrumb]"):
            assert len(page.select(selector)) == 1, selector
        assert page.select_one("a.skip-link")["href"] == "#main"
        assert page.h1.text == full_article.title

    def test_byline(self, soup, full_article):
        terms = {div.dt.text: " ".join(div.dd.text.split()) for div in soup(full_article.url).select("dl.byline div")}
        assert terms == {
            "Written by": "Li ChenAcupuncturist",
            "Medically reviewed by": "Dr Amara Osei, MBBSGeneral practitioner",
            "Last reviewed": "4 March 2026",
            "Next review": "4 March 2028",
            "About": "Acupuncture · Back pain · Sciatica",
        }

    def test_related_articles_stand_outside_main(self, soup, full_article):
        make_article(title="Same treatment", treatment=full_article.treatment)
        make_article(title="Same condition", conditions=list(full_article.conditions.all()))
        make_article(title="Something else")
        make_article(title="A draft", treatment=full_article.treatment, live=False)
        page = soup(full_article.url)
        assert [link.text for link in page.select("aside.related a")] == ["Same condition", "Same treatment"]
        assert not page.select("main aside")

    def test_a_bare_article_is_a_whole_page(self, soup):
        page = soup(make_article(body=[]).url)
        assert not page.select("dl.byline, nav.contents, .references, aside")
        assert not page.select("meta[name=description]")


class TestPreview:
    """An editor sees a draft before it is a page: no id, unsaved references, half its fields empty."""

    def test_of_an_unsaved_change(self):
        article = make_article(conditions=[make_condition()])
        article.title = "A changed title"
        article.article_references = [ArticleReference(reference=make_reference(title="A new reference"))]
        article.body = [("paragraph", "<p>See [1].</p>")]
        page = BeautifulSoup(article.make_preview_request().render().content, "lxml")
        assert page.h1.text == "A changed title"
        assert page.select_one("#reference-1 cite").text == "A new reference"
        assert page.select_one("a.citation")

    def test_of_a_page_that_was_never_saved(self, client):
        index = make_index()
        client.force_login(make_user("Editors"))
        url = reverse("wagtailadmin_pages:preview_on_add", args=["articles", "treatmentarticlepage", index.pk])
        counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
        forms = {f"{name}-{key}": "0" for name in ("article_references", "comments") for key in counts}
        posted = client.post(url, {"title": "Cupping", "body-count": "0", **forms})
        assert posted.json()["is_valid"]
        assert "<h1>Cupping</h1>" in client.get(url).content.decode()


class TestHead:
    def test_everything_filled_in(self, soup, full_article):
        page = soup(full_article.url)
        assert page.title.text == "Acupuncture for back pain — Riverside Clinic"
        assert page.select_one("meta[name=description]")["content"] == "What acupuncture can do."
        assert page.select_one("link[rel=canonical]")["href"] == full_article.full_url
        assert not page.select("meta[name=robots]")
        card = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
        assert card["og:type"] == "article"
        assert card["og:title"] == "Acupuncture for back pain"
        assert card["og:url"] == full_article.full_url
        assert card["og:image"].startswith("http://localhost/media/")
        assert card["og:image:alt"] == "A teal square"
        assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"

    def test_the_search_title_and_another_canonical_address_win(self, soup):
        page = soup(make_article(seo_title="Acupuncture: the facts", canonical_url="https://example.org/a").url)
        assert page.title.text == "Acupuncture: the facts"
        assert page.select_one("link[rel=canonical]")["href"] == "https://example.org/a"

    def test_a_front_page_named_like_the_clinic_is_named_once(self, soup):
        home = make_home()
        home.title = "Caveat"
        home.save()
        assert soup("/").title.text == "Caveat"

    def test_noindex(self, soup):
        article = make_article(noindex=True)
        assert soup(article.url).select_one("meta[name=robots]")["content"] == "noindex"


class TestStructuredData:
    def test_it_says_only_what_the_page_shows(self, soup, full_article):
        page = soup(full_article.url)
        kinds = {node["@type"]: node for node in json_ld(page)}
        assert set(kinds) == {"MedicalWebPage", "BreadcrumbList", "MedicalClinic"}
        article = kinds["MedicalWebPage"]
        assert article["reviewedBy"]["name"] == "Dr Amara Osei"
        assert article["author"]["jobTitle"] == "Acupuncturist"
        assert article["lastReviewed"] == "2026-03-04"
        assert [item["name"] for item in kinds["BreadcrumbList"]["itemListElement"]] == [
            crumb.text for crumb in page.select("nav.breadcrumbs li")
        ]
        assert kinds["MedicalClinic"]["telephone"] == "020 7946 0000"
        shown = " ".join(page.body.get_text(" ").split()).replace(" ,", ",")
        dates = {time["datetime"] for time in page.select("time")}
        for text in visible_texts(json_ld(page)):
            assert text in shown or text in dates, text

    def test_no_text_breaks_out_of_it(self, soup):
        article = make_article(title=HOSTILE, summary=HOSTILE, author=make_person(name=HOSTILE))
        node = json_ld(soup(article.url))[0]
        assert node["name"] == node["description"] == node["author"]["name"] == HOSTILE

    def test_person_page(self, soup, full_article):
        page = soup(full_article.medical_reviewer.get_absolute_url())
        person = json_ld(page)[0]
        assert person["@type"] == "Person"
        assert person["url"] == page.select_one("link[rel=canonical]")["href"]


def visible_texts(value, key="") -> list[str]:
    """Return the strings a reader should find on the page: not types, ids, addresses, languages."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in visible_texts(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in visible_texts(item, key)]
    if isinstance(value, str) and not key.startswith("@") and key not in {"url", "item", "inLanguage"}:
        return [value]
    return []


class TestHostileText:
    def test_it_is_shown_not_run(self, soup):
        body = [
            ("heading", {"text": HOSTILE, "level": "h2"}),
            ("quote", {"text": HOSTILE, "attribution": HOSTILE}),
            ("testimonial", {"text": HOSTILE, "name": HOSTILE, "detail": HOSTILE}),
            ("faq", {"title": HOSTILE, "questions": [{"question": HOSTILE, "answer": PARAGRAPH}]}),
            ("risks", {"title": HOSTILE, "text": PARAGRAPH}),
            (
                "table",
                {
                    "caption": HOSTILE,
                    "columns": [{"type": "text", "heading": HOSTILE}],
                    "rows": [{"values": [HOSTILE]}],
                },
            ),
        ]
        image = make_image(description=HOSTILE)
        image.contextual_alt_text, image.decorative = HOSTILE, False
        body.append(("image", {"image": image, "caption": HOSTILE}))
        article = make_article(
            title=HOSTILE,
            summary=HOSTILE,
            seo_title=HOSTILE,
            search_description=HOSTILE,
            body=body,
            treatment=make_treatment(name=HOSTILE),
            conditions=[make_condition(name=HOSTILE)],
            author=make_person(name=HOSTILE, job_title=HOSTILE, credentials=HOSTILE),
            references=[make_reference(title=HOSTILE, authors=HOSTILE, source=HOSTILE, doi=HOSTILE)],
            social_image=image,
        )
        for url in (article.url, article.author.get_absolute_url(), article.get_parent().url, "/"):
            page = soup(url)
            assert [script["type"] for script in page.find_all("script")] == ["application/ld+json"]
            assert not page.select("b")
        page = soup(article.url)
        assert page.h1.text == HOSTILE
        assert page.title.text == HOSTILE
        assert page.select_one("main img")["alt"] == HOSTILE

    def test_in_a_search(self, soup):
        page = soup(reverse("search") + "?q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E%22%3E")
        assert not page.find_all("script")
        assert page.select_one("#search-query")["value"] == '</title><script>alert(1)</script>">'


class TestSearch:
    def test_finds_public_articles_by_their_text(self, soup):
        make_article(title="Cupping", body=[("quote", {"text": "Warm glass cups.", "attribution": ""})])
        make_article(title="A cupping draft", live=False)
        secret = make_article(title="Cupping for staff")
        PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
        page = soup(reverse("search") + "?q=cupping")
        assert [link.text for link in page.select("main .teaser a")] == ["Cupping"]
        assert "1 article about" in page.main.text
        assert soup(reverse("search") + "?q=glass").select("main .teaser")

    def test_says_when_nothing_matches(self, soup):
        page = soup(reverse("search") + "?q=zzzz")
        assert "No article matches “zzzz”" in page.main.text
        assert page.select_one("meta[name=robots]")["content"] == "noindex"

    @pytest.mark.parametrize(
        "query", ["", "%00", "%22", "*", "AND", "a'b", "(((", "title:x", "-", "a%22b%22", "%25s", "{a}:b^", "é" * 300]
    )
    def test_survives_any_query(self, soup, query):
        make_article()
        assert soup(reverse("search") + f"?q={query}").h1

    def test_pages_of_results(self, soup):
        index = make_index()
        for number in range(12):
            make_article(index=index, title=f"Cupping {number}")
        first = soup(reverse("search") + "?q=cupping")
        assert len(first.select("main .teaser")) == 10
        assert first.select_one("nav.pagination a[rel=next]")["href"] == "?q=cupping&page=2"
        assert len(soup(reverse("search") + "?q=cupping&page=2").select("main .teaser")) == 2
        assert len(soup(reverse("search") + "?q=cupping&page=nonsense").select("main .teaser")) == 10


class TestForRobots:
    def test_sitemap_lists_public_pages_and_people(self, client, full_article):
        hidden, draft = make_article(noindex=True), make_article(live=False)
        nobody = make_person()
        text = client.get("/sitemap.xml").content.decode()
        for url in (full_article.full_url, full_article.author.get_absolute_url(), "http://localhost/"):
            assert f"{url}</loc>" in text
        for url in (hidden.full_url, draft.slug, nobody.slug):
            assert url not in text

    def test_robots_txt_names_the_sitemap(self, client):
        response = client.get("/robots.txt", headers={"host": "proxy.internal"})
        assert response.headers["Content-Type"].startswith("text/plain")
        assert "Sitemap: http://localhost/sitemap.xml" in response.content.decode()

    def test_feed(self, client):
        article = make_article(title=HOSTILE)
        article.save_revision().publish()
        make_article(title="A draft", live=False)
        feed = BeautifulSoup(client.get("/feed/").content, "xml")
        assert [entry.title.text for entry in feed.find_all("entry")] == [HOSTILE]
        assert feed.entry.link["href"] == article.full_url


class TestPeople:
    def test_profile_lists_their_public_articles(self, soup, full_article):
        reviewer = full_article.medical_reviewer
        make_article(title="A draft", medical_reviewer=reviewer, live=False)
        page = soup(reviewer.get_absolute_url())
        assert [link.text for link in page.select("main li a")] == [full_article.title]

    def test_nobody_has_a_profile_for_a_draft_alone(self, client):
        author = make_person()
        make_article(author=author, live=False)
        assert client.get(author.get_absolute_url()).status_code == 404


class TestErrors:
    def test_page_not_found(self, soup):
        page = soup("/nothing-here/", status=404)
        assert page.h1.text == "Page not found"
        assert page.select_one("meta[name=robots]")["content"] == "noindex"

    def test_server_error_needs_no_database(self, client, monkeypatch, django_assert_num_queries):
        def fail(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr("cms.home.views.absolute", fail)
        client.raise_request_exception = False
        with django_assert_num_queries(0):
            response = client.get("/robots.txt")
        assert response.status_code == 500
        assert "Something went wrong" in response.content.decode()


class TestQueries:
    def count(self, client, url) -> int:
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        return len(queries)

    def grow(self, index, number):
        for _ in range(number):
            make_article(
                index=index,
                treatment=make_treatment(),
                conditions=[make_condition()],
                medical_reviewer=make_person(),
                last_reviewed=date(2026, 1, 1),
            )

    @pytest.mark.parametrize("url", ["index", "/", "/search/?q=acupuncture", "/sitemap.xml"])
    def test_a_listing_costs_the_same_however_long(self, client, url):
        index = make_index()
        url = index.url if url == "index" else url
        self.grow(index, 2)
        few = self.count(client, url)
        self.grow(index, 20)
        assert self.count(client, url) == few

    def test_an_article_costs_the_same_however_many_references(self, client):
        few = make_article(references=[make_reference()])
        many = make_article(references=[make_reference() for _ in range(15)])
        assert self.count(client, few.url) == self.count(client, many.url)


class TestSecurityHeaders:
    def test_public_pages_allow_no_inline_script_or_style(self, client):
        policy = client.get(make_article().url).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy

    def test_public_pages_have_no_inline_style_or_handler(self, soup, full_article):
        page = soup(full_article.url)
        assert not page.select("style, [style]")
        assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]

    def test_the_admin_has_its_own_policy(self, client):
        client.force_login(make_user("Editors"))
        policy = client.get(reverse("wagtailadmin_home")).headers["Content-Security-Policy"]
        assert "'unsafe-inline'" in policy
        assert "object-src 'none'" in policy
