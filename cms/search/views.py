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
# The database's own query language gives a quotation mark a meaning, and fails on a single one.
NOT_WORDS = str.maketrans({'"': " "})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the articles that match ``q``."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    words = query.translate(NOT_WORDS).strip()
    results = find_articles(words, request) if words else []
    context = {
        "query": query,
        "results": Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page")),
        "head": view_head(f"Search: {query}" if query else "Search", request, noindex=True),
    }
    return render(request, "search/search.html", context)


def find_articles(words: str, request: HttpRequest):
    """Return this site's public articles about the words, best match first."""
    site = Site.find_for_request(request)
    return TreatmentArticlePage.objects.descendant_of(site.root_page).live().public().defer_streamfields().search(words)
