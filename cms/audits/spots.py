"""Pieces of text that know where they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from cms.audits.rich_text import draft_blocks, image_alternatives

# Typed by editors, shown to nobody.
_UNSHOWN = frozenset({"focus_keyphrase", "keyphrase_synonyms"})
_NOT_PROSE = (models.SlugField, models.URLField, models.EmailField)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and where it was typed; `contentpath` is Wagtail's, `block_key` that of a Draft.js block."""

    contentpath: str
    label: str
    text: str
    block_key: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a page's fields, on the way to a segment."""

    contentpath: str
    label: str

    def inside(self, step: str, label: str = "") -> Spot:
        """Return the place one step deeper."""
        return Spot(f"{self.contentpath}.{step}", f"{self.label} › {label}" if label else self.label)

    def named(self, label: str) -> Spot:
        """Return the same place with a more precise name."""
        return Spot(self.contentpath, f"{self.label} › {label}")

    def plain(self, text: Any) -> Iterator[Segment]:
        """Yield the text typed here, if there is any."""
        if text and str(text).strip():
            yield Segment(self.contentpath, self.label, str(text))

    def rich(self, html: str | None) -> Iterator[Segment]:
        """Yield the blocks of the rich text typed here."""
        for key, text in draft_blocks(html or ""):
            yield Segment(self.contentpath, self.label, text, key)
        for text in image_alternatives(html or ""):
            yield Segment(self.contentpath, f"{self.label} › image", text)


def library_segments(thing: Any, spot: Spot) -> Iterator[Segment]:
    """Yield the text of something that a page shows but that is kept elsewhere: a person, a reference, an image."""
    if isinstance(thing, AbstractImage):
        yield from spot.plain(thing.default_alt_text)
    elif isinstance(thing, Page):
        yield from spot.plain(thing.title)
    elif isinstance(thing, models.Model) and not isinstance(thing, AbstractBaseUser):
        for field in thing._meta.fields:
            if holds_text(field):
                yield from field_segments(field, thing, spot.named(str(field.verbose_name)))


def holds_text(field: Any) -> bool:
    """Whether people type text into the field that a page can show."""
    return (
        isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, _NOT_PROSE)
        and field.editable
        and not field.choices
        and field.name not in _UNSHOWN
    )


def field_segments(field: models.Field, thing: models.Model, spot: Spot) -> Iterator[Segment]:
    """Yield the text of a field that holds text."""
    value = getattr(thing, field.name)
    return spot.rich(value) if isinstance(field, RichTextField) else spot.plain(value)
