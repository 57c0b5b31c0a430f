"""What goes into a document's head: title, description, canonical address, robots, social card."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page, Site

from cms.home.clinic import ClinicDetails
from cms.navigation import absolute

SOCIAL_CARD = "fill-1200x630|bgcolor-fff|format-jpeg"


@dataclass(frozen=True)
class SocialImage:
    """The picture of a social card."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Head:
    """The facts from which the base template writes the document's head."""

    title: str
    social_title: str
    site_name: str
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    kind: str = "website"
    image: SocialImage | None = None


def site_name(request: HttpRequest) -> str:
    """Return the clinic's name: the site's own, or Caveat's until one is given."""
    site = Site.find_for_request(request)
    return (site and site.site_name) or settings.WAGTAIL_SITE_NAME


def titled(title: str, name: str) -> str:
    """Return the title followed by the clinic's name, which a front page may have as its title."""
    return title if title == name else f"{title} — {name}"


def page_head(page: Page, request: HttpRequest) -> Head:
    """Return the head of a Wagtail page."""
    name = site_name(request)
    return Head(
        title=page.seo_title or titled(page.title, name),
        social_title=page.seo_title or page.title,
        site_name=name,
        description=page.search_description,
        canonical=page.canonical_url or page.get_full_url(request) or "",
        noindex=page.noindex,
        kind=page.social_kind,
        image=social_image(page.social_image or first_picture(page), request),
    )


def view_head(title: str, request: HttpRequest, *, description: str = "", noindex: bool = False) -> Head:
    """Return the head of a page that lives outside the page tree."""
    name = site_name(request)
    return Head(
        title=titled(title, name),
        social_title=title,
        site_name=name,
        description=description,
        canonical="" if noindex else absolute(request.path, request),
        noindex=noindex,
        image=social_image(None, request),
    )


def first_picture(page: Page) -> AbstractImage | None:
    """Return the first picture in the page's body."""
    body = getattr(page, "body", None)
    figure = body.first_block_by_name("image") if body else None
    return figure.value["image"] if figure else None


def social_image(image: AbstractImage | None, request: HttpRequest) -> SocialImage | None:
    """Return the image, or else the clinic's own, in the size that social networks ask for."""
    image = image or ClinicDetails.for_request(request).social_image
    if image is None:
        return None
    rendition: AbstractRendition = get_rendition_or_not_found(image, SOCIAL_CARD)
    return SocialImage(
        url=absolute(rendition.url, request),
        width=rendition.width,
        height=rendition.height,
        alt=getattr(image, "contextual_alt_text", "") or image.default_alt_text,
    )
