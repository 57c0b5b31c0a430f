"""What the templates of articles and people show. The models call these functions and know no more."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.text import Truncator

from cms import structured_data
from cms.articles.rendering import render_body
from cms.head import page_head, site_name
from cms.navigation import Crumb, absolute, breadcrumbs, home_crumb

if TYPE_CHECKING:
    from cms.articles.models import TreatmentArticlePage, TreatmentIndexPage
    from cms.articles.snippets import Person

ARTICLES_PER_PAGE = 30
RELATED_ARTICLES = 3
_DESCRIPTION = 155  # characters, about as many as search results show

Context = dict[str, Any]


def article_context(page: TreatmentArticlePage, request: HttpRequest) -> Context:
    """Return the rendered body, its sections, the references and the related articles."""
    references = [item.reference for item in page.article_references.select_related("reference")]
    body = render_body(page.body, len(references), {"request": request, "page": page})
    crumbs = breadcrumbs(page, request)
    conditions = list(page.conditions.all())
    return {
        "body": body,
        "conditions": conditions,
        "references": [
            {"number": number, "publication": publication, "citations": body.citations.get(number, [])}
            for number, publication in enumerate(references, start=1)
        ],
        "related": related_articles(page, conditions),
        "breadcrumbs": crumbs,
        "structured_data": structured_data.graph(
            article_node(page, conditions, references, request),
            structured_data.breadcrumb_list(crumbs, request),
            structured_data.clinic(request),
        ),
    }


def article_node(page, conditions, references, request: HttpRequest) -> structured_data.Node:
    """Return the article as structured data."""
    url = page.get_full_url(request) or ""
    about = [{"@type": "MedicalTherapy", "name": page.treatment.name}] if page.treatment else []
    about += [{"@type": "MedicalCondition", "name": condition.name} for condition in conditions]
    return structured_data.filled(
        {
            "@type": "MedicalWebPage",
            "@id": url,
            "url": url,
            "name": page.title,
            "description": page.summary,
            "inLanguage": "en-GB",
            "about": about,
            "author": person_node(page.author, request),
            "reviewedBy": person_node(page.medical_reviewer, request),
            "lastReviewed": page.last_reviewed.isoformat() if page.last_reviewed else "",
            "citation": [reference.title for reference in references],
            "publisher": {"@id": structured_data.clinic_id(request)},
        }
    )


def person_node(person: Person | None, request: HttpRequest) -> structured_data.Node | None:
    """Return a person as structured data: what a byline shows."""
    if person is None:
        return None
    return structured_data.filled(
        {
            "@type": "Person",
            "name": person.name,
            "honorificSuffix": person.credentials,
            "jobTitle": person.job_title,
            "url": absolute(person.get_absolute_url(), request),
        }
    )


def related_articles(page: TreatmentArticlePage, conditions: list) -> QuerySet[TreatmentArticlePage]:
    """Return other public articles about the same treatment or a shared condition."""
    same_subject = Q(conditions__in=conditions)
    if page.treatment_id:
        same_subject |= Q(treatment=page.treatment_id)
    articles = type(page).objects.live().public().exclude(pk=page.pk).filter(same_subject)
    return articles.defer_streamfields().distinct().order_by("title")[:RELATED_ARTICLES]


def index_context(page: TreatmentIndexPage, request: HttpRequest) -> Context:
    """Return one page of the list of articles, by title."""
    # The models import this module, so it can import them only now.
    from cms.articles.models import TreatmentArticlePage

    articles = TreatmentArticlePage.objects.child_of(page).live().public().defer_streamfields().order_by("title")
    crumbs = breadcrumbs(page, request)
    shown = Paginator(articles, ARTICLES_PER_PAGE).get_page(request.GET.get("page"))
    head = page_head(page, request)
    if shown.number > 1:
        head = replace(head, canonical=f"{head.canonical}?page={shown.number}")
    return {
        "articles": shown,
        "head": head,
        "breadcrumbs": crumbs,
        "structured_data": structured_data.graph(
            structured_data.breadcrumb_list(crumbs, request), structured_data.clinic(request)
        ),
    }


def person_description(person: Person, request: HttpRequest) -> str:
    """Return a person's profile in a sentence or two, for search results: who they are, and how their story begins."""
    role = ", ".join(filter(None, (person.job_title, person.credentials)))
    name = f"{person.name}, {role}" if role else person.name
    biography = " ".join(strip_tags(person.biography.replace("</p>", " ")).split())
    return Truncator(f"{name}, at {site_name(request)}. {unescape(biography)}".strip()).chars(_DESCRIPTION)


def person_context(person: Person, request: HttpRequest) -> Context:
    """Return a person's public profile: who they are, what they wrote and reviewed."""
    crumbs = [home_crumb(request), Crumb(person.name, person.get_absolute_url())]
    return {
        "person": person,
        "written": person.authored.live().public().defer_streamfields().order_by("title"),
        "reviewed": person.reviewed.live().public().defer_streamfields().order_by("title"),
        "breadcrumbs": crumbs,
        "structured_data": structured_data.graph(
            person_node(person, request),
            structured_data.breadcrumb_list(crumbs, request),
            structured_data.clinic(request),
        ),
    }
