"""Structured data for search engines (schema.org, as JSON-LD). It says nothing that the page does not show."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from cms.head import site_name
from cms.home.clinic import ClinicDetails
from cms.navigation import Crumb, absolute

Node = dict[str, Any]

# A text that contains </script> must not end the element it is written in.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def graph(*nodes: Node) -> Node:
    """Return one document from several things."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def script(data: Node) -> SafeString:
    """Return the data as a script element that no text in it can break out of."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def filled(node: Node) -> Node:
    """Return the node without its empty properties."""
    return {key: value for key, value in node.items() if value}


def breadcrumb_list(crumbs: Iterable[Crumb], request: HttpRequest) -> Node:
    """Return the way to the page, as the breadcrumb navigation shows it."""
    items = [
        {"@type": "ListItem", "position": position, "name": crumb.title, "item": absolute(crumb.url, request)}
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def clinic_id(request: HttpRequest) -> str:
    """Return the address that stands for the clinic in the structured data of every page."""
    return absolute("/", request) + "#clinic"


def clinic(request: HttpRequest) -> Node:
    """Return the clinic, as the footer shows it."""
    details = ClinicDetails.for_request(request)
    policy = details.published_policy
    root = absolute("/", request)
    return filled(
        {
            "@type": "MedicalClinic",
            "@id": clinic_id(request),
            "name": site_name(request),
            "url": root,
            "telephone": details.telephone,
            "email": details.email,
            "address": ", ".join(details.address.splitlines()),
            "publishingPrinciples": policy.get_full_url(request) if policy else "",
        }
    )
