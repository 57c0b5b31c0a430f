"""Search over the public articles."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.articles.models import TreatmentArticlePage
from cms.head import view_head

RESULTS_PER_PAGE = 10
LONGEST_QUERY = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the articles that match ``q``."""
    # PostgreSQL refuses the NUL character.
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    results = find_articles(query, request) if query else []
    context = {
        "query": query,
        "results": Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page")),
        "head": view_head(f"Search: {query}" if query else "Search", request, noindex=True),
    }
    return render(request, "search/search.html", context)


def find_articles(query: str, request: HttpRequest):
    """Return this site's public articles about the words, best match first."""
    site = Site.find_for_request(request)
    return TreatmentArticlePage.objects.descendant_of(site.root_page).live().public().defer_streamfields().search(query)
