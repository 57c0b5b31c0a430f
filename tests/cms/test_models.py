"""What may be entered, where pages may go, and who may do what."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, Site

from cms.articles.blocks import ArticleBody
from cms.articles.models import Reference, TreatmentArticlePage, TreatmentIndexPage
from cms.home.models import HomePage, InformationPage
from tests.cms.factories import (
    make_article,
    make_condition,
    make_home,
    make_index,
    make_person,
    make_reference,
    make_treatment,
    make_user,
)

pytestmark = pytest.mark.django_db


class TestPageTree:
    def test_the_front_page_is_the_root_of_the_default_site(self):
        site = Site.objects.get()
        assert site.is_default_site
        assert site.root_page.specific == make_home()
        assert not any(Page.find_problems())

    @pytest.mark.parametrize(
        ("parent", "children"),
        [
            (HomePage, [TreatmentIndexPage, InformationPage]),
            (InformationPage, []),
            (TreatmentIndexPage, [TreatmentArticlePage]),
            (TreatmentArticlePage, []),
        ],
    )
    def test_each_page_has_its_place(self, parent, children):
        assert list(parent.allowed_subpage_models()) == children
        for child in children:
            assert child.allowed_parent_page_models() == [parent]


class TestArticle:
    def test_the_next_review_comes_after_the_last(self):
        article = make_article()
        article.last_reviewed, article.next_review_due = date(2026, 5, 1), date(2026, 5, 1)
        with pytest.raises(ValidationError, match="later than the last"):
            article.full_clean()
        article.next_review_due = date(2026, 5, 2)
        article.full_clean()

    def test_a_treatment_with_articles_cannot_be_deleted(self):
        treatment = make_treatment()
        make_article(treatment=treatment)
        with pytest.raises(ProtectedError):
            treatment.delete()

    def test_an_article_outlives_its_author(self):
        author = make_person()
        article = make_article(author=author)
        author.delete()
        article.refresh_from_db()
        assert article.author is None

    def test_a_revision_keeps_conditions_and_references(self):
        article = make_article(conditions=[make_condition()], references=[make_reference(), make_reference()])
        article.article_references.remove(article.article_references.first())
        draft = article.save_revision().as_object()
        assert draft.conditions.count() == 1
        assert draft.article_references.count() == 1
        assert TreatmentArticlePage.objects.get(pk=article.pk).article_references.count() == 2


class TestReferenceLink:
    @pytest.mark.parametrize(
        ("fields", "link"),
        [
            ({"doi": "10.1/x", "pmid": "5", "url": "https://e.org"}, "https://doi.org/10.1/x"),
            ({"pmid": "5", "url": "https://e.org"}, "https://pubmed.ncbi.nlm.nih.gov/5/"),
            ({"url": "https://e.org"}, "https://e.org"),
            ({}, ""),
        ],
    )
    def test_doi_then_pubmed_then_address(self, fields, link):
        assert Reference(title="A trial", **fields).link == link

    @pytest.mark.parametrize("field", [{"doi": "https://doi.org/10.1/x"}, {"pmid": "PMID 5"}])
    def test_an_address_is_not_taken_for_a_number(self, field):
        with pytest.raises(ValidationError):
            Reference(title="A trial", **field).full_clean()


def test_the_body_has_these_blocks_and_call_out_titles():
    blocks = ArticleBody().child_blocks
    assert set(blocks) == {
        *("heading", "paragraph", "list", "image", "table", "quote", "faq", "testimonial"),
        *("evidence", "risks", "see_doctor"),
    }
    titles = {name: blocks[name].child_blocks["title"].get_default() for name in ("evidence", "risks", "see_doctor")}
    assert titles == {
        "evidence": "What the evidence says",
        "risks": "Risks and limits",
        "see_doctor": "When to see a doctor",
    }


class TestGroups:
    @pytest.mark.parametrize(
        ("group", "may_add", "may_edit", "may_publish", "may_delete"),
        [
            ("Editors", True, True, False, False),
            ("Compliance reviewers", False, True, False, False),
            ("Managers", True, True, True, True),
        ],
    )
    def test_rights_to_a_live_article(self, group, may_add, may_edit, may_publish, may_delete):
        article = make_article()
        user = make_user(group)
        rights = article.permissions_for_user(user)
        assert article.get_parent().permissions_for_user(user).can_add_subpage() is may_add
        assert rights.can_edit() is may_edit
        assert rights.can_publish() is may_publish
        assert rights.can_delete() is may_delete

    def test_an_editor_who_asks_to_publish_saves_a_draft_and_no_more(self, client):
        index = make_index()
        client.force_login(make_user("Editors"))
        form = {
            "title": "Cupping",
            "slug": "cupping",
            "summary": "About cupping.",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "quote",
            "body-0-value-text": "Words",
            "body-0-value-attribution": "",
            **{f"article_references-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
            **{f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
            "action-publish": "action-publish",
        }
        client.post(reverse("wagtailadmin_pages:add", args=["articles", "treatmentarticlepage", index.pk]), form)
        assert TreatmentArticlePage.objects.get(slug="cupping").live is False

    @pytest.mark.parametrize("group", ["Editors", "Compliance reviewers", "Managers"])
    def test_everybody_sees_the_admin_the_articles_and_the_library(self, client, group):
        article = make_article(references=[make_reference()], author=make_person())
        client.force_login(make_user(group))
        for url in (
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore", args=[article.get_parent().pk]),
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
            reverse("wagtailsnippets_articles_reference:list"),
            reverse("wagtailsnippets_articles_person:inspect", args=[article.author.pk]),
        ):
            assert client.get(url).status_code == 200, url

    @pytest.mark.parametrize(
        ("group", "may_add", "may_delete"),
        [("Editors", True, False), ("Compliance reviewers", False, False), ("Managers", True, True)],
    )
    def test_rights_to_the_library_and_to_images(self, group, may_add, may_delete):
        user = make_user(group)
        for model in ("treatment", "condition", "person", "reference"):
            assert user.has_perm(f"articles.add_{model}") is may_add
            assert user.has_perm(f"articles.delete_{model}") is may_delete
        assert user.has_perm("wagtailimages.add_image") is may_add

    def test_only_managers_change_the_clinic_details(self, client):
        for group, status in (("Editors", 302), ("Managers", 200)):
            client.force_login(make_user(group))
            url = reverse("wagtailsettings:edit", args=["home", "clinicdetails", Site.objects.get().pk])
            assert client.get(url).status_code == status

    def test_managers_take_the_place_of_wagtails_moderators(self):
        assert set(Group.objects.values_list("name", flat=True)) == {"Editors", "Compliance reviewers", "Managers"}


def test_the_editor_has_tabs_for_content_review_and_promotion(client):
    article = make_article()
    client.force_login(make_user("Editors"))
    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    for tab in ("tab-content", "tab-review", "tab-promote"):
        assert f'id="{tab}' in page or f'href="#{tab}' in page
    assert 'name="focus_keyphrase"' in page
    assert "import_hash" not in page
