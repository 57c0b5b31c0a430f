"""Which pages are health articles."""

from dataclasses import replace

import pytest

from seo_checks import parse
from seo_checks.about import About
from seo_checks.trust.article import is_health_article
from tests.seo_checks.articles import PARAGRAPH, article, json_ld
from tests.seo_checks.pages import page, prose


def judged(text: str, address: str = "") -> bool:
    return is_health_article(replace(parse(text), about=About(address=address)))


def test_much_text_about_health_is_an_article():
    assert judged(article(paragraphs=8))


def test_little_text_is_none():
    assert not judged(article(paragraphs=3))


def test_much_text_about_something_else_is_none():
    assert not judged(page("<p>The house is old, and the road to it is long and winding in the rain.</p>" * 40))
    assert not judged(page(f"<p>{prose(600)}</p>"))


def test_a_list_of_articles_is_none():
    assert not judged(page(f"<nav>{PARAGRAPH * 9}</nav><p>Our articles about pain and needles.</p>"))


def test_a_medical_page_says_so_itself():
    assert judged(page("<p>Thin.</p>", head=json_ld({"@type": "MedicalWebPage"})))


def test_an_article_must_be_about_health():
    head = json_ld({"@type": "BlogPosting"})
    assert judged(article(paragraphs=1, head=head))
    assert not judged(page("<p>We have painted the front door, and it is green now.</p>", head=head))


@pytest.mark.parametrize("kind", ["ContactPage", "AboutPage", "ProfilePage", "CollectionPage", "Product"])
def test_pages_that_say_they_are_something_else_are_none(kind):
    assert not judged(article(head=json_ld({"@type": kind})))


@pytest.mark.parametrize("kind", ["WebPage", "BreadcrumbList", "MedicalClinic"])
def test_what_every_page_says_decides_nothing(kind):
    assert judged(article(head=json_ld({"@type": kind})))


def test_an_article_that_a_person_is_mentioned_in_stays_one():
    node = {"@type": "WebPage", "about": {"@type": "Product"}}
    assert judged(article(head=json_ld(node)))


@pytest.mark.parametrize("path", ["/", "", "/about-us/", "/contact", "/info/privacy-policy/", "/prices/"])
def test_pages_about_the_clinic_are_none(path):
    assert not judged(article(), f"https://elm.example{path}")


@pytest.mark.parametrize("path", ["/treatments/acupuncture/", "/about-us/acupuncture/", "/a.html"])
def test_other_addresses_may_be_articles(path):
    assert judged(article(), f"https://elm.example{path}")
