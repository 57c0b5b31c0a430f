"""What checks of a page's head share: whether it has one of its own, and what its metas say."""

from __future__ import annotations

from collections.abc import Iterator

from seo_checks.document import Document, Meta
from seo_checks.source import Source


def source_of(document: Document) -> Source | None:
    """The source that the page was read from; None where it holds no text at all."""
    return document.blocks[0].source if document.blocks else None


def has_own_head(document: Document) -> bool:
    """Whether the head is the one that visitors get.

    A text with front matter has none: a site generator will make it, and all that is known of it is title, description
    and language.
    """
    source = source_of(document)
    return document.whole_page and source is not None and not source.text.lstrip("\ufeff \r\n\t").startswith("---")


def metas(document: Document, *names: str) -> Iterator[Meta]:
    """The metas of one of these names that say something, in order."""
    return (meta for meta in document.metas if meta.name in names and meta.content.strip())


def content_of(document: Document, *names: str) -> str:
    """What the first meta of one of these names says; "" where there is none."""
    return next((meta.content.strip() for meta in metas(document, *names)), "")
