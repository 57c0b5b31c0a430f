"""Fills a page's fields from front matter; what does not fit a field is noted, never bent."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from cms.articles.importing.front_matter import FrontMatter
from cms.articles.importing.notes import Notes
from cms.articles.models import (
    ArticleReference,
    Condition,
    Person,
    Reference,
    Treatment,
    TreatmentArticlePage,
)

VALUES = (
    "seo_title",
    "search_description",
    "focus_keyphrase",
    "keyphrase_synonyms",
    "canonical_url",
    "noindex",
    "summary",
    "last_reviewed",
    "next_review_due",
)
CHOICES: dict[str, type[Model]] = {"treatment": Treatment, "author": Person, "medical_reviewer": Person}
# Other names for the same thing, as site generators have them.
ALIASES = {
    "description": "search_description",
    "seo_description": "search_description",
    "keyphrase": "focus_keyphrase",
    "synonyms": "keyphrase_synonyms",
    "canonical": "canonical_url",
    "reviewer": "medical_reviewer",
    "reviewed": "last_reviewed",
}
# Used elsewhere, or of no use here: an import is always a draft.
ELSEWHERE = frozenset({"title", "slug", "lang", "language", "live", "draft"})
REFERENCE_FIELDS = ("title", "authors", "source", "year", "doi", "pmid", "url", "accessed")
IDENTITIES = ("doi", "pmid", "url")


class FieldFiller:
    """Fills the fields of one page from one file's front matter."""

    def __init__(self, front_matter: FrontMatter, notes: Notes, references: Mapping[str, Reference]) -> None:
        self._values = {ALIASES.get(name, name): value for name, value in front_matter.values.items()}
        self._lines = {ALIASES.get(name, name): line for name, line in front_matter.lines.items()}
        self._notes = notes
        self._references = references

    def fill(self, page: TreatmentArticlePage) -> None:
        """Set every field that front matter can name; those it does not name are emptied, the treatment kept."""
        for name in VALUES:
            setattr(page, name, self._value(page, name))
        for name, model in CHOICES.items():
            found = self._choice(name, model)
            if found is not None or name != "treatment":
                setattr(page, name, found)
        page.conditions = self._conditions()
        for name, value in self._values.items():
            if name not in {*VALUES, *CHOICES, *ELSEWHERE, "conditions", "references"}:
                self._note(name, f"“{name}” is no field of an article: {_shown(value)}")

    def references(self) -> list[Reference]:
        """Return the references in order, saved or to be saved; none at all where one is unknown.

        A list with a gap would give the numbers in the text to the wrong publications.
        """
        found = [self._reference(entry) for entry in _listed(self._values.get("references"))]
        unknown = [entry for entry in found if not isinstance(entry, Reference)]
        if unknown:
            self._note("references", f"no references attached, because these are unknown: {'; '.join(unknown)}")
            return []
        return found

    def _value(self, page: TreatmentArticlePage, name: str) -> Any:
        field = page._meta.get_field(name)
        written = self._values.get(name)
        if written in (None, ""):
            return field.get_default()
        if name == "keyphrase_synonyms" and isinstance(written, list):
            written = "\n".join(map(_shown, written))
        elif not isinstance(written, str | int | float | date):
            self._note(name, f"“{name}” is no single value: {_shown(written)}")
            return field.get_default()
        try:
            return field.clean(written.strip() if isinstance(written, str) else written, page)
        except ValidationError as error:
            self._note(name, f"“{name}” left empty: {written}: {' '.join(error.messages)}")
            return field.get_default()

    def _choice(self, name: str, model: type[Model]) -> Model | None:
        slug = self._values.get(name)
        if slug in (None, ""):
            return None
        found = model.objects.filter(slug=_shown(slug)).first()
        if found is None:
            self._note(name, f"there is no {name.replace('_', ' ')} “{_shown(slug)}” in the library")
        return found

    def _conditions(self) -> list[Condition]:
        slugs = [_shown(slug) for slug in _listed(self._values.get("conditions"))]
        known = {condition.slug: condition for condition in Condition.objects.filter(slug__in=slugs)}
        for slug in slugs:
            if slug not in known:
                self._note("conditions", f"there is no condition “{slug}” in the library")
        return list(known.values())

    def _reference(self, entry: Any) -> Reference | str:
        """Return the reference that an entry means: by the caller's key, or what identifies it; or what is unknown."""
        if isinstance(entry, Mapping):
            return self._described_reference({str(key).lower(): value for key, value in entry.items()})
        key = _shown(entry)
        if key in self._references:
            return self._references[key]
        identity = key.removeprefix("https://doi.org/").removeprefix("doi:")
        return next(filter(None, (_only_reference(**{name: identity}) for name in (*IDENTITIES, "title"))), key)

    def _described_reference(self, entry: Mapping[str, Any]) -> Reference | str:
        values = {name: entry[name] for name in REFERENCE_FIELDS if entry.get(name) not in (None, "")}
        identities = [{name: values[name]} for name in IDENTITIES if name in values]
        for identity in identities or [{name: values[name] for name in ("title", "year") if name in values}]:
            if found := _only_reference(**identity):
                return found
        reference = Reference(**{name: v if isinstance(v, date) else _shown(v) for name, v in values.items()})
        try:
            reference.full_clean()
        except ValidationError as error:
            return f"{_shown(entry.get('title') or 'no title')} ({' '.join(error.messages)})"
        return reference

    def _note(self, name: str, message: str) -> None:
        self._notes.add(message, self._lines.get(name))


def attach_references(page: TreatmentArticlePage, references: Iterable[Reference]) -> None:
    """Make these the page's references, saving those that are new to the library."""
    entries = []
    for order, reference in enumerate(references):
        if reference.pk is None:
            reference.save()
        entries.append(ArticleReference(reference=reference, sort_order=order))
    page.article_references = entries


def _only_reference(**identity: Any) -> Reference | None:
    """Return the one reference that this identifies, None where there are more or none."""
    found = Reference.objects.filter(**{name: _shown(value) for name, value in identity.items()})[:2]
    return found[0] if len(found) == 1 else None


def _listed(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def _shown(value: Any) -> str:
    """Return a value as text; what holds other values by its kind, because it may hold too many to show."""
    return type(value).__name__ if isinstance(value, list | dict | set | tuple) else str(value).strip()
