"""Where a visitor is on the site, and where they can go."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Page, Site


@dataclass(frozen=True)
class Crumb:
    """One step from the front page to here."""

    title: str
    url: str


def absolute(url: str, request: HttpRequest) -> str:
    """Return the address with the site's own host, whatever host a proxy asked for."""
    site = Site.find_for_request(request)
    return urljoin(site.root_url, url) if site else request.build_absolute_uri(url)


def breadcrumbs(page: Page, request: HttpRequest) -> list[Crumb]:
    """Return the steps from the site's front page to this page, both included."""
    home = home_crumb(request)
    steps = page.get_ancestors().filter(depth__gt=Site.find_for_request(request).root_page.depth)
    return [home, *(Crumb(step.title, step.get_url(request) or "") for step in [*steps, page])]


def home_crumb(request: HttpRequest) -> Crumb:
    """Return the step that every trail starts with."""
    return Crumb("Home", Site.find_for_request(request).root_page.get_url(request) or "/")


def top_pages(request: HttpRequest) -> list[Page]:
    """Return the pages right below the front page: the footer lists them all, the main menu those that ask for it."""
    site = Site.find_for_request(request)
    return list(site.root_page.get_children().live().public()) if site else []
