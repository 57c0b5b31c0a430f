"""Where a visitor is on the site, and where they can go."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site


@dataclass(frozen=True)
class Crumb:
    """One step from the front page to here."""

    title: str
    url: str


def breadcrumbs(page: Page, request: HttpRequest) -> list[Crumb]:
    """Return the steps from the site's front page to this page, both included."""
    site = Site.find_for_request(request)
    depth = site.root_page.depth if site else 2
    ancestors = page.get_ancestors().filter(depth__gte=depth)
    return [Crumb(step.title, step.get_full_url(request) or "") for step in [*ancestors, page]]


def front_page_crumb(request: HttpRequest) -> Crumb:
    """Return the first step of pages that live outside the page tree."""
    front_page = Site.find_for_request(request).root_page
    return Crumb(front_page.title, front_page.get_full_url(request) or "")


def menu(request: HttpRequest) -> list[Page]:
    """Return the pages in the site's main menu."""
    site = Site.find_for_request(request)
    return list(site.root_page.get_children().live().public().in_menu()) if site else []
