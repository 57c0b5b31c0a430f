"""Writes articles as draft pages and as draft revisions of pages that no editor has changed."""

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from cms.articles.importing.article import Article
from cms.articles.importing.fields import FieldFiller, attach_references
from cms.articles.importing.files import SourceFile
from cms.articles.importing.history import is_edited_since_import, record_import
from cms.articles.importing.lengths import longest_in_field
from cms.articles.importing.pictures import PictureFolder
from cms.articles.importing.stream import Body
from cms.articles.models import Reference, Treatment, TreatmentArticlePage, TreatmentIndexPage
from cms.users.models import User

MAX_SLUG = longest_in_field("slug") - 10  # leaves room for a number


class PageWriter:
    """Writes the pages of one run; a dry run does everything but write."""

    def __init__(
        self,
        parent: TreatmentIndexPage,
        treatment: Treatment | None = None,
        owner: User | None = None,
        references: Mapping[str, Reference] | None = None,
        pictures: Path | None = None,
        dry_run: bool = False,
    ) -> None:
        self._parent = parent
        self._treatment = treatment
        self._owner = owner
        self._references = references or {}
        self._pictures = pictures
        self._dry_run = dry_run
        self._slugs: set[str] = set()

    def create(self, source: SourceFile, digest: str, article: Article) -> tuple[TreatmentArticlePage, Body]:
        """Write a new draft page."""
        page = TreatmentArticlePage(live=False, owner=self._owner, import_source=source.name, treatment=self._treatment)
        page.slug = self._unused_slug(article)
        return self._write(page, source, digest, article)

    def update(
        self, page: TreatmentArticlePage, source: SourceFile, digest: str, article: Article
    ) -> tuple[TreatmentArticlePage, Body]:
        """Write a new draft revision of a page."""
        draft = page.get_latest_revision_as_object()
        if not page.live:
            draft.slug = page.slug
        return self._write(draft, source, digest, article)

    def _write(
        self, page: TreatmentArticlePage, source: SourceFile, digest: str, article: Article
    ) -> tuple[TreatmentArticlePage, Body]:
        page.title = article.title
        page.import_hash = digest
        pictures = PictureFolder(source, article.notes, self._pictures, self._owner, self._dry_run)
        filler = FieldFiller(article.front_matter, article.notes, self._references)
        filler.fill(page)
        references = filler.references()
        try:
            with transaction.atomic():
                body = article.body(pictures)
                if not self._dry_run:
                    page.body = body.blocks
                    attach_references(page, references)
                    self._save(page)
        except BaseException:
            pictures.discard()
            raise
        return page, body

    def _save(self, page: TreatmentArticlePage) -> None:
        action = "wagtail.edit" if page.pk else "wagtail.create"
        if page.pk is None:
            # Fresh, because a file that failed leaves the parent's count of children wrong in memory.
            TreatmentIndexPage.objects.get(pk=self._parent.pk).add_child(instance=page)
        elif page.live:
            TreatmentArticlePage.objects.filter(pk=page.pk).update(import_hash=page.import_hash)
        else:
            page.save()
        revision = page.save_revision(user=self._owner, clean=False)
        record_import(page, action, revision, self._owner)

    def _unused_slug(self, article: Article) -> str:
        names = (article.front_matter.text("slug"), article.name, article.title)
        stem = next(filter(None, (slugify(name, allow_unicode=True) for name in names)), "article")[:MAX_SLUG]
        siblings = self._parent.get_children().filter(slug__startswith=stem)
        taken = {*siblings.values_list("slug", flat=True), *self._slugs}
        slug, count = stem, 1
        while slug in taken:
            count += 1
            slug = f"{stem}-{count}"
        if slug != stem:
            article.notes.add(f"the address “{stem}” is taken, so the page has “{slug}”")
        self._slugs.add(slug)
        return slug


def why_not_to_update(page: TreatmentArticlePage) -> str:
    """Return why a page must be left as it is, or nothing where its draft may be replaced."""
    if is_edited_since_import(page, page.get_latest_revision_as_object()):
        return "edited here since import; not touched"
    if page.get_lock():
        return "locked; not touched"
    return "in review; not touched" if page.workflow_in_progress else ""
