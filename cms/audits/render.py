"""A page's HTML as visitors get it: no signed-in user, no preview, the site's own language and time zone."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page, Site


class RenderError(Exception):
    """The page could not be rendered; the message says why."""


def render_page(page: Page) -> str:
    """Return the HTML that `page` serves. Raises RenderError, whatever goes wrong in its templates.

    `page.serve` gives visitors' markup; a preview would add what only editors see. Middleware is left out: it does
    not change the text, and it could answer with a redirect to HTTPS.
    """
    site = page.get_site()
    if site is None:
        raise RenderError("No site leads to this page, so visitors cannot reach it.")
    # An editor's request may be running now, in the editor's language and time zone.
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        try:
            response = page.serve(_visit(page, site))
            if callable(getattr(response, "render", None)):
                response.render()
            html = response.content.decode(response.charset)
        except Exception as error:
            raise RenderError(f"The page could not be rendered ({type(error).__name__}: {error}).") from error
    if response.status_code != 200:
        raise RenderError(f"The page answers with status {response.status_code} instead of its text.")
    return html


def _visit(page: Page, site: Site) -> HttpRequest:
    """Return the request of somebody who is not signed in."""
    path = urlsplit(page.full_url or "/").path or "/"
    request = RequestFactory(SERVER_NAME=site.hostname).get(path, secure=site.port == 443, SERVER_PORT=str(site.port))
    request.user = AnonymousUser()
    return request
