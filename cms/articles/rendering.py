"""Turns an article's body into HTML with anchors on its headings and links on its citations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from cms.articles.citations import link_citations

TITLED = {"evidence", "risks", "see_doctor", "faq"}
# Anchors that the page's own parts have.
TAKEN = re.compile(r"main|references|related|latest|(reference|citation)(-\d+)+")


@dataclass(frozen=True)
class Section:
    """A heading of the body, as the table of contents lists it."""

    anchor: str
    title: str
    level: str


@dataclass(frozen=True)
class RenderedBody:
    """The body as visitors get it."""

    html: SafeString
    sections: list[Section]
    citations: dict[int, list[str]]


def render_body(body: StreamValue, references: int, context: dict[str, Any]) -> RenderedBody:
    """Return the body with an id on each heading, and each ``[n]`` linked to one of so many references."""
    headings = [heading_of(child) for child in body]
    anchors = unique_anchors(title for title, _ in headings)
    html = "\n".join(
        child.render(context={**context, "anchor": anchor}) for child, anchor in zip(body, anchors, strict=True)
    )
    linked, citations = link_citations(html, references)
    return RenderedBody(
        html=mark_safe(linked),  # noqa: S308 - the blocks' templates escaped it
        sections=[
            Section(anchor, title, level)
            for anchor, (title, level) in zip(anchors, headings, strict=True)
            if anchor and level == "h2"
        ],
        citations=citations,
    )


def heading_of(child: StreamValue.StreamChild) -> tuple[str, str]:
    """Return the title and level of a block's heading; both empty where it has none."""
    if child.block_type == "heading":
        return child.value["text"], child.value["level"]
    if child.block_type in TITLED:
        return child.value["title"], "h2"
    return "", ""


def unique_anchors(titles: Iterable[str]) -> list[str]:
    """Return an id for each title, empty for an empty title; no id comes twice."""
    used: set[str] = set()
    anchors = []
    for title in titles:
        anchor = unused_anchor(title, used) if title else ""
        used.add(anchor)
        anchors.append(anchor)
    return anchors


def unused_anchor(title: str, used: set[str]) -> str:
    """Return an id made from the title that nothing else on the page has."""
    stem = slugify(title) or "section"
    if TAKEN.fullmatch(stem):
        stem = f"about-{stem}"
    anchor, count = stem, 1
    while anchor in used:
        count += 1
        anchor = f"{stem}-{count}"
    return anchor
