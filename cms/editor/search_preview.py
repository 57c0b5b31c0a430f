"""The page as a list of search results and a social network would show it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from cms.head import Head, page_head
from seo_checks import Profile, catalogue
from seo_checks.figures import option
from seo_checks.pixel_width import DESCRIPTION_FONT_SIZE, TITLE_FONT_SIZE, fitting, pixel_width


@dataclass(frozen=True)
class Line:
    """A text as far as its place holds it; `pixels` is the width of all of it."""

    shown: str
    is_cut: bool
    pixels: int
    room: int

    @property
    def filled(self) -> int:
        """How much of the room the text takes, in per cent; never more than all."""
        return min(100, round(100 * self.pixels / self.room))


@dataclass(frozen=True)
class SearchPreview:
    """What searchers see. Without a description, search engines take some sentence of the page."""

    site_name: str
    trail: str
    title: Line
    description: Line
    head: Head

    @property
    def picture(self) -> str:
        """The address of the social card's picture; without a host where this site serves its pictures itself.

        The admin may be open under another host name than the page, and shows pictures of its own host alone.
        """
        if self.head.image is None:
            return ""
        address = urlsplit(self.head.image.url)
        return address.path if settings.MEDIA_URL.startswith("/") else address.geturl()


def search_preview(page: Page, request: HttpRequest, profile: Profile) -> SearchPreview:
    """Return the preview of a page as it stands in memory; the profile knows how long texts may be."""
    head = page_head(page, request)
    address = urlsplit(head.canonical or page.get_full_url(request) or "")
    steps = [unquote(step) for step in address.path.split("/") if step]
    return SearchPreview(
        site_name=head.site_name,
        trail=" › ".join([address.netloc, *steps]),
        title=_line(head.title, TITLE_FONT_SIZE, option(profile, catalogue()["title-length"], "max_pixels")),
        description=_line(
            head.description,
            DESCRIPTION_FONT_SIZE,
            option(profile, catalogue()["meta-description-length"], "max_pixels"),
        ),
        head=head,
    )


def _line(text: str, font_size: int, room: int) -> Line:
    """Cut the text as search results do: between words, with room for the dots."""
    width = round(pixel_width(text, font_size))
    if width <= room:
        return Line(text, False, width, room)
    shown = fitting(text, font_size, room - pixel_width(" …", font_size))
    return Line((shown.rsplit(" ", 1)[0] if " " in shown else shown) + " …", True, width, room)
