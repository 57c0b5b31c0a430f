from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.addresses import Home, Leads, Target, home, is_local, main_links, target
from seo_checks.check import check
from seo_checks.document import Document, Span
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import main_images
from seo_checks.source import Place

# Names of machines on which sites are prepared. The short ones are used for public sites too.
_ANYWHERE = re.compile(r"(?:[\w-]+-)?(?:staging|stage|preprod|uat)(?:-[\w-]+)?\.")
_OF_OWN_SITE = re.compile(r"(?:[\w-]+-)?(?:dev|test|demo|beta|preview|old|new)(?:-[\w-]+)?\.")
_LEAST_DOTS = 2


@check(category=Category.SEO, severity=Severity.REVIEW)
def unreachable_link(document: Document) -> Iterator[Hit]:
    """Address that visitors cannot reach

    A link or a picture on somebody's own computer, on a private network or on a test site works for whoever wrote the
    page, and for nobody else.

    Test sites are known by their names, such as staging.example.org; dev, test, demo, beta, preview, old and new count
    only before the page's own host. A page that stands on such a host itself is not judged by it.

    Source: IETF, RFC 6761: special-use domain names <https://www.rfc-editor.org/rfc/rfc6761>
    Source: IETF, RFC 1918: addresses of private networks <https://www.rfc-editor.org/rfc/rfc1918>
    """
    here = home(document)
    if is_local(here.host):
        return
    seen: list[tuple[str, Target, Span | Place | None]] = [
        (link.href, goal, link.span or link.place) for link, goal in main_links(document)
    ]
    images = (image for image in main_images(document) if ":" in image.src or image.src.startswith(("//", "\\")))
    seen += [(image.src, target(document, image.src), image.place) for image in images]
    told: set[str] = set()
    for address, goal, where in seen:
        if address not in told and (reason := _unreachable(goal, here)):
            told.add(address)
            yield Hit(
                where, f"{address} {reason}, which visitors cannot reach. Put in the public address.", subject=address
            )


def _unreachable(goal: Target, here: Home) -> str:
    if goal.leads is Leads.FILE:
        return "is a file on somebody's own computer"
    if goal.leads is not Leads.OUTSIDE:
        return ""
    if is_local(goal.host):
        return "is on a private network"
    own = bool(here.host) and goal.host.endswith(f".{here.host}") and bool(_OF_OWN_SITE.match(goal.host))
    return "is on a test site" if own or _is_staging(goal.host) else ""


def _is_staging(host: str) -> bool:
    """Whether the first of at least 3 parts of a host's name is that of a test site: "stage.co.uk" is a theatre."""
    country_level = 1 if re.search(r"\.(?:co|com|org|net|ac|gov|nhs)\.[a-z]{2}$", host) else 0
    return bool(_ANYWHERE.match(host)) and host.count(".") >= _LEAST_DOTS + country_level
