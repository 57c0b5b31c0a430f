"""What visitors and search engines get."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from cms.articles.models import ArticleReference
from cms.articles.templatetags.portraits import initials
from cms.home.models import ClinicDetails
from tests.cms.factories import (
    HOSTILE,
    PARAGRAPH,
    make_article,
    make_condition,
    make_home,
    make_image,
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


def json_ld(page: BeautifulSoup) -> list[dict]:
    scripts = page.find_all("script")
    assert [script["type"] for script in scripts] == ["application/ld+json"]
    return json.loads(scripts[0].string)["@graph"]


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

    def test_people_have_a_photo_or_their_initials(self, soup, full_article):
        full_article.author.photo = make_image()
        full_article.author.save()
        page = soup(full_article.url)
        author, reviewer = page.select(".byline .portrait")
        assert author["src"].endswith(".webp")
        assert author["alt"] == ""
        assert reviewer["data-initials"] == "AO"
        assert reviewer.text == "", "initials are no text of the page"
        assert soup(full_article.author.get_absolute_url()).select_one("main img.portrait")

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


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr Amara Osei", "AO"),
        ("Prof. Ana de Souza", "AS"),
        ("Anjali Pemberton-Rao", "AP"),
        ("Cher", "C"),
        ("李 明", "李明"),
        ("élodie", "É"),
        ("Dr", ""),
        ("", ""),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


class TestEditorialPolicy:
    def test_articles_and_structured_data_lead_to_it(self, soup, full_article):
        policy = make_policy()
        ClinicDetails.objects.update(editorial_policy=policy)
        page = soup(full_article.url)
        assert page.select_one(".article__header .byline-note a")["href"] == policy.url
        assert json_ld(page)[-1]["publishingPrinciples"] == policy.full_url
        assert soup(policy.url).h1.text == policy.title

    def test_a_draft_is_not_led_to(self, soup, full_article):
        policy = make_policy(live=False)
        ClinicDetails.objects.update(editorial_policy=policy)
        page = soup(full_article.url)
        assert not page.select(".byline-note")
        assert "publishingPrinciples" not in json_ld(page)[-1]

    def test_the_footer_leads_to_every_page_below_the_front_page_and_the_menu_to_some(self, soup):
        index, policy = make_index(), make_policy()
        make_policy(live=False)
        page = soup("/")
        assert [link["href"] for link in page.select(".site-footer__pages a")][:2] == [index.url, policy.url]
        assert [link["href"] for link in page.select(".site-menu a")] == [index.url, "/search/"]


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

    def test_the_picture_is_the_page_s_own_else_its_first_else_the_clinic_s(self, soup):
        own, first, clinics = (make_image(description=name) for name in ("Own", "First", "Clinic"))
        first.contextual_alt_text, first.decorative = "First in its place", False
        details = ClinicDetails.for_site(Site.objects.get())
        details.social_image = clinics
        details.save()
        figure = ("image", {"image": first, "caption": ""})
        for article, alt in (
            (make_article(body=[figure], social_image=own), "Own"),
            (make_article(body=[figure]), "First in its place"),
            (make_article(), "Clinic"),
        ):
            assert soup(article.url).select_one("meta[property='og:image:alt']")["content"] == alt
        person = make_article(author=make_person()).author
        assert soup(person.get_absolute_url()).select_one("meta[property='og:image:alt']")["content"] == "Clinic"

    def test_a_large_picture_is_cut_to_the_size_of_a_card(self, soup):
        article = make_article(social_image=make_image(size=(1600, 1600)))
        card = {tag["property"]: tag["content"] for tag in soup(article.url).select("meta[property]")}
        assert (card["og:image:width"], card["og:image:height"]) == ("1200", "630")
        assert card["og:image"].endswith(".jpg")

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
        description = page.select_one("meta[name=description]")["content"]
        assert description.startswith(full_article.medical_reviewer.name)
        assert len(description) <= 155


ADDRESSES = {"url", "item", "inLanguage", "publishingPrinciples"}


def visible_texts(value, key="") -> list[str]:
    """Return the strings a reader should find on the page: not types, ids, addresses, languages."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in visible_texts(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in visible_texts(item, key)]
    if isinstance(value, str) and not key.startswith("@") and key not in ADDRESSES:
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
