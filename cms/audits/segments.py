"""A page's fields as segments: all text that people typed, in the order in which pages show it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.audits.extractors import extract
from cms.audits.spots import Segment, Spot, field_segments, holds_text, library_segments

# Of Wagtail's own fields, those that visitors see. Equal texts find their own fields because of the order.
_HEAD = ("seo_title", "search_description", "title")


def page_segments(page: Page) -> Iterator[Segment]:
    """Yield the text of a page's fields, of its blocks, and of the library entries it shows."""
    for field in [*(page._meta.get_field(name) for name in _HEAD), *_own_fields(type(page))]:
        spot = Spot(field.name, capfirst(field.verbose_name))
        if isinstance(field, StreamField):
            yield from extract(field.stream_block, getattr(page, field.name), spot)
        elif holds_text(field):
            yield from field_segments(field, page, spot)
        else:
            yield from _related(field, page, spot)
    for relation in get_all_child_relations(type(page)):
        if relation.model is not Page:  # comments are not text of the page
            name = relation.get_accessor_name()
            for child in getattr(page, name).all():
                yield from _child(child, relation, Spot(f"{name}.{child.pk}", capfirst(name.replace("_", " "))))


def library_models(model: type[Page]) -> set[type[models.Model]]:
    """Return the models outside the page tree whose text a page type shows: people, references, images."""
    children = [relation.related_model for relation in get_all_child_relations(model) if relation.model is not Page]
    fields = [*_own_fields(model), *(field for child in children for field in child._meta.fields)]
    related = {field.related_model for field in fields if field.related_model}
    return {other for other in related if not issubclass(other, (Page, AbstractBaseUser))}


def _own_fields(model: type[Page]) -> Iterator[models.Field]:
    """The fields that a page type adds to Wagtail's own."""
    return (field for field in [*model._meta.fields, *model._meta.many_to_many] if field.model is not Page)


def _related(field: Any, page: models.Model, spot: Spot) -> Iterator[Segment]:
    """Yield the text of what a field of the page points at; nothing for fields of other kinds."""
    if isinstance(field, models.ManyToManyField):
        for thing in getattr(page, field.name).all():
            yield from library_segments(thing, spot)
    elif isinstance(field, models.ForeignKey) and not field.remote_field.parent_link:
        yield from library_segments(getattr(page, field.name), spot)


def _child(child: models.Model, relation: Any, spot: Spot) -> Iterator[Segment]:
    """Yield the text of one item of an inline panel, and of the library entries it points at."""
    for field in child._meta.fields:
        if holds_text(field):
            yield from field_segments(field, child, spot.inside(field.name, str(field.verbose_name)))
        elif field is not relation.field:
            yield from _related(field, child, spot.inside(field.name))
