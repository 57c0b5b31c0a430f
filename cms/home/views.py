"""What robots read."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.navigation import absolute


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let every robot in, and name the sitemap by its absolute address."""
    sitemap = absolute(reverse("sitemap"), request)
    return HttpResponse(f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n", content_type="text/plain; charset=utf-8")
