"""Content-Security-Policy: strict for visitors, looser where editors work."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# The public site runs no script of its own; 'self' lets a signed-in editor's Wagtail bar run.
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# Wagtail's editor writes inline styles and scripts, and shows previews and local images.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def content_security_policy(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware that adds the policy of the place to each response."""

    def add_policy(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.DEBUG and response.status_code >= 400:
            return response  # Django's error pages for developers are styled inline
        in_admin = request.path.startswith(reverse("wagtailadmin_home"))
        response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY if in_admin else PUBLIC_POLICY)
        return response

    return add_policy
