"""What the front page and the pages about the clinic show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.http import HttpRequest

from cms import structured_data
from cms.articles.rendering import render_body
from cms.navigation import breadcrumbs

if TYPE_CHECKING:
    from cms.home.models import HomePage, InformationPage

RECENT_ARTICLES = 6


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return the rendered body, the treatment indexes and the articles reviewed last."""
    # The models import this module, so it can import them only now.
    from cms.articles.models import TreatmentArticlePage, TreatmentIndexPage

    articles = TreatmentArticlePage.objects.descendant_of(page).live().public().defer_streamfields()
    return {
        "body": render_body(page.body, 0, {"request": request, "page": page}),
        "indexes": TreatmentIndexPage.objects.child_of(page).live().public(),
        "articles": articles.order_by(F("last_reviewed").desc(nulls_last=True), "title")[:RECENT_ARTICLES],
        "structured_data": structured_data.graph(structured_data.clinic(request)),
    }


def information_context(page: InformationPage, request: HttpRequest) -> dict[str, Any]:
    """Return the rendered body and its sections."""
    crumbs = breadcrumbs(page, request)
    return {
        "body": render_body(page.body, 0, {"request": request, "page": page}),
        "breadcrumbs": crumbs,
        "structured_data": structured_data.graph(
            structured_data.breadcrumb_list(crumbs, request), structured_data.clinic(request)
        ),
    }
