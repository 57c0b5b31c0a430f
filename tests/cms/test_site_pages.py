"""The pages around the articles: search, people, what robots read, errors; and what all of them cost."""

from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.cms.factories import (
    HOSTILE,
    make_article,
    make_condition,
    make_index,
    make_person,
    make_policy,
    make_reference,
    make_treatment,
    make_user,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]


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
        policy = make_policy()
        text = client.get("/sitemap.xml").content.decode()
        author = full_article.author.get_absolute_url()
        for url in (full_article.full_url, author, policy.full_url, "http://localhost/"):
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

    def test_feed_has_what_atom_asks_for(self, client):
        author = make_person(name="Li\x0b Chen")
        make_article(title="Two\x0blines", summary="Pasted\x0c <b>", author=author).save_revision().publish()
        response = client.get("/feed/")
        assert response.headers["Content-Type"].startswith("application/atom+xml")
        feed = ElementTree.fromstring(response.content)
        atom = "{http://www.w3.org/2005/Atom}"
        for path in ("id", "title", "updated", "author/name", "entry/id", "entry/updated", "entry/published"):
            assert feed.findtext(atom + path.replace("/", f"/{atom}")), path
        entry = feed.find(f"{atom}entry")
        assert entry.findtext(f"{atom}title") == "Two lines"
        assert entry.findtext(f"{atom}summary") == "Pasted  &lt;b&gt;", "a summary is HTML"
        assert entry.findtext(f"{atom}author/{atom}name") == "Li  Chen"
        assert [link.get("href") for link in feed.findall(f"{atom}link[@rel='self']")] == ["http://localhost/feed/"]


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
